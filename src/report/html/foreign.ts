import type { Language } from "../../vocabulary/text.js";
import { type Words, wordsIn } from "../words.js";
import { html, type Markup } from "./markup.js";

/** Says so where the page's own words are in another language than the page, for want of that language. */
export function foreign(words: Words, language: Language): Markup | null {
  if (words.language === language.split("-")[0]) return null;
  return html` lang="${words.language}" dir="${directionOf(words.language)}"`;
}

/** Goes back to the page's language within a part that is foreign to it. */
export function native(words: Words, language: Language): Markup | null {
  return foreign(words, language) && html` lang="${language}" dir="${directionOf(language)}"`;
}

/** Which way a language is written. */
export function directionOf(language: Language): "ltr" | "rtl" {
  return ["ar", "fa", "he", "ku", "ps", "ur"].includes(language.split("-")[0] ?? "") ? "rtl" : "ltr";
}

/** A language's own name for itself; its tag where it is not known. */
export function nameOf(language: Language): string {
  const words = wordsIn(language);
  return words.language === language.split("-")[0] ? words.name : language;
}
