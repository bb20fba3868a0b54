import { at } from "../../maths/at.js";
import { fisherScoring } from "../../maths/fisherScoring.js";
import { column, entry, type Matrix, multiply } from "../../maths/matrix.js";
import { inverse } from "../../maths/solve.js";
import type { NoChance } from "../../vocabulary/chances.js";
import type { Smooth } from "../contrasts/deltaMethod.js";
import { fitOf, type ModelFit } from "./independence.js";
import { asMatrix, type Cell, objective, observedInformation, predictor, type Shape } from "./layerModel.js";
import type { MobilityTable } from "./mobilityTable.js";
import { none } from "./smooth.js";

export type UniformDifference =
  | {
      readonly kind: "fitted";
      /** ln of how strong the association is, against the first table; the first is 0. For `figureOf`. */
      readonly strengths: readonly Smooth[];
      /** Their standard errors by the model's information, as log-linear programs give them. */
      readonly modelErrors: readonly number[];
      /** The same association in all tables, and one that is stronger or weaker by table. */
      readonly constant: Extract<ModelFit, { kind: "fitted" }>;
      readonly uniform: Extract<ModelFit, { kind: "fitted" }>;
    }
  | NoChance;

/**
 * The uniform-difference model: all odds ratios between origin and destination become stronger or weaker together, from
 * one table (cohort) to the next.
 *
 *     ln μ_ijk = α_ik + β_jk + φ_k·ψ_ij        φ = 1 in the first table
 *
 * in      two or more tables of the same classes on the same sums
 * out     ln φ of each table, 0 for the first; above 0: origin matters more. The fit of φ = 1 throughout beside it:
 *         the difference of the deviances is χ² on (tables − 1), for people who count one by one
 * returns `not-estimable`: "no-answers" for a class without people in some table, "no-convergence" (origin does not
 *         matter in the first table: nothing can be stronger)
 * source  Erikson & Goldthorpe (1992), The Constant Flux; Xie (1992), ASR 57, 380–395
 */
export function uniformDifference(tables: readonly MobilityTable[]): UniformDifference {
  const [first] = tables;
  if (!first || tables.length < 2) throw new Error("uniformDifference: two tables or more");
  const { origins, destinations } = first;
  const cells = tables.flatMap((table, k) =>
    origins.flatMap((origin, i) =>
      destinations.map((destination, j): Cell => {
        const weight = table.weight(origin, destination);
        return { i, j, k, count: weight.value, weight };
      }),
    ),
  );
  const empty = emptyMargin(cells);
  if (empty) return none("no-answers", `nobody in a class of table ${empty}`);
  const [I, J, K] = [origins.length, destinations.length, tables.length];
  const association = (I - 1) * (J - 1);
  const base = I * K + (J - 1) * K;
  const all = cells.reduce((sum, { count }) => sum + count, 0);
  const start = new Float64Array(base + association);
  start.fill(Math.log(all / cells.length), 0, I * K);

  const shape = { I, J, K, base, association };
  const constant = fisherScoring((x) => objective(cells, shape, x), start);
  if (constant.kind !== "found")
    return none("no-convergence", "the same association in all tables does not fit");
  const wider = new Float64Array(start.length + K - 1);
  wider.set(constant.x);
  const found = fisherScoring((x) => objective(cells, shape, x), wider);
  if (found.kind !== "found")
    return none("no-convergence", "the strength of the association cannot be found");

  const counts = cells.map(({ count }) => count);
  const fitted = (x: Float64Array) =>
    fitOf(
      counts,
      cells.map((cell) => Math.exp(predictor(cell, shape, x).value)),
      cells.length - x.length,
    );
  const expected = inverse(asMatrix(found.at.information, wider.length));
  const observed = inverse(observedInformation(cells, shape, found.x));
  if (expected.kind !== "solved" || observed.kind !== "solved")
    return none("no-convergence", "the strength of the association cannot be found");
  const own = (k: number) => base + association + k - 1;
  return {
    kind: "fitted",
    strengths: tables.map((_, k) =>
      k === 0 ? nothing : strength(cells, shape, found.x, own(k), observed.x),
    ),
    modelErrors: tables.map((_, k) => (k === 0 ? 0 : Math.sqrt(entry(expected.x, own(k), own(k))))),
    constant: fitted(constant.x),
    uniform: fitted(found.x),
  };
}

const nothing: Smooth = { value: 0, gradient: new Map() };

/** A parameter as a function of the counts: how it moves is the inverse of the information times the score's. */
function strength(
  cells: readonly Cell[],
  shape: Shape,
  x: Float64Array,
  own: number,
  inverted: Matrix,
): Smooth {
  const gradient = new Map<number, number>();
  const unit = column(Float64Array.from(x, (_, a) => (a === own ? 1 : 0)));
  const row = multiply(inverted, unit).data;
  for (const cell of cells) {
    const { slopes } = predictor(cell, shape, x);
    const move = slopes.reduce((sum, [a, slope]) => sum + at(row, a) * slope, 0);
    for (const [place, slope] of cell.weight.gradient)
      gradient.set(place, (gradient.get(place) ?? 0) + move * slope);
  }
  return { value: at(x, own), gradient };
}

/** The first table, counted from 1, where a row or a column is empty. */
function emptyMargin(cells: readonly Cell[]): number | null {
  const margins = new Map<string, number>();
  for (const { i, j, k, count } of cells) {
    for (const name of [`${k} row ${i}`, `${k} column ${j}`])
      margins.set(name, (margins.get(name) ?? 0) + count);
  }
  const empty = [...margins].find(([, count]) => !(count > 0));
  return empty ? Number.parseInt(empty[0], 10) + 1 : null;
}
