import { at } from "../../maths/at.js";
import {
  add,
  diagonal,
  identity,
  type Matrix,
  matrix,
  multiply,
  multiplyVector,
  quadraticForm,
  scale,
  subtract,
  transpose,
} from "../../maths/matrix.js";
import { symmetricEigen } from "../../maths/symmetricEigen.js";
import type { ClusterSums, Clusters } from "./clusterSums.js";

/** A cluster whose residuals were multiplied by A, with q = AWz: what a variance and its df are summed from. */
export interface AdjustedCluster {
  /** Σ w zAe. */
  readonly score: Float64Array;
  /** z'q, (Wz)'q and q'q. */
  readonly zq: Matrix;
  readonly wzq: Matrix;
  readonly qq: Matrix;
}

/** Clusters as they are: A is the identity. */
export function plainCluster({ score, weighted, twice }: ClusterSums): AdjustedCluster {
  return { score, zq: weighted, wzq: twice, qq: twice };
}

/**
 * Bell and McCaffrey's adjustment: residuals of a cluster are multiplied by the inverse root of what their covariance is
 * when errors are independent and vary alike, so that the variance is then without bias.
 *
 * The matrix A of a cluster has a row for each of its rows; it differs from the identity only in the span of z and wz, so
 * all is done there. A direction in which residuals are 0 whatever the outcome counts nothing.
 *
 * source  Bell & McCaffrey (2002), Survey Methodology 28, 169–181; Pustejovsky & Tipton (2018), Journal of Business &
 *         Economic Statistics 36, 672–683; R clubSandwich 0.5 `vcovCR(type = "CR2")` of an `lm`
 */
export function adjustClusters({ clusters, even }: Clusters): readonly AdjustedCluster[] {
  const [first] = clusters;
  if (!first) return [];
  const size = first.plain.rows;
  const whole = clusters.map(({ twice }) => twice).reduce(add);
  const minus = scale(identity(size), -1);
  const shape = even ? minus : blocks(whole, minus, scale(minus, 0));
  return clusters.map((cluster) => {
    const gram = even ? cluster.plain : blocks(cluster.plain, cluster.weighted, cluster.twice);
    const scores = even ? cluster.score : Float64Array.from([...cluster.plainScore, ...cluster.score]);
    const { values, vectors } = symmetricEigen(gram);
    const kept = values.filter((value) => value > 1e-14 * at(values, 0));
    const length = kept.map(Math.sqrt);
    // The span's orthonormal basis, times (z, wz), and times the residuals.
    const basis = matrix(
      kept.length,
      gram.rows,
      (r, j) => at(length, r) * at(vectors.data, j * gram.rows + r),
    );
    const along = matrix(kept.length, gram.rows, (r, j) => at(basis.data, r * gram.rows + j) / at(kept, r));
    const change = subtract(
      inverseRoot(add(identity(kept.length), quadraticForm(basis, shape))),
      identity(kept.length),
    );
    const z = matrix(kept.length, size, (r, j) => at(basis.data, r * gram.rows + j));
    const wz = even ? z : matrix(kept.length, size, (r, j) => at(basis.data, r * gram.rows + size + j));
    const moved = multiplyVector(multiply(transpose(wz), change), multiplyVector(along, scores));
    const changed = multiply(change, wz);
    const square = add(scale(change, 2), multiply(change, change));
    return {
      score: cluster.score.map((value, j) => value + at(moved, j)),
      zq: add(cluster.weighted, multiply(transpose(z), changed)),
      wzq: add(cluster.twice, multiply(transpose(wz), changed)),
      qq: add(cluster.twice, quadraticForm(transpose(wz), square)),
    };
  });
}

/** The symmetric (a b; b c). */
function blocks(a: Matrix, b: Matrix, c: Matrix): Matrix {
  const size = a.rows;
  const part = (i: number, j: number) => (i < size && j < size ? a : i >= size && j >= size ? c : b);
  return matrix(2 * size, 2 * size, (i, j) => at(part(i, j).data, (i % size) * size + (j % size)));
}

/** S^(−½), where eigenvalues that are 0 stay 0. */
function inverseRoot(s: Matrix): Matrix {
  const { values, vectors } = symmetricEigen(s);
  return quadraticForm(vectors, diagonal(values.map((value) => (value > 1e-12 ? 1 / Math.sqrt(value) : 0))));
}
