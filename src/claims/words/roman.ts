import type { Reading } from "../markdown/reading.js";

const numeral =
  /(?<![\p{L}\p{N}])(?=[IVXLCDM]{2,}(?![\p{L}\p{N}]))M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})(?![\p{L}\p{N}])/gu;

/** Two letters that are read as something else: a compact disc, a confidence interval, a county. */
const abbreviation = /^[CDM].$|^.[CDM]$|^LI$/u;

/** Numbers in Roman numerals of two letters or more: "LXX". */
export function romanNumerals({
  forWords,
}: Reading): readonly { readonly text: string; readonly start: number; readonly end: number }[] {
  return Array.from(forWords.matchAll(numeral), (match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  })).filter(({ text }) => !abbreviation.test(text));
}
