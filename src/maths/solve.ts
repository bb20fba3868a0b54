import { at } from "./at.js";
import { entry, identity, type Matrix, matrix } from "./matrix.js";
import { square } from "./symmetric.js";

export interface Solved {
  readonly kind: "solved";
  readonly x: Matrix;
}

export interface Singular {
  readonly kind: "singular";
  readonly rank: number;
  readonly size: number;
}

/**
 * The X with AX = B for a square A, by elimination with complete pivoting. For variances use `choleskySolve`.
 *
 * Rows, then columns, are first divided by their largest entry, and each pivot is the largest number left: so the
 * rank is told apart from rounding, and units do not matter.
 *
 * in      A square and small, B with as many rows
 * out     X; or `singular` with the number of pivots found before only rounding was left
 * throws  Error on sizes that do not fit
 * source  Golub & Van Loan (2013), Matrix Computations, §3.4.6
 */
export function solve(a: Matrix, b: Matrix): Solved | Singular {
  square("solve", a);
  if (a.rows !== b.rows) throw new Error(`solve: ${a.rows} equations, ${b.rows} right-hand sides`);
  const size = a.rows;
  const width = size + b.cols;
  const places = Array.from({ length: size }, (_, k) => k);
  const largest = (of: (k: number) => number) => Math.max(...places.map((k) => Math.abs(of(k)))) || 1;
  const unitOfRow = places.map((i) => largest((j) => entry(a, i, j)));
  const unitOfColumn = places.map((j) => largest((i) => entry(a, i, j) / at(unitOfRow, i)));
  const { data } = matrix(size, width, (i, j) =>
    j < size
      ? entry(a, i, j) / at(unitOfRow, i) / at(unitOfColumn, j)
      : entry(b, i, j - size) / at(unitOfRow, i),
  );
  const get = (i: number, j: number) => at(data, i * width + j);
  const openRows = new Set(places);
  const rowFor = new Map<number, number>();

  while (openRows.size > 0) {
    let pivot = { i: 0, j: 0, size: 0 };
    for (const i of openRows) {
      for (const j of places) {
        const size = rowFor.has(j) ? 0 : Math.abs(get(i, j));
        if (size > pivot.size) pivot = { i, j, size };
      }
    }
    if (pivot.size <= 1e-14 * size) return { kind: "singular", rank: rowFor.size, size };
    openRows.delete(pivot.i);
    rowFor.set(pivot.j, pivot.i);
    for (const i of places) {
      const factor = i === pivot.i ? 0 : get(i, pivot.j) / get(pivot.i, pivot.j);
      if (factor !== 0)
        for (let j = 0; j < width; j++) data[i * width + j] = get(i, j) - factor * get(pivot.i, j);
    }
  }
  const x = (column: number, k: number) => {
    const row = rowFor.get(column) ?? -1;
    return get(row, size + k) / get(row, column) / at(unitOfColumn, column);
  };
  return { kind: "solved", x: matrix(size, b.cols, x) };
}

/** A⁻¹, or `singular`; see `solve`. */
export function inverse(a: Matrix): Solved | Singular {
  return solve(a, identity(a.rows));
}
