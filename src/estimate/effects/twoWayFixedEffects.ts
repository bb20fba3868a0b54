import { at } from "../../maths/at.js";
import { entry } from "../../maths/matrix.js";
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

export interface TwoWayFixedEffects extends PanelEffect {
  readonly kind: "estimated";
  readonly units: number;
  /** Units × periods used, and those left out because a unit or a period of one observation tells nothing. */
  readonly cells: number;
  readonly leftOut: number;
  readonly clusters: number;
  readonly weights: CellWeights;
}

/** What the coefficient is of the effects in the cells that the programme had reached: their weights sum to 1. */
export interface CellWeights {
  /** Cells reached, and those of them whose effect counts with the wrong sign. */
  readonly reached: number;
  readonly negative: number;
  /** Sum of the negative weights; 0 where there are none. */
  readonly negativeWeight: number;
}

/**
 * The coefficient of "the programme has reached this unit" in a regression with unit and period effects.
 *
 * in      units × periods, balanced or not
 * out     coefficient, standard error by cluster, df = clusters − 1; how many effects it weighs negatively
 * returns `not-estimable`: "nobody-reached"; "singular" where being reached follows from unit and period, as when all
 *         start at once; "one-cluster"
 * not     as an estimate of the effect where programmes start at different times: units reached earlier then serve as
 *         comparison for later ones, and where effects grow it is biased, even in sign. Shown beside `bacon`.
 * source  R fixest 0.14 `feols(y ~ reached | unit + period, cluster = )`; weights: de Chaisemartin & D'Haultfœuille
 *         (2020), AER 110, 2964–2996, theorem 1
 */
export function twoWayFixedEffects(panel: PanelTable): TwoWayFixedEffects | PanelNotEstimable {
  const width = panel.periods.length;
  const seen = cellsWhere(panel);
  const cells = repeatedCells(panel, seen);
  if (countCells(cells) === 0) return notEstimable("no-units", "no unit is seen in two periods");
  const reached = Float64Array.from(cells, (used, cell) =>
    used === 1 && reachedAt(panel, Math.floor(cell / width), cell % width) ? 1 : 0,
  );
  if (!reached.includes(1))
    return notEstimable("nobody-reached", "the programme reached no unit in these periods");
  const fitted = twoWayRegression(panel, cells, [reached]);
  if (fitted.kind !== "fitted") return fitted;
  return {
    kind: "estimated",
    value: at(fitted.coefficients, 0),
    se: Math.sqrt(entry(fitted.covariance, 0, 0)),
    df: fitted.df,
    units: unitsIn(panel, cells).length,
    cells: countCells(cells),
    leftOut: countCells(seen) - countCells(cells),
    clusters: fitted.clusters,
    weights: cellWeights(panel, reached, fitted.within[0] as Float64Array),
  };
}

function cellWeights(panel: PanelTable, reached: Float64Array, within: Float64Array): CellWeights {
  const width = panel.periods.length;
  const pulls = [...within].flatMap((rest, cell) =>
    reached[cell] === 1 ? [rest * (panel.units[Math.floor(cell / width)]?.weight ?? 0)] : [],
  );
  const total = pulls.reduce((sum, pull) => sum + pull, 0);
  // a weight of 0 is told from rounding by the size of the others
  const negative = pulls.filter((pull) => pull < -1e-12 * total);
  return {
    reached: pulls.length,
    negative: negative.length,
    negativeWeight: negative.reduce((sum, pull) => sum + pull, 0) / total,
  };
}
