import { at } from "../../maths/at.js";
import { crossProduct, entry, type Matrix, matrix } from "../../maths/matrix.js";
import type { PanelTable } from "../../vocabulary/panel.js";
import { imputationPull } from "./imputationPull.js";
import {
  cellsWhere,
  clustersIn,
  countCells,
  notEstimable,
  type PanelEffect,
  type PanelNotEstimable,
  reachedAt,
} from "./twoWayCells.js";
import { twoWayEffects } from "./twoWayEffects.js";

export interface Imputation {
  readonly kind: "estimated";
  /** Mean effect over all cells reached, each counting by its unit's weight. */
  readonly overall: PanelEffect;
  /** The same by periods since the start. */
  readonly horizons: readonly ImputationHorizon[];
  /** Of the horizons, in their order. */
  readonly covariance: Matrix;
  readonly cells: ImputationCells;
  readonly clusters: number;
}

export interface ImputationHorizon extends PanelEffect {
  /** Period less the unit's start. */
  readonly since: number;
  readonly cells: number;
}

export interface ImputationCells {
  /** Not reached: what effects of units and periods are from. */
  readonly untouched: number;
  /** Reached, with an outcome to hold against. */
  readonly reached: number;
  /** Reached, but unit or period is never seen unreached: left out, so the effect is one of the others. */
  readonly notImputed: number;
  /** Reached and alone in cohort and period: their own variation cannot be told, which makes se too small. */
  readonly alone: number;
}

/**
 * Effect as the outcome less what unit and period effects, fitted where nothing was reached yet, say it would have been.
 *
 * in      units × periods, balanced or not; units count by their weight
 * out     overall and by periods since the start, with standard errors by cluster that are conservative: effects are
 *         taken to be alike within cohort and period. df = clusters − 1 (the source takes a normal interval)
 * returns `not-estimable`: "nobody-reached"; "no-effect" where no cell reached can be imputed; "one-cluster"
 * not     where many cohorts have one unit: see `cells.alone`
 * source  Borusyak, Jaravel & Spiess (2024), Review of Economic Studies 91, 3253–3285, theorems 1–3, eq. 7–8;
 *         R didimputation 0.5.0
 */
export function imputation(panel: PanelTable): Imputation | PanelNotEstimable {
  const width = panel.periods.length;
  const untouched = cellsWhere(panel, (i, t) => !reachedAt(panel, i, t));
  const reached = cellsWhere(panel, (i, t) => reachedAt(panel, i, t));
  if (countCells(reached) === 0)
    return notEstimable("nobody-reached", "the programme reached no unit in these periods");
  const effects = twoWayEffects(panel, untouched);
  const imputed = reached.map((used, cell) =>
    used === 1 && effects.reaches(Math.floor(cell / width), cell % width) ? 1 : 0,
  );
  const places = [...imputed.keys()].filter((cell) => imputed[cell] === 1);
  if (places.length === 0)
    return notEstimable("no-effect", "no cell reached has a unit and a period that are also seen unreached");
  const clusters = clustersIn(
    panel,
    untouched.map((used, cell) => Math.max(used, at(imputed, cell))),
  );
  if (clusters.count < 2)
    return notEstimable("one-cluster", `${clusters.count} clusters; two are needed for a standard error`);

  const { unit, period } = effects.effectsOf(panel.outcome);
  const gaps = Float64Array.from(panel.outcome, (value, cell) =>
    untouched[cell] === 1 || imputed[cell] === 1
      ? value - at(unit, Math.floor(cell / width)) - at(period, cell % width)
      : 0,
  );
  const sinceOf = (cell: number) =>
    at(panel.periods, cell % width) - Number(panel.units[Math.floor(cell / width)]?.cohort);
  const since = [...new Set(places.map(sinceOf))].sort((a, b) => a - b);
  const targets = [places, ...since.map((h) => places.filter((cell) => sinceOf(cell) === h))];
  const pulled = targets.map((target) =>
    imputationPull({ panel, effects, untouched, target, gaps, clusters }),
  );
  const df = clusters.count - 1;
  const covariance = crossProduct(
    matrix(clusters.count, pulled.length, (c, k) => at(pulled[k]?.pull ?? [], c)),
  );
  const [overall, ...horizons] = pulled.map(({ value }, k) => ({
    value,
    se: Math.sqrt(entry(covariance, k, k)),
    df,
  }));
  return {
    kind: "estimated",
    overall: overall as PanelEffect,
    horizons: horizons.map((effect, k) => ({
      since: at(since, k),
      ...effect,
      cells: targets[k + 1]?.length ?? 0,
    })),
    covariance: matrix(since.length, since.length, (j, k) => entry(covariance, j + 1, k + 1)),
    cells: {
      untouched: countCells(untouched),
      reached: countCells(reached),
      notImputed: countCells(reached) - places.length,
      alone: aloneIn(panel, places),
    },
    clusters: clusters.count,
  };
}

function aloneIn(panel: PanelTable, places: readonly number[]): number {
  const width = panel.periods.length;
  const sizes = new Map<string, number>();
  for (const cell of places) {
    const key = `${panel.units[Math.floor(cell / width)]?.cohort} ${cell % width}`;
    sizes.set(key, (sizes.get(key) ?? 0) + 1);
  }
  return [...sizes.values()].filter((size) => size === 1).length;
}
