import { at } from "./at.js";
import type { Matrix } from "./matrix.js";

/** Throws unless the matrix equals its transpose but for rounding (1e-9 of its largest entry). */
export function symmetric(where: string, m: Matrix): void {
  square(where, m);
  const slack = 1e-9 * m.data.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  for (let i = 0; i < m.rows; i++) {
    for (let j = 0; j < i; j++) {
      const difference = at(m.data, i * m.cols + j) - at(m.data, j * m.cols + i);
      if (Math.abs(difference) > slack) throw new Error(`${where}: not symmetric at (${i}, ${j})`);
    }
  }
}

/** (M + Mᵀ)/2: takes away what rounding did to a matrix that is symmetric by its nature. */
export function symmetrised(m: Matrix): Matrix {
  square("symmetrised", m);
  const size = m.rows;
  const mirrored = (k: number) => at(m.data, (k % size) * size + Math.floor(k / size));
  return { rows: size, cols: size, data: m.data.map((value, k) => (value + mirrored(k)) / 2) };
}

/** Throws unless the matrix is square: a shape that does not fit is our bug. */
export function square(where: string, m: Matrix): void {
  if (m.rows !== m.cols)
    throw new Error(`${where}: a square matrix is wanted, this one is ${m.rows} × ${m.cols}`);
}
