import { at } from "../../maths/at.js";
import { matrix } from "../../maths/matrix.js";
import type { PanelTable } from "../../vocabulary/panel.js";
import type { ClusterErrors } from "../../vocabulary/quantity.js";
import { clusterNumbers } from "../clustered/cells.js";
import { type Clusters, clustersOf } from "../clustered/clusterSums.js";
import { linearRegression } from "../clustered/linearRegression.js";
import { clustersIn, countCells, notEstimable, type PanelNotEstimable, unitsIn } from "./twoWayCells.js";
import { type TwoWay, twoWayEffects } from "./twoWayEffects.js";

export interface TwoWayRegression {
  readonly kind: "fitted";
  /** The regressors' coefficients, in their order; where errors need them, those of periods after these. */
  readonly regression: Clusters;
  /** Observations, and those that are left when regressors and period effects are taken off. */
  readonly observed: number;
  readonly left: number;
  /** The regressors less their unit and period effects. */
  readonly within: readonly Float64Array[];
}

/**
 * Least squares of the outcome on regressors, unit effects and period effects, summed up to clusters: what `twoWayFigures`
 * judges.
 *
 * Unit effects are taken off before. That changes no error of any kind: they lie within clusters and weights within units
 * are alike, so all that they take off is at right angles to what is left. Period effects may be taken off too where
 * residuals are not adjusted for what each cluster took from the fit; for CR2 and the bootstrap they stay in.
 *
 * in      cells to use; regressors, each a value for every cell of the panel; which errors are to follow
 * returns `not-estimable`: "one-cluster"; "singular" where a regressor follows from unit and period effects or from the
 *         other regressors
 * source  Frisch & Waugh (1933), Econometrica 1, 387–401; Pustejovsky & Tipton (2018), Journal of Business & Economic
 *         Statistics 36, 672–683, theorem 2, and its correction (2023) on when effects may be taken off before
 */
export function twoWayRegression(
  panel: PanelTable,
  cells: Uint8Array,
  regressors: readonly Float64Array[],
  errors: ClusterErrors,
): TwoWayRegression | PanelNotEstimable {
  const { count } = clustersIn(panel, cells);
  if (count < 2) return notEstimable("one-cluster", `${count} clusters; two are needed for a standard error`);
  const effects = twoWayEffects(panel, cells);
  const within = regressors.map(effects.residuals);
  const absorbed = within.findIndex((rest, k) => follows(rest, regressors[k] as Float64Array));
  if (absorbed >= 0)
    return notEstimable("singular", `regressor ${absorbed + 1} follows from unit and period effects`);
  const observed = countCells(cells);
  const left = observed - regressors.length - effects.periods;
  if (left <= 0) return notEstimable("singular", "as many regressors and periods as observations");
  const whole = errors === "CR2" || errors === "wild";
  const columns = whole
    ? [...regressors, ...periodColumns(panel, cells, effects)].map(effects.withinUnits)
    : within;
  const outcome = whole ? effects.withinUnits(panel.outcome) : effects.residuals(panel.outcome);
  const fit = linearRegression(cellsOf(panel, cells, columns, outcome));
  if (fit.kind !== "fitted") return notEstimable("singular", "a regressor follows from the others");
  return { kind: "fitted", regression: clustersOf(fit), observed, left, within };
}

/** Whether effects of units and periods leave nothing of a regressor. */
function follows(rest: Float64Array, whole: Float64Array): boolean {
  const length = (values: Float64Array) => values.reduce((sum, value) => sum + value * value, 0);
  return length(rest) <= 1e-12 * length(whole);
}

function periodColumns(panel: PanelTable, cells: Uint8Array, { free }: TwoWay): readonly Float64Array[] {
  const width = panel.periods.length;
  return free.map((t) => Float64Array.from(cells, (used, cell) => (cell % width === t ? used : 0)));
}

/** Used cells as rows of a regression; clusters in the order of their names. */
function cellsOf(
  panel: PanelTable,
  cells: Uint8Array,
  columns: readonly Float64Array[],
  outcome: Float64Array,
) {
  const width = panel.periods.length;
  const used = [...cells.keys()].filter((cell) => cells[cell] === 1);
  const units = unitsIn(panel, cells);
  const numbers = clusterNumbers(units.map((i) => panel.units[i]?.cluster ?? ""));
  const clusterOf = new Map(units.map((i, k) => [i, at(numbers, k)]));
  const unitOf = (cell: number) => Math.floor(cell / width);
  return {
    names: columns.map((_, k) => `${k}`),
    x: matrix(used.length, columns.length, (i, j) => at(columns[j] as Float64Array, at(used, i))),
    rows: new Float64Array(used.length).fill(1),
    mean: Float64Array.from(used, (cell) => at(outcome, cell)),
    squares: new Float64Array(used.length),
    weight: Float64Array.from(used, (cell) => panel.units[unitOf(cell)]?.weight ?? 0),
    cluster: Int32Array.from(used, (cell) => clusterOf.get(unitOf(cell)) ?? 0),
  };
}
