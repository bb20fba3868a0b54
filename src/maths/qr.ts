import { at } from "./at.js";
import { entry, type Matrix, matrix, multiplyVector, rowOf, transpose } from "./matrix.js";

/** X with its columns in `order` = QR; the first `rank` of them are independent. */
export interface Qr {
  readonly rank: number;
  readonly order: readonly number[];
  /** R, rank × cols: upper triangular in its first `rank` columns. */
  readonly upper: Matrix;
  /** Qᵀy. */
  readonly rotate: (y: ArrayLike<number>) => Float64Array;
}

export interface LeastSquares {
  readonly rank: number;
  /** One for each column of X; 0 for those in `aliased`, which say nothing the kept ones do not say. */
  readonly coefficients: Float64Array;
  readonly aliased: readonly number[];
  /** y − Xb. */
  readonly residuals: Float64Array;
  /** (XᵀWX)⁻¹ on the kept columns, 0 elsewhere. */
  readonly unscaled: Matrix;
}

/**
 * QR decomposition by Householder reflections, setting a column aside when too little of it is left.
 *
 * As R's `lm` does it: columns keep their order, and one whose length has shrunk to `tolerance` of what it was goes
 * to the end. So it is the later of two collinear columns that is dropped, and units do not matter.
 *
 * in      X, at least as many rows as its rank
 * source  Golub & Van Loan (2013), §5.2; the pivoting rule of LINPACK's dqrdc2 in R
 */
export function qr(x: Matrix, { tolerance = 1e-7 } = {}): Qr {
  const columns = transpose(x);
  const whole = Array.from({ length: x.cols }, (_, j) => length(rowOf(columns, j), 0));
  const order = whole.map((_, j) => j);
  const columnAt = (k: number) => rowOf(columns, at(order, k));
  const reflectors: Float64Array[] = [];
  let end = x.cols;
  for (let k = 0; k < Math.min(end, x.rows); ) {
    const pivot = columnAt(k);
    const size = length(pivot, k);
    if (size <= tolerance * at(whole, at(order, k))) {
      order.push(...order.splice(k, 1));
      end--;
      continue;
    }
    const mirror = Float64Array.from(pivot, (value, i) => (i < k ? 0 : value));
    mirror[k] = at(mirror, k) + (at(mirror, k) < 0 ? -size : size);
    reflectors.push(mirror);
    for (let l = k; l < x.cols; l++) reflect(columnAt(l), mirror);
    k++;
  }
  const rank = reflectors.length;
  return {
    rank,
    order,
    upper: matrix(rank, x.cols, (i, j) => (i > j ? 0 : at(columnAt(j), i))),
    rotate: (y) => {
      const rotated = Float64Array.from(y);
      for (const mirror of reflectors) reflect(rotated, mirror);
      return rotated;
    },
  };
}

/**
 * The b with the least Σ w (y − Xb)².
 *
 * in      X, y with one value a row, weights ≥ 0 (all 1 if left out)
 * out     coefficients, residuals, and the inverse cross product that a variance is built from
 * throws  Error on a negative weight, on sizes that do not fit, on NaN
 */
export function leastSquares(x: Matrix, y: ArrayLike<number>, weights?: ArrayLike<number>): LeastSquares {
  if (y.length !== x.rows) throw new Error(`leastSquares: ${x.rows} rows, ${y.length} outcomes`);
  const root = Float64Array.from({ length: x.rows }, (_, i) => Math.sqrt(weights ? at(weights, i) : 1));
  const target = matrix(x.rows, 1, (i) => at(root, i) * at(y, i)).data;
  const { rank, order, upper, rotate } = qr(matrix(x.rows, x.cols, (i, j) => at(root, i) * entry(x, i, j)));
  const kept = order.slice(0, rank);
  const coefficients = new Float64Array(x.cols);
  backSubstitute(upper, rotate(target)).forEach((value, k) => {
    coefficients[at(kept, k)] = value;
  });
  const inverse = kept.map((_, k) =>
    backSubstitute(
      upper,
      Float64Array.from(kept, (_, l) => (l === k ? 1 : 0)),
    ),
  );
  const place = new Map(kept.map((column, k) => [column, k]));
  const fitted = multiplyVector(x, coefficients);
  return {
    rank,
    coefficients,
    aliased: order.slice(rank).sort((a, b) => a - b),
    residuals: Float64Array.from(fitted, (value, i) => at(y, i) - value),
    unscaled: matrix(x.cols, x.cols, (i, j) => {
      const [k, l] = [place.get(i), place.get(j)];
      if (k === undefined || l === undefined) return 0;
      return inverse.reduce((sum, column) => sum + at(column, k) * at(column, l), 0);
    }),
  };
}

/** The z with Rz = the first `rank` numbers of c, for the leading triangle of R. */
function backSubstitute(upper: Matrix, c: ArrayLike<number>): Float64Array {
  const z = new Float64Array(upper.rows);
  for (let k = upper.rows - 1; k >= 0; k--) {
    let sum = at(c, k);
    for (let l = k + 1; l < upper.rows; l++) sum -= entry(upper, k, l) * at(z, l);
    z[k] = sum / entry(upper, k, k);
  }
  return z;
}

/** y less twice its part along the mirror's normal, in place. */
function reflect(y: Float64Array, normal: Float64Array): void {
  let along = 0;
  let square = 0;
  for (let i = 0; i < normal.length; i++) {
    along += at(normal, i) * at(y, i);
    square += at(normal, i) ** 2;
  }
  for (let i = 0; i < normal.length; i++) y[i] = at(y, i) - (2 * along * at(normal, i)) / square;
}

/** Length of what is left of a column from row k down. */
function length(column: Float64Array, k: number): number {
  const rest = column.subarray(k);
  const most = rest.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return most === 0 ? 0 : most * Math.sqrt(rest.reduce((sum, value) => sum + (value / most) ** 2, 0));
}
