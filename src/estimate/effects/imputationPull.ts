import { at } from "../../maths/at.js";
import type { PanelTable } from "../../vocabulary/panel.js";
import type { TwoWay } from "./twoWayEffects.js";

/**
 * A mean of imputed effects, and how much each cluster pulls it: the sum of the squared pulls is its variance.
 *
 * The mean is a weighted sum of all outcomes: reached cells with the weights asked for, unreached ones with those that
 * make every unit's and every period's sum 0. A cluster pulls by its residuals times these; for reached cells the
 * residual is the gap less the cohort's mean gap of that period.
 *
 * in      cells that are fitted (`untouched`) and that the mean is over (`target`); `gaps`, outcome less fit
 * source  Borusyak, Jaravel & Spiess (2024), eq. 6–8, proposition 3
 */
export function imputationPull({
  panel,
  effects,
  untouched,
  target,
  gaps,
  clusters,
}: {
  readonly panel: PanelTable;
  readonly effects: TwoWay;
  readonly untouched: Uint8Array;
  readonly target: readonly number[];
  readonly gaps: Float64Array;
  readonly clusters: { readonly of: Int32Array; readonly count: number };
}): { readonly value: number; readonly pull: Float64Array } {
  const width = panel.periods.length;
  const unitOf = (cell: number) => Math.floor(cell / width);
  const weightOf = (cell: number) => panel.units[unitOf(cell)]?.weight ?? 0;
  const total = target.reduce((sum, cell) => sum + weightOf(cell), 0);
  const weights = new Map(target.map((cell) => [cell, weightOf(cell) / total]));

  const byUnit = new Float64Array(panel.units.length);
  const byPeriod = new Float64Array(width);
  let value = 0;
  for (const [cell, weight] of weights) {
    byUnit[unitOf(cell)] = at(byUnit, unitOf(cell)) - weight;
    byPeriod[cell % width] = at(byPeriod, cell % width) - weight;
    value += weight * at(gaps, cell);
  }
  const { unit, period } = effects.withSums(byUnit, byPeriod);

  const pull = new Float64Array(clusters.count);
  const add = (cell: number, amount: number) => {
    const cluster = at(clusters.of, unitOf(cell));
    pull[cluster] = at(pull, cluster) + amount;
  };
  untouched.forEach((used, cell) => {
    if (used === 0) return;
    const balance = weightOf(cell) * (at(unit, unitOf(cell)) + at(period, cell % width));
    add(cell, balance * at(gaps, cell));
  });
  for (const cells of byCohortAndPeriod(panel, target)) {
    const middle = middleGap(cells, weights, gaps, (cell) => at(clusters.of, unitOf(cell)));
    for (const cell of cells) add(cell, (weights.get(cell) ?? 0) * (at(gaps, cell) - middle));
  }
  return { value, pull };
}

function byCohortAndPeriod(panel: PanelTable, cells: readonly number[]): Iterable<readonly number[]> {
  const width = panel.periods.length;
  const groups = new Map<string, number[]>();
  for (const cell of cells) {
    const key = `${panel.units[Math.floor(cell / width)]?.cohort} ${cell % width}`;
    const group = groups.get(key);
    if (group) group.push(cell);
    else groups.set(key, [cell]);
  }
  return groups.values();
}

/** The mean gap for which the pulls of the clusters within a cohort and period are smallest (eq. 8). */
function middleGap(
  cells: readonly number[],
  weights: ReadonlyMap<number, number>,
  gaps: Float64Array,
  clusterOf: (cell: number) => number,
): number {
  const sums = new Map<number, { weight: number; gap: number }>();
  for (const cell of cells) {
    const weight = weights.get(cell) ?? 0;
    const sum = sums.get(clusterOf(cell)) ?? { weight: 0, gap: 0 };
    sums.set(clusterOf(cell), { weight: sum.weight + weight, gap: sum.gap + weight * at(gaps, cell) });
  }
  const all = [...sums.values()];
  const squares = all.reduce((sum, { weight }) => sum + weight * weight, 0);
  return all.reduce((sum, { weight, gap }) => sum + weight * gap, 0) / squares;
}
