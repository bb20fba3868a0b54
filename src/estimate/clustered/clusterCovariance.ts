import { at } from "../../maths/at.js";
import {
  add,
  crossProduct,
  dot,
  fromRows,
  type Matrix,
  matrix,
  multiply,
  multiplyVector,
  quadraticForm,
  rowOf,
  trace,
} from "../../maths/matrix.js";
import { type AdjustedCluster, adjustClusters, plainCluster } from "./adjustClusters.js";
import type { Clusters } from "./clusterSums.js";
import { type Unfitted, unfitted } from "./linearRegression.js";
import type { Covariance } from "./rowCovariance.js";

/** How a variance from few clusters, which is too small, is enlarged. */
export type ClusterCovarianceKind = "CR0" | "CR1" | "CR1S" | "CR2";

/**
 * Covariance of the coefficients where rows of a cluster may go together in any way.
 *
 * in      a regression summed up to its clusters (`clustersOf`, `clustersOfMoments`); with G clusters, n rows and k
 *         coefficients, CR0 is as it is, CR1 times G/(G − 1), CR1S times G(n − 1)/((G − 1)(n − k)) as in Stata, and CR2
 *         adjusts each cluster's residuals (Bell & McCaffrey); CR2 is the one to use
 * out     covariance in squared units of the coefficients; df = G − 1, for CR2 Satterthwaite's, which are few where a
 *         coefficient rests on few clusters, however many there are
 * returns `not-estimable` ("one-psu") with fewer than two clusters
 * not     where one cluster alone is treated: the variance is then that of the others only
 * source  Liang & Zeger (1986), Biometrika 73, 13–22; Bell & McCaffrey (2002); R clubSandwich 0.5 `vcovCR`, `coef_test`
 */
export function clusterCovariance(
  regression: Clusters,
  kind: ClusterCovarianceKind = "CR2",
): Covariance | Unfitted {
  const { clusters, root, rows, df, names } = regression;
  const many = clusters.length;
  if (many < 2) return unfitted("one-psu", `${many} cluster: two are needed`);
  const adjusted = kind === "CR2" ? adjustClusters(regression) : clusters.map(plainCluster);
  const factor = { CR0: 1, CR1: many / (many - 1), CR1S: (many / (many - 1)) * ((rows - 1) / df), CR2: 1 }[
    kind
  ];
  const meat = matrix(root.cols, root.cols, (i, j) =>
    adjusted.reduce((sum, { score }) => sum + factor * at(score, i) * at(score, j), 0),
  );
  const whole = kind === "CR2" ? clusters.map(({ twice }) => twice).reduce(add) : null;
  return {
    kind: "covariance",
    matrix: quadraticForm(root, meat),
    df: Float64Array.from(names, (_, j) =>
      whole ? satterthwaite(adjusted, whole, rowOf(root, j)) : many - 1,
    ),
  };
}

/**
 * (tr P)²/tr P² for the P whose entry (g, h) is the working covariance of the contributions of clusters g and h:
 * d_g on the diagonal, and everywhere the product of (zq, wzq) with (C −1; −1 0).
 */
function satterthwaite(adjusted: readonly AdjustedCluster[], whole: Matrix, direction: Float64Array): number {
  const size = whole.rows;
  const own = adjusted.map(({ qq }) => dot(direction, multiplyVector(qq, direction)));
  const sides = adjusted.map(({ zq, wzq }) => {
    return Float64Array.from([...multiplyVector(zq, direction), ...multiplyVector(wzq, direction)]);
  });
  const shape = matrix(2 * size, 2 * size, (i, j) => {
    if (i < size && j < size) return at(whole.data, i * size + j);
    return Math.abs(i - j) === size ? -1 : 0;
  });
  const gram = crossProduct(fromRows(sides));
  const shared = sides.map((side) => dot(side, multiplyVector(shape, side)));
  const turned = multiply(shape, gram);
  const first = own.reduce((sum, value, g) => sum + value + at(shared, g), 0);
  const second = own.reduce((sum, value, g) => sum + value * value + 2 * value * at(shared, g), 0);
  return first ** 2 / (second + trace(multiply(turned, turned)));
}
