import { at } from "../../maths/at.js";
import { dot, matrix } from "../../maths/matrix.js";
import { nearestPoint } from "../../maths/nearestPoint.js";

/**
 * Weights ≥ 0 with sum 1 under which columns follow a target, but for a constant: the least of
 * mean square of (target − Σ weight · column − constant) plus penalty² · Σ weight².
 *
 * in      columns of one length, the target of that length
 * source  Arkhangelsky et al. (2021), eq. 4 and 6
 */
export function syntheticWeights(
  columns: readonly ArrayLike<number>[],
  target: ArrayLike<number>,
  penalty: number,
): Float64Array {
  const wanted = centred(target);
  const length = target.length;
  const gaps = columns.map((column) => centred(column).map((value, t) => value - at(wanted, t)));
  const half = gaps.map((gap, j) => gaps.slice(0, j + 1).map((other) => dot(gap, other) / length));
  const gram = matrix(columns.length, columns.length, (j, k) => {
    const product = at(half[Math.max(j, k)] ?? [], Math.min(j, k));
    return j === k ? product + penalty ** 2 : product;
  });
  return nearestPoint(gram);
}

/** Standard deviation of the changes from one period to the next, over all units (divided by their number less one). */
export function spreadOfChanges(paths: readonly ArrayLike<number>[]): number {
  const changes = paths.flatMap((path) =>
    Array.from({ length: Math.max(path.length - 1, 0) }, (_, t) => at(path, t + 1) - at(path, t)),
  );
  const mean = changes.reduce((sum, change) => sum + change, 0) / changes.length;
  return Math.sqrt(changes.reduce((sum, change) => sum + (change - mean) ** 2, 0) / (changes.length - 1));
}

function centred(values: ArrayLike<number>): Float64Array {
  const mean = Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;
  return Float64Array.from(values, (value) => value - mean);
}
