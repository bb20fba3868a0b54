import { at } from "../../maths/at.js";
import { fisherScoring, type Objective } from "../../maths/fisherScoring.js";
import { type Matrix, matrix } from "../../maths/matrix.js";
import type { NoChance } from "../../vocabulary/chances.js";
import type { Smooth } from "../contrasts/deltaMethod.js";
import { none } from "./smooth.js";

/** Origin, destination, table, and how many people. */
export interface Cell {
  readonly i: number;
  readonly j: number;
  readonly k: number;
  readonly count: number;
  readonly weight: Smooth;
}

/** How many classes and tables there are, where the parameters of a kind begin, and how many say ψ. */
export interface Shape {
  readonly I: number;
  readonly J: number;
  readonly K: number;
  readonly base: number;
  readonly association: number;
}

/** Origin and destination do not go together; they do alike in all tables; they do more, or less, by table. */
export type Association = "none" | "same" | "uniform";

/** A fitted model: its parameters, and how many people it expects in each cell. */
export interface LayerFit {
  readonly kind: "fitted";
  readonly shape: Shape;
  readonly x: Float64Array;
  readonly expected: readonly number[];
}

/**
 * Log-linear models of one table or several, by maximum likelihood for people who count one by one.
 *
 *     ln μ_ijk = α_ik + β_jk + φ_k·ψ_ij        ψ = 0: none; φ = 1: same; φ = 1 in the first table only: uniform
 *
 * in      cells, of which some may be left out (the diagonal: quasi-independence); a simpler fit to begin at, which
 *         "uniform" needs
 * returns `not-estimable` ("no-convergence")
 * source  Goodman (1968), JASA 63, 1091–1131; Xie (1992), ASR 57, 380–395; R's `glm(family = poisson)`
 */
export function fitLayers(
  cells: readonly Cell[],
  association: Association,
  simpler?: LayerFit,
): LayerFit | NoChance {
  const most = (of: "i" | "j" | "k") => Math.max(...cells.map((cell) => cell[of])) + 1;
  const [I, J, K] = [most("i"), most("j"), most("k")];
  const base = I * K + (J - 1) * K;
  const pattern = association === "none" ? 0 : (I - 1) * (J - 1);
  const shape = { I, J, K, base, association: pattern };
  const start = new Float64Array(base + pattern + (association === "uniform" ? K - 1 : 0));
  const all = cells.reduce((sum, { count }) => sum + count, 0);
  if (simpler) start.set(simpler.x);
  else start.fill(Math.log(all / cells.length), 0, I * K);
  const found = fisherScoring((x) => objective(cells, shape, x), start);
  if (found.kind !== "found")
    return none("no-convergence", `the model (${association}) does not come to rest`);
  const expected = cells.map((cell) => Math.exp(predictor(cell, shape, found.x).value));
  return { kind: "fitted", shape, x: found.x, expected };
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
  if (i > 0 && j > 0 && association > 0) {
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
function objective(cells: readonly Cell[], shape: Shape, x: Float64Array): Objective | null {
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
function asMatrix(data: Float64Array, size: number): Matrix {
  return matrix(size, size, (a, b) => at(data, a * size + b));
}
