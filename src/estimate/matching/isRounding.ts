import { at } from "../../maths/at.js";

/** Whether a variance is no more than what rounding leaves, for outcomes of the size that some rows have. */
export function isRounding(variance: number, y: ArrayLike<number>, rows: Iterable<number>): boolean {
  let largest = 0;
  for (const row of rows) largest = Math.max(largest, Math.abs(at(y, row)));
  return !(variance > (1e-12 * largest) ** 2);
}
