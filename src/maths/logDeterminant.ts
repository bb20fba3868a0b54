import { cholesky } from "./cholesky.js";
import { entry, type Matrix } from "./matrix.js";

/**
 * ln det A of a symmetric positive definite matrix.
 *
 * out     −Infinity where A has not full rank, to rounding
 * throws  Error for a matrix that is not symmetric, or not positive semidefinite
 */
export function logDeterminant(a: Matrix): number {
  const found = cholesky(a, { tolerance: 1e-15 });
  if (found.kind === "indefinite") throw new Error("logDeterminant: not a positive semidefinite matrix");
  if (found.rank < found.size) return Number.NEGATIVE_INFINITY;
  return found.order.reduce((sum, row, k) => sum + 2 * Math.log(entry(found.factor, row, k)), 0);
}
