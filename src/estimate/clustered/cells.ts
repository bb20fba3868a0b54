import { at } from "../../maths/at.js";
import { type Matrix, matrix } from "../../maths/matrix.js";

/**
 * What a linear regression rests on: rows that are alike in cluster, predictors and weight, reduced to their number, the
 * mean of the outcome and the squares about it. A row by itself is a cell of one. Nothing is lost by reducing rows so:
 * leverage is constant in a cell.
 */
export interface RegressionCells {
  /** Name of each column of `x`; the column of ones has a name too. */
  readonly names: readonly string[];
  /** Cells × columns. Nothing is added to it: an intercept is a column of ones. */
  readonly x: Matrix;
  /** Rows in each cell. */
  readonly rows: Float64Array;
  /** Mean of the outcome in each cell. */
  readonly mean: Float64Array;
  /** Σ(y − mean)² in each cell. */
  readonly squares: Float64Array;
  /** The weight that each row of the cell has, above 0. */
  readonly weight: Float64Array;
  /** Number of the cell's cluster, from 0; `null` where nothing is clustered. */
  readonly cluster: Int32Array | null;
}

/** Rows as they are, in parallel columns. */
export interface RegressionRows {
  readonly columns: readonly NamedColumn[];
  readonly y: ArrayLike<number>;
  /** Above 0; 1 if left out. */
  readonly weight?: ArrayLike<number>;
  /** What the row belongs to; clusters are numbered in the order of their names, whatever the order of rows. */
  readonly cluster?: readonly string[];
}

export interface NamedColumn {
  readonly name: string;
  readonly values: ArrayLike<number>;
}

/**
 * Rows as cells of one, an intercept put first.
 *
 * in      columns without the ones; outcome, weights and clusters, one a row
 * throws  Error on lengths that differ, on a weight that is not above 0
 */
export function cellsOfRows({ columns, y, weight, cluster }: RegressionRows): RegressionCells {
  const size = y.length;
  const lengths = [...columns.map(({ values }) => values), weight ?? y, cluster ?? y].map(
    (list) => list.length,
  );
  if (lengths.some((length) => length !== size)) throw new Error("cellsOfRows: columns of different lengths");
  const weights = Float64Array.from({ length: size }, (_, i) => (weight ? at(weight, i) : 1));
  if (!weights.every((value) => value > 0)) throw new Error("cellsOfRows: a weight is above 0");
  return {
    names: ["(Intercept)", ...columns.map(({ name }) => name)],
    x: matrix(size, columns.length + 1, (i, j) => (j === 0 ? 1 : at(columns[j - 1]?.values ?? [], i))),
    rows: new Float64Array(size).fill(1),
    mean: Float64Array.from(y),
    squares: new Float64Array(size),
    weight: weights,
    cluster: cluster ? clusterNumbers(cluster) : null,
  };
}

/** Each name's place in the sorted list of different names. */
export function clusterNumbers(names: readonly string[]): Int32Array {
  const place = new Map([...new Set(names)].sort().map((name, k) => [name, k]));
  return Int32Array.from(names, (name) => place.get(name) as number);
}
