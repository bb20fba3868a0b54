import { at } from "../../maths/at.js";
import { entry, type Matrix, matrix, multiply, multiplyVector, rowOf } from "../../maths/matrix.js";
import { qr } from "../../maths/qr.js";
import { inverse } from "../../maths/solve.js";
import type { RegressionCells } from "./cells.js";

/** Least squares on cells, with what a covariance of the coefficients is made from. */
export interface LinearRegression {
  readonly kind: "fitted";
  readonly names: readonly string[];
  readonly coefficients: Float64Array;
  readonly cells: RegressionCells;
  /** The F with FF' = (X'WX)⁻¹ that makes XF orthonormal under the weights. */
  readonly root: Matrix;
  /** XF. */
  readonly unit: Matrix;
  /** mean − x'b in each cell. */
  readonly residuals: Float64Array;
  /** Number of rows. */
  readonly rows: number;
  /** Rows less coefficients. */
  readonly df: number;
}

export interface Unfitted {
  readonly kind: "not-estimable";
  readonly reason: "no-answers" | "singular" | "no-variance" | "one-psu";
  readonly detail: string;
}

/**
 * Linear regression by (weighted) least squares, for covariances that take neither all rows to vary alike nor rows to be
 * independent: `rowCovariance`, `clusterCovariance`, `wildBootstrap`.
 *
 * in      cells of rows; `cellsOfRows` makes them of rows as they are
 * out     coefficients in the outcome's unit per unit of each column
 * returns `not-estimable`: "no-answers" without more rows than columns; "singular" where columns follow from others
 * not     for answers of a sample with strata and PSUs: see `glm`
 * source  R 4.2 `lm`, also with `weights`
 */
export function linearRegression(cells: RegressionCells): LinearRegression | Unfitted {
  const { names, x, mean } = cells;
  const rows = cells.rows.reduce((sum, n) => sum + n, 0);
  const df = rows - names.length;
  if (df < 1) return unfitted("no-answers", `${rows} rows for ${names.length} coefficients`);
  const half = cells.weight.map((weight, i) => Math.sqrt(weight * at(cells.rows, i)));
  const { rank, order, upper, rotate } = qr(matrix(x.rows, x.cols, (i, j) => at(half, i) * entry(x, i, j)));
  const followers = order.slice(rank).map((j) => names[j]);
  const inverted = rank === x.cols ? inverse(upper) : null;
  if (inverted?.kind !== "solved")
    return unfitted("singular", `follows from the columns before: ${followers.join(", ")}`);
  const root = inverted.x;
  const turned = rotate(mean.map((value, i) => at(half, i) * value)).slice(0, rank);
  const coefficients = multiplyVector(root, turned);
  const fitted = multiplyVector(x, coefficients);
  return {
    kind: "fitted",
    names,
    coefficients,
    cells,
    root,
    unit: multiply(x, root),
    residuals: mean.map((value, i) => value - at(fitted, i)),
    rows,
    df,
  };
}

/** w·x'(X'WX)⁻¹x of a row of each cell: the part of its fitted value that is its own doing. */
export function leverages({ unit, cells }: LinearRegression): Float64Array {
  return cells.weight.map((weight, i) => weight * rowOf(unit, i).reduce((sum, v) => sum + v * v, 0));
}

export function unfitted(reason: Unfitted["reason"], detail: string): Unfitted {
  return { kind: "not-estimable", reason, detail };
}
