import { identity } from "../../maths/matrix.js";
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
import { type TwoWayErrors, twoWayFigures, usualErrors } from "./twoWayFigures.js";
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
 * in      units × periods, balanced or not; which errors, CR1 if left out
 * out     coefficient, standard error by cluster and its df as `twoWayFigures`; how many effects it weighs negatively
 * returns `not-estimable`: "nobody-reached"; "singular" where being reached follows from unit and period, as when all
 *         start at once; "one-cluster"
 * not     as an estimate of the effect where programmes start at different times: units reached earlier then serve as
 *         comparison for later ones, and where effects grow it is biased, even in sign. Shown beside `bacon`.
 * source  R fixest 0.14 `feols(y ~ reached | unit + period, cluster = )`; weights: de Chaisemartin & D'Haultfœuille
 *         (2020), AER 110, 2964–2996, theorem 1
 */
export function twoWayFixedEffects(
  panel: PanelTable,
  errors: TwoWayErrors = usualErrors,
): TwoWayFixedEffects | PanelNotEstimable {
  const width = panel.periods.length;
  const seen = cellsWhere(panel);
  const cells = repeatedCells(panel, seen);
  if (countCells(cells) === 0) return notEstimable("no-units", "no unit is seen in two periods");
  const reached = Float64Array.from(cells, (used, cell) =>
    used === 1 && reachedAt(panel, Math.floor(cell / width), cell % width) ? 1 : 0,
  );
  if (!reached.includes(1))
    return notEstimable("nobody-reached", "the programme reached no unit in these periods");
  const fitted = twoWayRegression(panel, cells, [reached], errors.errors);
  if (fitted.kind !== "fitted") return fitted;
  const [effect] = twoWayFigures(fitted, identity(1), errors).effects;
  return {
    kind: "estimated",
    ...(effect as PanelEffect),
    units: unitsIn(panel, cells).length,
    cells: countCells(cells),
    leftOut: countCells(seen) - countCells(cells),
    clusters: fitted.regression.clusters.length,
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
