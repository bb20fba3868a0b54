import { at } from "../../maths/at.js";
import { column, type Matrix, multiply } from "../../maths/matrix.js";
import { inverse } from "../../maths/solve.js";
import type { NoChance } from "../../vocabulary/chances.js";
import type { Smooth } from "../contrasts/deltaMethod.js";
import { type Cell, fitLayers, type LayerFit, observedInformation, predictor } from "./layerModel.js";
import type { MobilityTable } from "./mobilityTable.js";
import { none } from "./smooth.js";

export type UniformDifference =
  | {
      readonly kind: "fitted";
      /** ln of how strong the association is, against the first table; the first is 0. For `figureOf`. */
      readonly strengths: readonly Smooth[];
      /** Shares of all people whom the model expects in another cell: were origin without meaning, and by this model. */
      readonly misplaced: { readonly unrelated: number; readonly uniform: number };
    }
  | NoChance;

/**
 * The uniform-difference model: all odds ratios between origin and destination become stronger or weaker together, from
 * one table (cohort) to the next.
 *
 *     ln μ_ijk = α_ik + β_jk + φ_k·ψ_ij        φ = 1 in the first table
 *
 * Two destinations and two origins have one odds ratio: then φ is its logarithm over that of the first table.
 *
 * in      two or more tables of the same classes on the same sums
 * out     ln φ of each table, 0 for the first; above 0: origin matters more. Errors by the counts, which do not take the
 *         model to be true
 * returns `not-estimable`: "no-answers" for a class without people in some table, "no-convergence" (origin does not
 *         matter in the first table: nothing can be stronger; or it works the other way round in a later one)
 * source  Erikson & Goldthorpe (1992), The Constant Flux; Xie (1992), ASR 57, 380–395
 */
export function uniformDifference(tables: readonly MobilityTable[]): UniformDifference {
  if (tables.length < 2) throw new Error("uniformDifference: two tables or more");
  const [first] = tables;
  const cells = tables.flatMap((table, k) => cellsOf(table, k, first));
  const empty = emptyMargin(cells);
  if (empty) return none("no-answers", `nobody in a class of table ${empty}`);
  const unrelated = fitLayers(cells, "none");
  if (unrelated.kind !== "fitted") return unrelated;
  const same = fitLayers(cells, "same", unrelated);
  if (same.kind !== "fitted") return same;
  const uniform = fitLayers(cells, "uniform", same);
  if (uniform.kind !== "fitted") return uniform;
  const observed = inverse(observedInformation(cells, uniform.shape, uniform.x));
  if (observed.kind !== "solved")
    return none("no-convergence", "the strength of the association cannot be found");
  const counts = cells.map(({ count }) => count);
  return {
    kind: "fitted",
    strengths: tables.map((_, k) => (k === 0 ? nothing : strength(cells, uniform, k, observed.x))),
    misplaced: {
      unrelated: misplaced(counts, unrelated.expected),
      uniform: misplaced(counts, uniform.expected),
    },
  };
}

/** People of a table as the cells of layer k, by the classes of the first table. */
export function cellsOf(
  table: MobilityTable,
  k = 0,
  { origins, destinations }: Pick<MobilityTable, "origins" | "destinations"> = table,
): readonly Cell[] {
  return origins.flatMap((origin, i) =>
    destinations.map((destination, j): Cell => {
      const weight = table.weight(origin, destination);
      return { i, j, k, count: weight.value, weight };
    }),
  );
}

const nothing: Smooth = { value: 0, gradient: new Map() };

/** A parameter as a function of the counts: how it moves is the inverse of the information times the score's. */
function strength(cells: readonly Cell[], { shape, x }: LayerFit, k: number, inverted: Matrix): Smooth {
  const own = shape.base + shape.association + k - 1;
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

function misplaced(counts: readonly number[], expected: readonly number[]): number {
  const all = counts.reduce((sum, n) => sum + n, 0);
  const away = counts.reduce((sum, n, c) => sum + Math.abs(n - (expected[c] as number)), 0);
  return away / (2 * all);
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
