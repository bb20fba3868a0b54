import { at } from "../../maths/at.js";
import { identity } from "../../maths/matrix.js";
import type { PanelTable } from "../../vocabulary/panel.js";
import { type PreTrendTest, preTrendTest } from "./preTrendTest.js";
import {
  cellsWhere,
  notEstimable,
  type PanelEffect,
  type PanelNotEstimable,
  reachedAt,
  reachedDf,
  repeatedCells,
} from "./twoWayCells.js";
import { twoWayFigures, usualErrors } from "./twoWayFigures.js";
import { twoWayRegression } from "./twoWayRegression.js";

export interface ImputationPreTrend {
  readonly kind: "estimated";
  /** How much units differed from others so many periods before their start, from the earliest on. */
  readonly leads: readonly (PanelEffect & { readonly since: number })[];
  /** That all of them are zero. */
  readonly test: PreTrendTest;
}

/**
 * Test of parallel trends on observations that the programme had not reached, so that effects cannot enter it.
 *
 * The outcome is regressed on unit effects, period effects and indicators of 1 to `leads` periods before the start;
 * earlier periods and units never reached are what these are compared with. Reached observations are not used, so that
 * looking at this test first does not distort the estimates of `imputation`.
 *
 * in      how many periods before the start to look at, in the unit of the periods
 * out     coefficients with standard errors by cluster (df = clusters − 1), and Hotelling's T² with the degrees of freedom
 *         of the clusters reached (`reachedDf`); the source takes F with those of all clusters, which rejects too often
 *         where few are reached
 * returns `not-estimable`: "singular" where leads follow from unit and period effects, as when nothing is seen earlier;
 *         "one-cluster"
 * source  Borusyak, Jaravel & Spiess (2024), §4.4, test 1, proposition 9; R didimputation 0.5.0 `pretrends`
 */
export function imputationPreTrend(
  panel: PanelTable,
  { leads }: { readonly leads: number },
): ImputationPreTrend | PanelNotEstimable {
  const width = panel.periods.length;
  const cells = repeatedCells(
    panel,
    cellsWhere(panel, (i, t) => !reachedAt(panel, i, t)),
  );
  const sinceOf = (cell: number) => {
    const cohort = panel.units[Math.floor(cell / width)]?.cohort ?? null;
    return cohort === null ? null : at(panel.periods, cell % width) - cohort;
  };
  const found = new Set([...cells.keys()].map((cell) => (cells[cell] === 1 ? sinceOf(cell) : null)));
  const since = Array.from({ length: leads }, (_, k) => k - leads).filter((lead) => found.has(lead));
  if (since.length === 0)
    return notEstimable("no-pre-period", "no unit is seen in these periods before its start");
  const fitted = twoWayRegression(
    panel,
    cells,
    since.map((lead) =>
      Float64Array.from(cells, (used, cell) => (used === 1 && sinceOf(cell) === lead ? 1 : 0)),
    ),
    usualErrors.errors,
  );
  if (fitted.kind !== "fitted") return fitted;
  const { effects, covariance } = twoWayFigures(fitted, identity(since.length), usualErrors);
  return {
    kind: "estimated",
    leads: effects.map((effect, k) => ({ since: at(since, k), ...effect })),
    test: preTrendTest(
      effects.map(({ value, se }) => ({ phase: "before", value, se })),
      covariance,
      { df: reachedDf(panel) },
    ),
  };
}
