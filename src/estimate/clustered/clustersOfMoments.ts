import { cholesky, choleskyInverse } from "../../maths/cholesky.js";
import { add, type Matrix, multiplyVector, quadraticForm, transpose } from "../../maths/matrix.js";
import type { Clusters } from "./clusterSums.js";
import { type Unfitted, unfitted } from "./linearRegression.js";

/** One cluster's rows reduced to cross-products. */
export interface ClusterMoments {
  readonly rows: number;
  /** X'X, the column of ones included. */
  readonly xx: Matrix;
  /** X'y. */
  readonly xy: Float64Array;
}

/**
 * An unweighted regression from the cross-products of its clusters: what `clusterCovariance` and `wildBootstrap` go on
 * from, for panels too long to hold in memory.
 *
 * in      names of the columns; a list of clusters. Take a mean off each column and off the outcome before summing:
 *         cross-products of numbers far from 0 lose half of their digits
 * returns `not-estimable` as `linearRegression`
 */
export function clustersOfMoments(
  names: readonly string[],
  moments: readonly ClusterMoments[],
): Clusters | Unfitted {
  const rows = moments.reduce((sum, cluster) => sum + cluster.rows, 0);
  const [first, ...others] = moments.map(({ xx }) => xx);
  if (!first || rows <= names.length)
    return unfitted("no-answers", `${rows} rows for ${names.length} coefficients`);
  const inverted = choleskyInverse(others.reduce(add, first));
  const factored = inverted.kind === "solved" ? cholesky(inverted.x, { tolerance: 1e-15 }) : inverted;
  if (inverted.kind !== "solved" || factored.kind !== "factored")
    return unfitted("singular", "a column follows from others");
  const root = factored.factor;
  const xy = names.map((_, j) => moments.reduce((sum, cluster) => sum + (cluster.xy[j] as number), 0));
  const coefficients = multiplyVector(inverted.x, xy);
  const turned = transpose(root);
  return {
    names,
    coefficients,
    root,
    rows,
    df: rows - names.length,
    even: true,
    clusters: moments.map((cluster) => {
      const fitted = multiplyVector(cluster.xx, coefficients);
      const plain = quadraticForm(turned, cluster.xx);
      const score = multiplyVector(
        turned,
        cluster.xy.map((value, j) => value - (fitted[j] as number)),
      );
      return { plain, weighted: plain, twice: plain, plainScore: score, score };
    }),
  };
}
