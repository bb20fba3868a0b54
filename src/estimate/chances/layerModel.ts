import { at } from "../../maths/at.js";
import type { Objective } from "../../maths/fisherScoring.js";
import { type Matrix, matrix } from "../../maths/matrix.js";
import type { Smooth } from "../contrasts/deltaMethod.js";

/** Origin, destination, table, and how many people. */
export interface Cell {
  readonly i: number;
  readonly j: number;
  readonly k: number;
  readonly count: number;
  readonly weight: Smooth;
}

/** How many classes and tables there are, and where the parameters of a kind begin. */
export interface Shape {
  readonly I: number;
  readonly J: number;
  readonly K: number;
  readonly base: number;
  readonly association: number;
}

/** ln μ of a cell, and how it moves with each parameter that takes part. Without φ among the parameters, φ is 1. */
export function predictor({ i, j, k }: Cell, { I, J, K, base, association }: Shape, x: Float64Array) {
  const slopes: [number, number][] = [[i * K + k, 1]];
  let value = at(x, i * K + k);
  if (j > 0) {
    const place = I * K + (j - 1) * K + k;
    slopes.push([place, 1]);
    value += at(x, place);
  }
  if (i > 0 && j > 0) {
    const place = base + (i - 1) * (J - 1) + j - 1;
    const free = k > 0 && x.length > base + association;
    const phi = free ? Math.exp(at(x, base + association + k - 1)) : 1;
    const part = phi * at(x, place);
    slopes.push([place, phi]);
    if (free) slopes.push([base + association + k - 1, part]);
    value += part;
  }
  return { value, slopes };
}

/** Minus the log likelihood of independent Poisson counts. */
export function objective(cells: readonly Cell[], shape: Shape, x: Float64Array): Objective | null {
  const size = x.length;
  const gradient = new Float64Array(size);
  const information = new Float64Array(size * size);
  let sum = 0;
  for (const cell of cells) {
    const { value, slopes } = predictor(cell, shape, x);
    const mean = Math.exp(value);
    sum += mean - cell.count * value;
    for (const [a, slope] of slopes) {
      gradient[a] = at(gradient, a) + (mean - cell.count) * slope;
      for (const [b, other] of slopes)
        information[a * size + b] = at(information, a * size + b) + mean * slope * other;
    }
  }
  return Number.isFinite(sum) ? { value: sum, gradient, information } : null;
}

/** Second derivatives as they are: the model bends in φ, so counts that it misses take part. */
export function observedInformation(cells: readonly Cell[], shape: Shape, x: Float64Array): Matrix {
  const { J, base, association } = shape;
  const size = x.length;
  const data = objective(cells, shape, x)?.information ?? new Float64Array(size * size);
  for (const cell of cells) {
    const { i, j, k } = cell;
    if (i === 0 || j === 0 || k === 0) continue;
    const [theta, delta] = [base + (i - 1) * (J - 1) + j - 1, base + association + k - 1];
    const phi = Math.exp(at(x, delta));
    const missed = cell.count - Math.exp(predictor(cell, shape, x).value);
    data[theta * size + delta] = at(data, theta * size + delta) - missed * phi;
    data[delta * size + theta] = at(data, delta * size + theta) - missed * phi;
    data[delta * size + delta] = at(data, delta * size + delta) - missed * phi * at(x, theta);
  }
  return asMatrix(data, size);
}

/** Numbers row by row as a square matrix. */
export function asMatrix(data: Float64Array, size: number): Matrix {
  return matrix(size, size, (a, b) => at(data, a * size + b));
}
