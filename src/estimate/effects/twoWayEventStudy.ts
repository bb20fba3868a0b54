import { at } from "../../maths/at.js";
import { entry, type Matrix, matrix, quadraticForm } from "../../maths/matrix.js";
import type { PanelTable } from "../../vocabulary/panel.js";
import {
  cellsWhere,
  countCells,
  notEstimable,
  type PanelEffect,
  type PanelNotEstimable,
  reachedAt,
  repeatedCells,
  unitsIn,
} from "./twoWayCells.js";
import { twoWayRegression } from "./twoWayRegression.js";

export interface TwoWayEventStudy {
  readonly kind: "estimated";
  /** By periods since the start; the last period before it is the base and is not among them. */
  readonly effects: readonly (PanelEffect & { readonly since: number; readonly cells: number })[];
  /** Of the effects, in their order. */
  readonly covariance: Matrix;
  /** Mean of the effects of all cells reached. */
  readonly overall: PanelEffect;
  /** Units reached from the first period on: they have no change to show. */
  readonly leftOut: number;
}

/**
 * Event study by interaction: a regression with an effect for each cohort and period, then averaged over cohorts.
 *
 * Unlike an event study with one effect for all cohorts, a lead here holds nothing of later effects. Beside units
 * never reached.
 *
 * in      units × periods, balanced or not
 * out     effects, each cohort counting by its cells; shares of cohorts are taken as known. df = clusters − 1
 * returns `not-estimable`: "nobody-reached"; "no-never-treated"; "singular"; "one-cluster"
 * source  Sun & Abraham (2021), Journal of Econometrics 225, 175–199; R fixest 0.14 `sunab`
 */
export function twoWayEventStudy(panel: PanelTable): TwoWayEventStudy | PanelNotEstimable {
  const width = panel.periods.length;
  const from = (i: number) => {
    const start = panel.periods.findIndex((_, t) => reachedAt(panel, i, t));
    return start < 0 ? width : start;
  };
  const starts = panel.units.map((_, i) => from(i));
  const seen = cellsWhere(panel);
  const cells = repeatedCells(
    panel,
    cellsWhere(panel, (i) => at(starts, i) > 0),
  );
  const units = unitsIn(panel, cells);
  const places = [...new Set(units.map((i) => at(starts, i)))].sort((a, b) => a - b);
  if (places[0] === undefined || places[0] === width)
    return notEstimable("nobody-reached", "the programme reached no unit after its first period");
  if (!places.includes(width))
    return notEstimable("no-never-treated", "every unit is reached in these periods: nobody to compare with");

  const pairs = places
    .filter((start) => start < width)
    .flatMap((start) => panel.periods.map((_, t) => ({ start, t })))
    .filter(({ start, t }) => t !== start - 1)
    .map((pair) => ({ ...pair, column: indicator(cells, starts, width, pair) }))
    .map((pair) => ({
      ...pair,
      size: weighted(panel, pair.column),
      cells: countCells(Uint8Array.from(pair.column)),
    }))
    .filter((pair) => pair.cells > 0)
    .map((pair) => ({ ...pair, since: at(panel.periods, pair.t) - cohortAt(panel, starts, pair.start) }));
  const fitted = twoWayRegression(
    panel,
    cells,
    pairs.map(({ column }) => column),
  );
  if (fitted.kind !== "fitted") return fitted;

  const since = [...new Set(pairs.map((pair) => pair.since))].sort((a, b) => a - b);
  const asked = [
    (pair: { t: number; start: number }) => pair.t >= pair.start,
    ...since.map((e) => (pair: { since: number }) => pair.since === e),
  ];
  const means = matrix(asked.length, pairs.length, (k, j) => {
    const pair = pairs[j] as (typeof pairs)[number];
    const within = pairs.filter((other) => asked[k]?.(other));
    return within.includes(pair) ? pair.size / within.reduce((sum, { size }) => sum + size, 0) : 0;
  });
  const values = Array.from({ length: asked.length }, (_, k) =>
    pairs.reduce((sum, _, j) => sum + entry(means, k, j) * at(fitted.coefficients, j), 0),
  );
  const covariance = quadraticForm(means, fitted.covariance);
  const effect = (k: number) => ({
    value: at(values, k),
    se: Math.sqrt(entry(covariance, k, k)),
    df: fitted.df,
  });
  return {
    kind: "estimated",
    overall: effect(0),
    effects: since.map((e, k) => ({
      since: e,
      ...effect(k + 1),
      cells: pairs.reduce((sum, pair) => sum + (pair.since === e ? pair.cells : 0), 0),
    })),
    covariance: matrix(since.length, since.length, (j, k) => entry(covariance, j + 1, k + 1)),
    leftOut: unitsIn(panel, seen).filter((i) => at(starts, i) === 0).length,
  };
}

function indicator(
  cells: Uint8Array,
  starts: readonly number[],
  width: number,
  { start, t }: { readonly start: number; readonly t: number },
): Float64Array {
  return Float64Array.from(cells, (used, cell) =>
    used === 1 && cell % width === t && starts[Math.floor(cell / width)] === start ? 1 : 0,
  );
}

function weighted(panel: PanelTable, column: Float64Array): number {
  const width = panel.periods.length;
  return column.reduce(
    (sum, one, cell) => sum + one * (panel.units[Math.floor(cell / width)]?.weight ?? 0),
    0,
  );
}

function cohortAt(panel: PanelTable, starts: readonly number[], start: number): number {
  return Number(panel.units[starts.indexOf(start)]?.cohort);
}
