import { at } from "../../maths/at.js";
import { type Matrix, matrix, multiply, multiplyVector, rowOf } from "../../maths/matrix.js";
import type { LinearRegression } from "./linearRegression.js";

/** Sums over the rows of one cluster, about unit columns z = F'x: all that the covariances of clusters need. */
export interface ClusterSums {
  /** Σ zz', Σ w zz', Σ w² zz'; the same matrix thrice where every weight is 1. */
  readonly plain: Matrix;
  readonly weighted: Matrix;
  readonly twice: Matrix;
  /** Σ ze, Σ w ze for the residuals e. */
  readonly plainScore: Float64Array;
  readonly score: Float64Array;
}

/** A fit reduced to its clusters. */
export interface Clusters {
  readonly names: readonly string[];
  readonly coefficients: Float64Array;
  /** A row for each name: what it is of the unit columns' coefficients. */
  readonly root: Matrix;
  readonly rows: number;
  readonly df: number;
  /** Whether every weight is 1. */
  readonly even: boolean;
  readonly clusters: readonly ClusterSums[];
}

/**
 * A regression's cells summed up to clusters.
 *
 * throws  Error where the cells have no clusters
 */
export function clustersOf(fit: LinearRegression): Clusters {
  const { cells, unit, residuals, root, names, coefficients, rows, df } = fit;
  const { cluster } = cells;
  if (!cluster) throw new Error("clustersOf: the cells have no clusters");
  const even = cells.weight.every((weight) => weight === 1);
  const members: number[][] = [];
  cluster.forEach((g, i) => {
    const list = members[g];
    if (list) list.push(i);
    else members[g] = [i];
  });
  const present = members.filter((list) => list !== undefined);
  const sumOver = (list: readonly number[], power: number) => {
    const sum = new Float64Array(unit.cols ** 2);
    for (const i of list) addProduct(sum, rowOf(unit, i), at(cells.rows, i) * at(cells.weight, i) ** power);
    return matrix(unit.cols, unit.cols, (a, b) => at(sum, Math.min(a, b) * unit.cols + Math.max(a, b)));
  };
  const scoreOver = (list: readonly number[], power: number) => {
    const sum = new Float64Array(unit.cols);
    for (const i of list) {
      const factor = at(cells.rows, i) * at(residuals, i) * at(cells.weight, i) ** power;
      rowOf(unit, i).forEach((value, a) => {
        sum[a] = at(sum, a) + factor * value;
      });
    }
    return sum;
  };
  const sumsOf = (list: readonly number[]): ClusterSums => {
    const [plain, plainScore] = [sumOver(list, 0), scoreOver(list, 0)];
    if (even) return { plain, weighted: plain, twice: plain, plainScore, score: plainScore };
    const [weighted, twice, score] = [sumOver(list, 1), sumOver(list, 2), scoreOver(list, 1)];
    return { plain, weighted, twice, plainScore, score };
  };
  return { names, coefficients, root, rows, df, even, clusters: present.map(sumsOf) };
}

/**
 * The same fit, told as sums of its coefficients: `clusterCovariance` and `wildBootstrap` then judge these.
 *
 * in      a name for each sum, and its weights: sums × coefficients
 */
export function sumsOfCoefficients(
  regression: Clusters,
  names: readonly string[],
  weights: Matrix,
): Clusters {
  const { coefficients, root } = regression;
  return {
    ...regression,
    names,
    coefficients: multiplyVector(weights, coefficients),
    root: multiply(weights, root),
  };
}

/** Adds factor·zz' to the upper half. */
function addProduct(sum: Float64Array, z: Float64Array, factor: number): void {
  const size = z.length;
  for (let a = 0; a < size; a++) {
    for (let b = a; b < size; b++) {
      const k = a * size + b;
      sum[k] = (sum[k] as number) + factor * (z[a] as number) * (z[b] as number);
    }
  }
}
