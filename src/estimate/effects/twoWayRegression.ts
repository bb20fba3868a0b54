import { at } from "../../maths/at.js";
import { choleskyInverse } from "../../maths/cholesky.js";
import {
  crossProduct,
  type Matrix,
  matrix,
  multiplyVector,
  quadraticForm,
  scale as scaled,
} from "../../maths/matrix.js";
import type { PanelTable } from "../../vocabulary/panel.js";
import { clustersIn, countCells, notEstimable, type PanelNotEstimable } from "./twoWayCells.js";
import { twoWayEffects } from "./twoWayEffects.js";

export interface TwoWayRegression {
  readonly kind: "fitted";
  readonly coefficients: Float64Array;
  readonly covariance: Matrix;
  /** Clusters − 1. */
  readonly df: number;
  readonly clusters: number;
  /** The regressors less their unit and period effects. */
  readonly within: readonly Float64Array[];
}

/**
 * Least squares of the outcome on regressors, unit effects and period effects, with the covariance by cluster.
 *
 * The covariance is G/(G−1) · (n−1)/(n−K) times the sandwich, K counting regressors and period effects but not the
 * unit effects, since units lie within clusters.
 *
 * in      cells to use; regressors, each a value for every cell of the panel
 * returns `not-estimable`: "one-cluster"; "singular" where a regressor follows from unit and period effects or from the
 *         other regressors
 * source  Liang & Zeger (1986), Biometrika 73, 13–22; conventions of R fixest 0.14 `feols`, `cluster =`
 */
export function twoWayRegression(
  panel: PanelTable,
  cells: Uint8Array,
  regressors: readonly Float64Array[],
): TwoWayRegression | PanelNotEstimable {
  const width = panel.periods.length;
  const clusters = clustersIn(panel, cells);
  if (clusters.count < 2)
    return notEstimable("one-cluster", `${clusters.count} clusters; two are needed for a standard error`);
  const effects = twoWayEffects(panel, cells);
  const within = regressors.map(effects.residuals);
  const weights = Float64Array.from(cells, (used, cell) =>
    used === 1 ? (panel.units[Math.floor(cell / width)]?.weight ?? 0) : 0,
  );
  const product = (a: Float64Array, b: Float64Array) => {
    let sum = 0;
    for (let cell = 0; cell < weights.length; cell++)
      sum += (weights[cell] as number) * (a[cell] as number) * (b[cell] as number);
    return sum;
  };
  const size = within.length;
  const absorbed = within.findIndex((rest, k) => {
    const whole = regressors[k] as Float64Array;
    return product(rest, rest) <= 1e-12 * product(whole, whole);
  });
  if (absorbed >= 0)
    return notEstimable("singular", `regressor ${absorbed + 1} follows from unit and period effects`);
  const half = within.map((rest, j) => within.slice(j).map((other) => product(rest, other)));
  const inverse = choleskyInverse(
    matrix(size, size, (j, k) => at(half[Math.min(j, k)] ?? [], Math.abs(j - k))),
  );
  if (inverse.kind !== "solved") return notEstimable("singular", "a regressor follows from the others");
  const outcome = effects.residuals(panel.outcome);
  const towards = within.map((rest) => product(rest, outcome));
  const coefficients = multiplyVector(inverse.x, towards);

  const scores = new Float64Array(clusters.count * size);
  for (let cell = 0; cell < cells.length; cell++) {
    if (cells[cell] !== 1) continue;
    const fitted = within.reduce((sum, rest, k) => sum + at(coefficients, k) * at(rest, cell), 0);
    const pull = at(weights, cell) * (at(outcome, cell) - fitted);
    const from = at(clusters.of, Math.floor(cell / width)) * size;
    within.forEach((rest, k) => {
      scores[from + k] = at(scores, from + k) + pull * at(rest, cell);
    });
  }
  const observed = countCells(cells);
  const left = observed - size - effects.periods;
  if (left <= 0) return notEstimable("singular", "as many regressors and periods as observations");
  const scale = (clusters.count / (clusters.count - 1)) * ((observed - 1) / left);
  const meat = crossProduct({ rows: clusters.count, cols: size, data: scores });
  return {
    kind: "fitted",
    coefficients,
    covariance: scaled(quadraticForm(inverse.x, meat), scale),
    df: clusters.count - 1,
    clusters: clusters.count,
    within,
  };
}
