import type { Language } from "../vocabulary/text.js";
import { danish } from "./words/danish.js";
import { english } from "./words/english.js";

/** What the pages say beside the study's own words; `{name}` is filled in. English where a language is missing. */
export function wordsIn(language: Language): Words {
  return byLanguage[language] ?? byLanguage[language.split("-")[0] ?? ""] ?? english;
}

/** A sentence with its gaps filled: `fill("from {a} to {b}", { a: "1", b: "2" })`. */
export function fill(sentence: string, values: Readonly<Record<string, string>>): string {
  return sentence.replace(/\{(\w+)\}/g, (gap, name: string) => values[name] ?? gap);
}

export type Words = { readonly [K in keyof typeof english]: string };

const byLanguage: Readonly<Record<string, Words>> = { en: english, da: danish };
