import { at } from "./at.js";
import { square, symmetrised } from "./symmetric.js";

/** A small dense matrix, row by row: entry (i, j) is data[i·cols + j]. Never changed after it is made. */
export interface Matrix {
  readonly rows: number;
  readonly cols: number;
  readonly data: Float64Array;
}

/**
 * A matrix from its entries.
 *
 * in      sizes, and the entry for each row and column (counted from 0)
 * throws  Error on an entry that is NaN or infinite: no routine of this room can go on from one
 */
export function matrix(rows: number, cols: number, entryAt: (i: number, j: number) => number): Matrix {
  const data = new Float64Array(rows * cols);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < cols; j++) data[i * cols + j] = finite(entryAt(i, j), i, j);
  }
  return { rows, cols, data };
}

/** A matrix from its rows, which must be of one length. No rows: the 0 × 0 matrix. */
export function fromRows(rows: readonly ArrayLike<number>[]): Matrix {
  const cols = rows[0]?.length ?? 0;
  if (rows.some((row) => row.length !== cols)) throw new Error("fromRows: rows of different lengths");
  return matrix(rows.length, cols, (i, j) => at(rows[i] ?? [], j));
}

export function identity(size: number): Matrix {
  return matrix(size, size, (i, j) => (i === j ? 1 : 0));
}

export function diagonal(entries: ArrayLike<number>): Matrix {
  return matrix(entries.length, entries.length, (i, j) => (i === j ? at(entries, i) : 0));
}

/** A vector as a matrix of one column. */
export function column(entries: ArrayLike<number>): Matrix {
  return matrix(entries.length, 1, (i) => at(entries, i));
}

export function entry(m: Matrix, i: number, j: number): number {
  if (i < 0 || j < 0 || i >= m.rows || j >= m.cols) {
    throw new Error(`entry: no (${i}, ${j}) in a ${shape(m)} matrix`);
  }
  return at(m.data, i * m.cols + j);
}

export function toRows(m: Matrix): number[][] {
  return Array.from({ length: m.rows }, (_, i) => Array.from(rowOf(m, i)));
}

/** Row i, as a view of the matrix's own numbers. */
export function rowOf(m: Matrix, i: number): Float64Array {
  return m.data.subarray(i * m.cols, (i + 1) * m.cols);
}

export function columnOf(m: Matrix, j: number): Float64Array {
  return Float64Array.from({ length: m.rows }, (_, i) => entry(m, i, j));
}

export function transpose(m: Matrix): Matrix {
  return matrix(m.cols, m.rows, (i, j) => at(m.data, j * m.cols + i));
}

export function add(a: Matrix, b: Matrix): Matrix {
  sameShape("add", a, b);
  return matrix(a.rows, a.cols, (i, j) => at(a.data, i * a.cols + j) + at(b.data, i * a.cols + j));
}

export function subtract(a: Matrix, b: Matrix): Matrix {
  return add(a, scale(b, -1));
}

export function scale(m: Matrix, factor: number): Matrix {
  return matrix(m.rows, m.cols, (i, j) => factor * at(m.data, i * m.cols + j));
}

/** AB. Sums run from left to right, so the same numbers give the same bits everywhere. */
export function multiply(a: Matrix, b: Matrix): Matrix {
  if (a.cols !== b.rows) throw new Error(`multiply: ${shape(a)} by ${shape(b)}`);
  const [size, cols] = [a.cols, b.cols];
  const data = new Float64Array(a.rows * cols);
  for (let i = 0; i < a.rows; i++) {
    for (let k = 0; k < size; k++) {
      const factor = a.data[i * size + k] as number;
      for (let j = 0; j < cols; j++)
        data[i * cols + j] = (data[i * cols + j] as number) + factor * (b.data[k * cols + j] as number);
    }
  }
  return { rows: a.rows, cols, data };
}

/** Mv, a vector. */
export function multiplyVector(m: Matrix, v: ArrayLike<number>): Float64Array {
  return multiply(m, column(v)).data;
}

export function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) throw new Error(`dot: lengths ${a.length} and ${b.length}`);
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}

/** a V aᵀ: the variance of the linear combinations in the rows of `a`, for estimates with variance V. */
export function quadraticForm(a: Matrix, v: Matrix): Matrix {
  return symmetrised(multiply(multiply(a, v), transpose(a)));
}

/** aᵀ V b, a number. */
export function bilinear(a: ArrayLike<number>, v: Matrix, b: ArrayLike<number>): number {
  return dot(a, multiplyVector(v, b));
}

/** Xᵀ W X for the diagonal matrix W of the weights (all 1 if left out). */
export function crossProduct(x: Matrix, weights?: ArrayLike<number>): Matrix {
  const weighted = weights ? matrix(x.rows, x.cols, (i, j) => at(weights, i) * entry(x, i, j)) : x;
  return symmetrised(multiply(transpose(x), weighted));
}

export function trace(m: Matrix): number {
  square("trace", m);
  let sum = 0;
  for (let i = 0; i < m.rows; i++) sum += entry(m, i, i);
  return sum;
}

/** The largest size of an entry; 0 for an empty matrix. */
export function largest(m: Matrix): number {
  return m.data.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}

/** The rows and columns named by their places, in that order; all of them where a list is left out. */
export function select(m: Matrix, rows?: readonly number[], cols?: readonly number[]): Matrix {
  const [is, js] = [
    rows ?? Array.from({ length: m.rows }, (_, i) => i),
    cols ?? Array.from({ length: m.cols }, (_, j) => j),
  ];
  return matrix(is.length, js.length, (i, j) => entry(m, at(is, i), at(js, j)));
}

function sameShape(where: string, a: Matrix, b: Matrix): void {
  if (a.rows !== b.rows || a.cols !== b.cols) throw new Error(`${where}: ${shape(a)} and ${shape(b)}`);
}

function shape(m: Matrix): string {
  return `${m.rows} × ${m.cols}`;
}

function finite(value: number, i: number, j: number): number {
  if (!Number.isFinite(value)) throw new Error(`matrix: entry (${i}, ${j}) is ${value}`);
  return value;
}
