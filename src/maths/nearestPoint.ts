import { at } from "./at.js";
import { entry, type Matrix, rowOf } from "./matrix.js";
import { symmetric } from "./symmetric.js";

/**
 * The weights with which some points make the point of their convex hull that lies nearest to the origin.
 *
 * Least squares under weights that are not negative and sum to 1 is this problem: the points are the columns less the
 * target. Exact, in as many steps as it takes to find which points have weight.
 *
 * in      the products of the points with one another (Gram matrix, positive semidefinite)
 * out     weights ≥ 0 that sum to 1; to rounding no point lies further on the origin's side than the nearest one
 * not     to tell apart points of which none is an extreme one to 1e-13 of the largest: then it is one solution of many
 * throws  Error for a matrix that is not symmetric, or that is empty
 * source  Wolfe (1976), Finding the nearest point in a polytope, Mathematical Programming 11, 128–149
 */
export function nearestPoint(gram: Matrix): Float64Array {
  symmetric("nearestPoint", gram);
  const size = gram.rows;
  const places = Array.from({ length: size }, (_, i) => i);
  const norms = places.map((i) => entry(gram, i, i));
  const scale = Math.max(...norms);
  if (size === 0) throw new Error("nearestPoint: no points");
  const nearest = norms.indexOf(Math.min(...norms));
  const corner = factorOf(gram, scale || 1);
  corner.add(nearest);
  let weights = [1];
  let reached = Number.POSITIVE_INFINITY;
  for (;;) {
    const products = mixed(gram, corner.points, weights);
    const square = corner.points.reduce((sum, i, k) => sum + at(weights, k) * at(products, i), 0);
    const next = products.indexOf(products.reduce((least, product) => Math.min(least, product)));
    // points that only rounding tells apart could be exchanged for ever
    if (at(products, next) >= square - 1e-14 * scale || square >= reached || !corner.add(next)) break;
    reached = square;
    weights = descend([...weights, 0], corner);
  }
  const all = new Float64Array(size);
  corner.points.forEach((i, k) => {
    all[i] = at(weights, k);
  });
  return all;
}

/** Products of every point with the weighted mean of some. */
function mixed(gram: Matrix, points: readonly number[], weights: readonly number[]): Float64Array {
  const products = new Float64Array(gram.cols);
  points.forEach((point, k) => {
    const weight = at(weights, k);
    const row = rowOf(gram, point);
    for (let i = 0; i < row.length; i++) products[i] = (products[i] as number) + weight * (row[i] as number);
  });
  return products;
}

/** To the nearest point of the plane through the points; where that lies outside their hull, points leave on the way. */
function descend(from: readonly number[], corner: Corner): number[] {
  let weights = [...from];
  for (;;) {
    const target = corner.solve();
    if (target.every((weight) => weight > 0)) return target;
    const steps = target.map((to, k) => (to <= 0 ? at(weights, k) / (at(weights, k) - to) : 1));
    const step = Math.min(...steps);
    const out = steps.indexOf(step);
    weights = weights
      .map((weight, k) => weight + step * (at(target, k) - weight))
      .filter((_, k) => k !== out);
    corner.remove(out);
  }
}

interface Corner {
  readonly points: readonly number[];
  /** False where the point lies in the plane through the others. */
  readonly add: (point: number) => boolean;
  readonly remove: (place: number) => void;
  /** Weights, of any sign, of the point of the plane that is nearest to the origin. */
  readonly solve: () => number[];
}

/** The points in use, with a triangular factor of their products plus a constant, kept as points come and go. */
function factorOf(gram: Matrix, constant: number): Corner {
  const points: number[] = [];
  const rows: Float64Array[] = [];
  const product = (i: number, j: number) => at(gram.data, i * gram.cols + j) + constant;
  const rowAt = (k: number) => rows[k] as Float64Array;
  const add = (point: number) => {
    const row = new Float64Array(points.length + 1);
    let left = product(point, point);
    for (let k = 0; k < points.length; k++) {
      const value = (product(point, points[k] as number) - along(row, rowAt(k), k)) / (rowAt(k)[k] as number);
      row[k] = value;
      left -= value * value;
    }
    if (left <= 1e-15 * product(point, point)) return false;
    row[points.length] = Math.sqrt(left);
    points.push(point);
    rows.push(row);
    return true;
  };
  return {
    points,
    add,
    remove: (place) => {
      const later = points.splice(place).slice(1);
      rows.splice(place);
      for (const point of later) add(point);
    },
    solve: () => {
      const solved = new Float64Array(points.length).fill(1);
      for (let k = 0; k < points.length; k++) {
        solved[k] = ((solved[k] as number) - along(rowAt(k), solved, k)) / (rowAt(k)[k] as number);
      }
      for (let k = points.length - 1; k >= 0; k--) {
        const row = rowAt(k);
        const value = (solved[k] as number) / (row[k] as number);
        solved[k] = value;
        for (let l = 0; l < k; l++) solved[l] = (solved[l] as number) - value * (row[l] as number);
      }
      const total = solved.reduce((sum, value) => sum + value, 0);
      return Array.from(solved, (value) => value / total);
    },
  };
}

/** Product of the first so many numbers of two lists. */
function along(a: Float64Array, b: Float64Array, length: number): number {
  let sum = 0;
  for (let l = 0; l < length; l++) sum += (a[l] as number) * (b[l] as number);
  return sum;
}
