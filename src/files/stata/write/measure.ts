import type { LabelledBatch, NumberColumn, TextColumn } from "../../../vocabulary/labelled.js";
import { greatest } from "../missing.js";
import { longestInRow, type StorageType, storageTypes } from "../storageType.js";

/** How wide a column must be for all that was seen of it. */
export interface Measure {
  isWhole: boolean;
  low: number;
  high: number;
  textBytes: number;
  hasOtherTags: boolean;
}

export function emptyMeasure(): Measure {
  return { isWhole: true, low: 0, high: 0, textBytes: 1, hasOtherTags: false };
}

/** Takes a piece of the column into account. Numbers are measured as Stata will keep them. */
export function measure(
  of: Measure,
  column: LabelledBatch["columns"][number],
  fromSeconds: (value: number) => number,
  bytesOf: (text: string) => number,
): void {
  if (column.kind === "text") measureTexts(of, column, bytesOf);
  else measureNumbers(of, column, fromSeconds);
}

function measureTexts(of: Measure, { values }: TextColumn, bytesOf: (text: string) => number): void {
  for (const text of values) {
    const bytes = bytesOf(text);
    if (bytes > of.textBytes) of.textBytes = bytes;
  }
}

function measureNumbers(
  of: Measure,
  { values, tags }: NumberColumn,
  fromSeconds: (v: number) => number,
): void {
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    const kept = fromSeconds(value);
    if (!Number.isInteger(kept)) of.isWhole = false;
    if (kept < of.low) of.low = kept;
    if (kept > of.high) of.high = kept;
  }
  if (tags?.some((tag) => tag !== 0 && letterOf(tag) === null)) of.hasOtherTags = true;
}

/** A tag as a letter from a (1) to z (26), whatever its case; `null` for none. */
export function letterOf(tag: number): number | null {
  const letter = (tag | 0x20) - 0x60;
  return tag >= 65 && letter >= 1 && letter <= 26 ? letter : null;
}

/** The smallest type that holds everything seen. */
export function typeFor(kind: "number" | "text", { isWhole, low, high, textBytes }: Measure): StorageType {
  if (kind === "text")
    return textBytes > longestInRow ? storageTypes.longText : { kind: "text", bytes: textBytes };
  if (!isWhole) return storageTypes.double;
  if (low >= -127 && high <= greatest.byte) return storageTypes.byte;
  if (low >= -32_767 && high <= greatest.int) return storageTypes.int;
  if (low >= -2_147_483_647 && high <= greatest.long) return storageTypes.long;
  return storageTypes.double;
}
