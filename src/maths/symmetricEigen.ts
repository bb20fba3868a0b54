import { at } from "./at.js";
import { cholesky, type Indefinite } from "./cholesky.js";
import { identity, type Matrix, matrix, multiply, transpose } from "./matrix.js";
import { symmetric, symmetrised } from "./symmetric.js";

/** A = V diag(values) Vᵀ. */
export interface Eigen {
  /** From the largest to the smallest. */
  readonly values: Float64Array;
  /** Orthonormal, one a column, in the order of the values. */
  readonly vectors: Matrix;
}

/**
 * Eigenvalues and eigenvectors of a symmetric matrix by Jacobi's rotations.
 *
 * in      a symmetric matrix, up to some hundred rows
 * out     values and vectors; residual about 1e-15 of the matrix's size
 * throws  Error for a matrix that is not symmetric
 * source  Golub & Van Loan (2013), §8.5
 */
export function symmetricEigen(a: Matrix): Eigen {
  symmetric("symmetricEigen", a);
  const size = a.rows;
  const d = Float64Array.from(symmetrised(a).data);
  const v = Float64Array.from(identity(size).data);
  const get = (i: number, j: number) => at(d, i * size + j);
  const small = 1e-18 * Math.sqrt(d.reduce((sum, value) => sum + value * value, 0));

  let turned = true;
  for (let sweep = 0; turned; sweep++) {
    if (sweep > 100) throw new Error("symmetricEigen: no convergence");
    turned = false;
    for (let p = 0; p < size; p++) {
      for (let q = p + 1; q < size; q++) {
        if (Math.abs(get(p, q)) <= Math.max(small, 1e-17 * Math.sqrt(Math.abs(get(p, p) * get(q, q)))))
          continue;
        turned = true;
        const tilt = (get(q, q) - get(p, p)) / (2 * get(p, q));
        const tangent = (tilt < 0 ? -1 : 1) / (Math.abs(tilt) + Math.hypot(tilt, 1));
        const cosine = 1 / Math.hypot(tangent, 1);
        const turn = { cosine, sine: tangent * cosine };
        for (let k = 0; k < size; k++) rotate(d, k * size + p, k * size + q, turn);
        for (let k = 0; k < size; k++) rotate(d, p * size + k, q * size + k, turn);
        for (let k = 0; k < size; k++) rotate(v, k * size + p, k * size + q, turn);
        d[p * size + q] = 0;
        d[q * size + p] = 0;
      }
    }
  }
  const order = Array.from({ length: size }, (_, i) => i).sort((i, j) => get(j, j) - get(i, i));
  return {
    values: Float64Array.from(order, (i) => get(i, i)),
    vectors: matrix(size, size, (i, j) => at(v, i * size + at(order, j))),
  };
}

/**
 * Eigenvalues of the product AB of a symmetric A and a symmetric positive semidefinite B, which need not be symmetric
 * itself: with B = FFᵀ they are those of FᵀAF, and 0. Generalised design effects (Rao & Scott 1984) are such values.
 *
 * out     as many as rows, from the largest to the smallest; or `indefinite` if B is not positive semidefinite
 */
export function productEigenvalues(
  a: Matrix,
  b: Matrix,
): { kind: "values"; values: Float64Array } | Indefinite {
  const root = cholesky(b);
  if (root.kind === "indefinite") return root;
  const { values } = symmetricEigen(symmetrised(multiply(multiply(transpose(root.factor), a), root.factor)));
  const zeros = new Float64Array(a.rows - root.rank);
  return {
    kind: "values",
    values: Float64Array.from([...values, ...zeros])
      .sort()
      .reverse(),
  };
}

function rotate(
  data: Float64Array,
  i: number,
  j: number,
  { cosine, sine }: { cosine: number; sine: number },
): void {
  const [x, y] = [at(data, i), at(data, j)];
  data[i] = cosine * x - sine * y;
  data[j] = sine * x + cosine * y;
}
