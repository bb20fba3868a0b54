import { at } from "../../maths/at.js";

/** Standard deviation (n − 1) of a column among some rows, summed in their order; NaN-free: 0 for fewer than two rows. */
export function spread(values: ArrayLike<number>, rows: readonly number[]): number {
  if (rows.length < 2) return 0;
  const mean = rows.reduce((sum, row) => sum + at(values, row), 0) / rows.length;
  return Math.sqrt(rows.reduce((sum, row) => sum + (at(values, row) - mean) ** 2, 0) / (rows.length - 1));
}
