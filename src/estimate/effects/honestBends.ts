import { at } from "../../maths/at.js";
import { cholesky } from "../../maths/cholesky.js";
import {
  fromRows,
  type Matrix,
  multiply,
  multiplyVector,
  quadraticForm,
  transpose,
} from "../../maths/matrix.js";
import { nearestPoint } from "../../maths/nearestPoint.js";
import { leastSquares } from "../../maths/qr.js";
import { symmetrised } from "../../maths/symmetric.js";

/** The combination of least variance whose bends c sum to `sum` in absolute value; `Infinity`: no limit on them. */
export function leastVariance(
  straight: readonly number[],
  bent: readonly (readonly number[])[],
  covariance: Matrix,
  sum: number,
): readonly number[] {
  const moved = (by: readonly number[]) =>
    straight.map((value, t) => bent.reduce((all, bend, j) => all + at(by, j) * at(bend, t), value));
  if (sum === Number.POSITIVE_INFINITY) return moved(freeBends(straight, bent, covariance));
  const corners = bent.flatMap((_, j) => [sum, -sum].map((by) => bent.map((_, k) => (k === j ? by : 0))));
  const weights = nearestPoint(quadraticForm(fromRows(corners.map(moved)), covariance));
  return moved(bent.map((_, j) => sum * (at(weights, 2 * j) - at(weights, 2 * j + 1))));
}

/** The bends that give the least variance of all. */
export function freeBends(
  straight: readonly number[],
  bent: readonly (readonly number[])[],
  covariance: Matrix,
): readonly number[] {
  if (bent.length === 0) return [];
  const rooted = cholesky(symmetrised(covariance));
  if (rooted.kind !== "factored") throw new Error("honestSmoothness: the covariance was checked before");
  const toRoot = transpose(rooted.factor);
  const target = multiplyVector(toRoot, straight).map((value) => -value);
  return [...leastSquares(multiply(toRoot, transpose(fromRows(bent))), target).coefficients];
}
