import { at } from "../../maths/at.js";
import { type Matrix, matrix } from "../../maths/matrix.js";
import type { PanelTable } from "../../vocabulary/panel.js";
import {
  cellsWhere,
  countCells,
  notEstimable,
  type PanelEffect,
  type PanelNotEstimable,
  repeatedCells,
  unitsIn,
} from "./twoWayCells.js";
import { type TwoWayErrors, twoWayFigures, usualErrors } from "./twoWayFigures.js";
import { twoWayRegression } from "./twoWayRegression.js";

export interface TwoWayEventStudy {
  readonly kind: "estimated";
  /** By periods since the start; the last period before it (and before any anticipation) is the base and is not among them. */
  readonly effects: readonly EventEffect[];
  /** Of the effects, in their order. */
  readonly covariance: Matrix;
  /** Mean of the effects of all cells reached. */
  readonly overall: PanelEffect;
  readonly clusters: number;
  /** Units without a base, as those reached from the first period on: they have no change to show. */
  readonly leftOut: number;
}

export interface EventEffect extends PanelEffect {
  readonly since: number;
  readonly cells: number;
  readonly cohorts: readonly number[];
  /** Clusters of units reached in these cohorts. */
  readonly reached: number;
}

/**
 * Event study by interaction: a regression with an effect for each cohort and period, then averaged over cohorts.
 *
 * Unlike an event study with one effect for all cohorts, a lead here holds nothing of later effects. Beside units
 * never reached.
 *
 * in      units × periods, balanced or not; how long before its start a programme may act (default 0); which errors, CR1
 *         if left out
 * out     effects, each cohort counting by its cells; shares of cohorts are taken as known. df as `twoWayFigures`
 * returns `not-estimable`: "nobody-reached"; "no-never-treated"; "singular"; "one-cluster"
 * source  Sun & Abraham (2021), Journal of Econometrics 225, 175–199; R fixest 0.14 `sunab`
 */
export function twoWayEventStudy(
  panel: PanelTable,
  { anticipation = 0, ...errors }: TwoWayErrors & { readonly anticipation?: number } = usualErrors,
): TwoWayEventStudy | PanelNotEstimable {
  const { periods } = panel;
  const width = periods.length;
  const cohorts = panel.units.map(({ cohort }) =>
    cohort !== null && periods.some((period) => period >= cohort) ? cohort : null,
  );
  const baseOf = (cohort: number) => periods.findLastIndex((period) => period + anticipation < cohort);
  const hasChange = (i: number) => {
    const cohort = cohorts[i] ?? null;
    return cohort === null || baseOf(cohort) >= 0;
  };
  const seen = cellsWhere(panel);
  const cells = repeatedCells(panel, cellsWhere(panel, hasChange));
  const units = unitsIn(panel, cells);
  const begun = [...new Set(units.flatMap((i) => cohorts[i] ?? []))].sort((a, b) => a - b);
  if (begun.length === 0)
    return notEstimable("nobody-reached", "the programme reached no unit after its first period");
  if (!units.some((i) => cohorts[i] === null))
    return notEstimable("no-never-treated", "every unit is reached in these periods: nobody to compare with");

  const pairs = begun
    .flatMap((cohort) => periods.map((period, t) => ({ cohort, t, since: period - cohort })))
    .filter(({ cohort, t }) => t !== baseOf(cohort))
    .map((pair) => ({ ...pair, column: indicator(cells, cohorts, width, pair) }))
    .map((pair) => ({
      ...pair,
      size: weighted(panel, pair.column),
      cells: countCells(Uint8Array.from(pair.column)),
    }))
    .filter((pair) => pair.cells > 0);
  const columns = pairs.map(({ column }) => column);
  const fitted = twoWayRegression(panel, cells, columns, errors.errors);
  if (fitted.kind !== "fitted") return fitted;

  const since = [...new Set(pairs.map((pair) => pair.since))].sort((a, b) => a - b);
  const asked = [
    (pair: { since: number }) => pair.since >= 0,
    ...since.map((e) => (pair: { since: number }) => pair.since === e),
  ];
  const means = matrix(asked.length, pairs.length, (k, j) => {
    const pair = pairs[j] as (typeof pairs)[number];
    const within = pairs.filter((other) => asked[k]?.(other));
    return within.includes(pair) ? pair.size / within.reduce((sum, { size }) => sum + size, 0) : 0;
  });
  const { effects, covariance } = twoWayFigures(fitted, means, errors);
  const [overall, ...events] = effects;
  const clustersOf = (among: readonly number[]) =>
    new Set(units.flatMap((i) => (among.includes(cohorts[i] ?? Number.NaN) ? panel.units[i]?.cluster : [])))
      .size;
  return {
    kind: "estimated",
    overall: overall as PanelEffect,
    effects: events.map((effect, k) => {
      const own = pairs.filter((pair) => pair.since === since[k]);
      const among = own.map(({ cohort }) => cohort);
      return {
        ...effect,
        since: at(since, k),
        cells: own.reduce((sum, pair) => sum + pair.cells, 0),
        cohorts: among,
        reached: clustersOf(among),
      };
    }),
    covariance: matrix(since.length, since.length, (j, k) =>
      at(covariance.data, (j + 1) * asked.length + k + 1),
    ),
    clusters: fitted.regression.clusters.length,
    leftOut: unitsIn(panel, seen).filter((i) => !hasChange(i)).length,
  };
}

function indicator(
  cells: Uint8Array,
  cohorts: readonly (number | null)[],
  width: number,
  { cohort, t }: { readonly cohort: number; readonly t: number },
): Float64Array {
  return Float64Array.from(cells, (used, cell) =>
    used === 1 && cell % width === t && cohorts[Math.floor(cell / width)] === cohort ? 1 : 0,
  );
}

function weighted(panel: PanelTable, column: Float64Array): number {
  const width = panel.periods.length;
  return column.reduce(
    (sum, one, cell) => sum + one * (panel.units[Math.floor(cell / width)]?.weight ?? 0),
    0,
  );
}
