import type { Language } from "../../vocabulary/text.js";
import { numberText } from "../display/figureText.js";

/** What stands where there is no figure. */
export const dash = "–";

/** A number of so many decimals, or a dash where there is none. */
export function cellText(value: number | null | undefined, decimals: number, language: Language): string {
  return value === null || value === undefined ? dash : numberText(value, decimals, language);
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
