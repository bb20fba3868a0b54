import { at } from "./at.js";
import { entry, identity, type Matrix, matrix } from "./matrix.js";
import type { Singular, Solved } from "./solve.js";
import { symmetric, symmetrised } from "./symmetric.js";

/** A = F Fᵀ, where F has as many columns as A has rank. */
export interface Cholesky {
  readonly kind: "factored";
  readonly rank: number;
  readonly size: number;
  readonly factor: Matrix;
  /** The order in which rows were taken: the first `rank` are independent, the others follow from them. */
  readonly order: readonly number[];
}

/** A has a negative eigenvalue beyond rounding: it is not a variance. */
export interface Indefinite {
  readonly kind: "indefinite";
}

export interface RankTolerance {
  /** The 1 − R² on the rows already taken at or below which a row counts as dependent. */
  readonly tolerance?: number;
}

/**
 * Cholesky factor of a symmetric positive semidefinite matrix, by diagonal pivoting.
 *
 * A pivot is measured against its own diagonal entry (the 1 − R² of that variable on those already taken), so the
 * rank does not change when a variable changes its unit.
 *
 * in      a symmetric matrix
 * out     factor, rank and order; or `indefinite`
 * throws  Error for a matrix that is not symmetric
 * source  Higham (2002), Accuracy and Stability of Numerical Algorithms, §10.3
 */
export function cholesky(a: Matrix, { tolerance = 1e-12 }: RankTolerance = {}): Cholesky | Indefinite {
  symmetric("cholesky", a);
  const size = a.rows;
  const rest = Float64Array.from(a.data);
  const left = (i: number, j: number) => at(rest, i * size + j);
  const share = (i: number) => (entry(a, i, i) > 0 ? left(i, i) / entry(a, i, i) : 0);
  const factor = new Float64Array(size * size);
  const order = Array.from({ length: size }, (_, i) => i);
  let rank = 0;

  for (; rank < size; rank++) {
    const pivot = order.slice(rank).reduce((best, i) => (share(i) > share(best) ? i : best));
    if (share(pivot) <= tolerance) break;
    order.splice(order.indexOf(pivot), 1);
    order.splice(rank, 0, pivot);
    const root = Math.sqrt(left(pivot, pivot));
    const open = order.slice(rank);
    for (const i of open) factor[i * size + rank] = left(i, pivot) / root;
    for (const i of open) {
      for (const j of open) {
        rest[i * size + j] = left(i, j) - at(factor, i * size + rank) * at(factor, j * size + rank);
      }
    }
  }

  const slack = Math.max(10 * tolerance, 1e-9);
  const none = (i: number, j: number) =>
    Math.abs(left(i, j)) <= slack * Math.sqrt(Math.abs(entry(a, i, i) * entry(a, j, j)));
  const dependent = order.slice(rank);
  if (!dependent.every((i) => dependent.every((j) => none(i, j)))) return { kind: "indefinite" };
  return {
    kind: "factored",
    rank,
    size,
    order,
    factor: matrix(size, rank, (i, j) => at(factor, i * size + j)),
  };
}

/**
 * The X with AX = B, for a symmetric positive definite A.
 *
 * out     X, or `singular` with the rank, or `indefinite`
 */
export function choleskySolve(
  a: Matrix,
  b: Matrix,
  options: RankTolerance = {},
): Solved | Singular | Indefinite {
  if (a.rows !== b.rows) throw new Error(`choleskySolve: ${a.rows} equations, ${b.rows} right-hand sides`);
  const found = cholesky(a, options);
  if (found.kind === "indefinite") return found;
  const { rank, size } = found;
  return rank < size ? { kind: "singular", rank, size } : { kind: "solved", x: solveFactored(found, b) };
}

/** The X with AX = B, by a factor of full rank that is already there; all columns of B at once. */
export function solveFactored({ size, factor, order }: Cholesky, b: Matrix): Matrix {
  const { cols } = b;
  const lower = matrix(size, size, (k, l) => entry(factor, at(order, k), l)).data;
  const z = matrix(size, cols, (k, c) => entry(b, at(order, k), c)).data;
  const subtract = (k: number, l: number, factorOf: number) => {
    if (factorOf === 0) return;
    for (let c = 0; c < cols; c++)
      z[k * cols + c] = (z[k * cols + c] as number) - factorOf * (z[l * cols + c] as number);
  };
  const divide = (k: number) => {
    const pivot = lower[k * size + k] as number;
    for (let c = 0; c < cols; c++) z[k * cols + c] = (z[k * cols + c] as number) / pivot;
  };
  for (let k = 0; k < size; k++) {
    for (let l = 0; l < k; l++) subtract(k, l, lower[k * size + l] as number);
    divide(k);
  }
  for (let k = size - 1; k >= 0; k--) {
    for (let l = k + 1; l < size; l++) subtract(k, l, lower[l * size + k] as number);
    divide(k);
  }
  const place = new Map(order.map((i, k) => [i, k]));
  return matrix(size, cols, (i, c) => z[(place.get(i) as number) * cols + c] as number);
}

/** A⁻¹ for a symmetric positive definite A, exactly symmetric; see `choleskySolve`. */
export function choleskyInverse(a: Matrix, options: RankTolerance = {}): Solved | Singular | Indefinite {
  const found = choleskySolve(a, identity(a.rows), options);
  return found.kind === "solved" ? { kind: "solved", x: symmetrised(found.x) } : found;
}
