import type { StorageType } from "./storageType.js";

type NumberKind = Exclude<StorageType["kind"], "text" | "longText">;

/** The greatest value that is a number; all above are missing. */
export const greatest: Readonly<Record<NumberKind, number>> = {
  byte: 100,
  int: 32_740,
  long: 2_147_483_620,
  float: 1.7014117331926443e38, // the last float before 2¹²⁷
  double: 8.988465674311579e307, // the last double before 2¹⁰²³
};

/** “.” and after it “.a” to “.z” are the next values of the whole-number types. */
const tagCount = 27;

/**
 * Which missing value stands here: 0 for “.”, 1 to 26 for “.a” to “.z”. Infinities and what is not a number, which
 * Stata never writes, count as “.”.
 */
export function missingAt(
  kind: NumberKind,
  value: number,
  view: DataView,
  at: number,
  little: boolean,
): number {
  const place =
    kind === "double"
      ? (view.getUint32(little ? at + 4 : at, little) - 0x7fe00000) / 0x100
      : kind === "float"
        ? (view.getUint32(at, little) - 0x7f000000) / 0x800
        : value - greatest[kind] - 1;
  return Number.isInteger(place) && place > 0 && place < tagCount ? place : 0;
}

/** The letter's character code for a missing value, as a batch has it: 97 for “.a”, 0 for “.”. */
export function tagOf(missing: number): number {
  return missing === 0 ? 0 : 96 + missing;
}

/** The letter of a value that carries a label, where that value is missing: labels are kept as whole numbers. */
export function labelledTag(value: number): string | null {
  const missing = value - greatest.long - 1;
  return missing > 0 && missing < tagCount ? String.fromCharCode(tagOf(missing)) : null;
}
