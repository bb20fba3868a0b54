import { formatP } from "../../claims/format.js";
import type { PublicCount } from "../../vocabulary/intake.js";
import type { NoFigure, Withheld } from "../../vocabulary/released.js";
import type { Language } from "../../vocabulary/text.js";
import { numberText } from "../display/figureText.js";
import { absenceOf, reasonText } from "../display/status.js";
import { type Words, wordsIn } from "../words.js";

/** What stands where there is no figure. */
export const dash = "–";

/** A number of so many decimals, or a dash where there is none. */
export function cellText(value: number | null | undefined, decimals: number, language: Language): string {
  return value === null || value === undefined ? dash : numberText(value, decimals, language);
}

/** A number of people, or that they are too few to tell. */
export function countText(rows: PublicCount, language: Language): string {
  return rows === null ? wordsIn(language).tooFewToTell : numberText(rows, 0, language);
}

/** A share in per cent without its sign, for a column or a sentence that says the unit. */
export function percentText(share: number | null | undefined, language: Language): string {
  return cellText(share === null || share === undefined ? null : share * 100, 1, language);
}

/** "41.1–43.0", or a dash where there is no interval. */
export function spanText(
  interval: readonly [low: number, high: number] | null | undefined,
  text: (value: number) => string,
): string {
  return interval ? interval.map(text).join("–") : dash;
}

/** "0.031", "< 0.001", or a dash where there is none. */
export function pText(p: number | null | undefined, language: Language): string {
  if (p === null || p === undefined) return dash;
  return formatP(p, wordsIn(language).language).replace(/^p (= )?/, "");
}

/** Why there is no figure: an effect and a measure of chances say more than that there is none. */
export function missingText(result: Withheld | NoFigure, words: Words): string {
  const key = result.kind === "no-figure" ? `noFigure: ${result.reason}` : "";
  if (key in words) return words[key as keyof Words];
  const absence = absenceOf(result);
  return absence ? reasonText(absence, words) : dash;
}

/** " (points)", or nothing. */
export function inParentheses(text: string): string {
  return text === "" ? "" : ` (${text})`;
}
