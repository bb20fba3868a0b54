import type { CategoryRef } from "../vocabulary/quantity.js";
import type { Study } from "../vocabulary/study.js";
import type { Language } from "../vocabulary/text.js";
import { languages } from "./languages.js";

/**
 * A label as it stands within a sentence: "The areas" is "the areas", and "Elm Park" stays.
 *
 * Only a first word that the language's wording lists as ordinary loses its capital, so that no name can.
 */
export function midSentence(label: string, language: Language): string {
  const [word = ""] = /^\p{L}+/u.exec(label) ?? [];
  const small = word.toLowerCase();
  const ordinary = languages.get(language)?.wording.ordinary;
  return ordinary?.has(small) ? small + label.slice(word.length) : label;
}

/** A category's label within a sentence; an area's is its name. */
export function categoryMidSentence(
  label: string,
  { breakdown }: CategoryRef,
  { areas }: Pick<Study, "areas">,
  language: Language,
): string {
  return breakdown === areas?.breakdown ? label : midSentence(label, language);
}
