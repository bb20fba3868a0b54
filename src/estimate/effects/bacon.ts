import { at } from "../../maths/at.js";
import type { PanelTable } from "../../vocabulary/panel.js";
import { cellsWhere, notEstimable, type PanelNotEstimable, reachedAt, unitsIn } from "./twoWayCells.js";

/** Whom a comparison of two cohorts takes as not reached; the last two use units that the programme had reached. */
export type BaconKind = "never" | "not-yet" | "already" | "always";

/** One two-by-two comparison: `cohort` goes from not reached to reached, `against` does not change. */
export interface BaconComparison {
  readonly cohort: number;
  /** `null`: never reached in these periods. */
  readonly against: number | null;
  readonly kind: BaconKind;
  readonly value: number;
  readonly weight: number;
}

export interface Bacon {
  readonly kind: "decomposed";
  readonly comparisons: readonly BaconComparison[];
  /** Σ weight · value: the two-way fixed effects coefficient. */
  readonly value: number;
  /** Weight of the comparisons with units that the programme had reached: 0 would be harmless, more is a warning. */
  readonly forbidden: number;
}

/**
 * What a two-way fixed effects coefficient is made of: every comparison of two cohorts, and its weight.
 *
 * in      a balanced panel; units count by their weight
 * out     comparisons by cohort; weights sum to 1
 * returns `not-estimable`: "unbalanced" where a unit is not seen in all periods; "no-effect" where no cohort changes
 *         beside another
 * source  Goodman-Bacon (2021), Journal of Econometrics 225, 254–277, theorem 1; R bacondecomp 0.1.1 `bacon`
 */
export function bacon(panel: PanelTable): Bacon | PanelNotEstimable {
  const width = panel.periods.length;
  const cells = cellsWhere(panel);
  const units = unitsIn(panel, cells);
  const gaps = units.filter((i) => cells.subarray(i * width, (i + 1) * width).includes(0)).length;
  if (gaps > 0)
    return notEstimable(
      "unbalanced",
      `${gaps} of ${units.length} units are not seen in all ${width} periods`,
    );
  const groups = cohortsOf(panel, units);
  const pairs = groups.flatMap((early, k) =>
    groups.slice(k + 1).flatMap((late) => compared(panel, early, late)),
  );
  const total = pairs.reduce((sum, { weight }) => sum + weight, 0);
  if (pairs.length === 0)
    return notEstimable("no-effect", "all units are reached at the same time, or none or all always");
  const comparisons = pairs.map((pair) => ({ ...pair, weight: pair.weight / total }));
  const sumOf = (of: (c: BaconComparison) => number) => comparisons.reduce((sum, c) => sum + of(c), 0);
  return {
    kind: "decomposed",
    comparisons,
    value: sumOf(({ weight, value }) => weight * value),
    forbidden: sumOf(({ kind, weight }) => (kind === "already" || kind === "always" ? weight : 0)),
  };
}

interface Cohort {
  readonly cohort: number | null;
  /** Place of the first period reached; as many as there are periods for `null`. */
  readonly start: number;
  readonly weight: number;
  /** Mean outcome by period. */
  readonly path: Float64Array;
}

/** By start, the never reached last. */
function cohortsOf(panel: PanelTable, units: readonly number[]): Cohort[] {
  const width = panel.periods.length;
  const byStart = new Map<number, number[]>();
  for (const i of units) {
    const start = panel.periods.findIndex((_, t) => reachedAt(panel, i, t));
    const place = start < 0 ? width : start;
    byStart.set(place, [...(byStart.get(place) ?? []), i]);
  }
  return [...byStart]
    .sort(([a], [b]) => a - b)
    .map(([start, members]) => {
      const weightOf = (i: number) => panel.units[i]?.weight ?? 0;
      const weight = members.reduce((sum, i) => sum + weightOf(i), 0);
      const path = Float64Array.from({ length: width }, (_, t) =>
        members.reduce((sum, i) => sum + (weightOf(i) / weight) * at(panel.outcome, i * width + t), 0),
      );
      const first = panel.units[members[0] ?? 0]?.cohort ?? null;
      return { cohort: start === width ? null : first, start, weight, path };
    });
}

/** The earlier one changes before the later does; the later one changes after the earlier did. */
function compared(panel: PanelTable, early: Cohort, late: Cohort): BaconComparison[] {
  const width = panel.periods.length;
  const before = early.start / width;
  const between = (late.start - early.start) / width;
  const after = (width - late.start) / width;
  const sizes = early.weight * late.weight;
  const change = (of: Cohort, from: number, start: number, to: number) =>
    mean(of.path, start, to) - mean(of.path, from, start);
  const found: BaconComparison[] = [];
  if (before > 0) {
    found.push({
      cohort: Number(early.cohort),
      against: late.cohort,
      kind: late.cohort === null ? "never" : "not-yet",
      value: change(early, 0, early.start, late.start) - change(late, 0, early.start, late.start),
      weight: sizes * before * between,
    });
  }
  if (after > 0) {
    found.push({
      cohort: Number(late.cohort),
      against: early.cohort,
      kind: early.start === 0 ? "always" : "already",
      value: change(late, early.start, late.start, width) - change(early, early.start, late.start, width),
      weight: sizes * between * after,
    });
  }
  return found;
}

function mean(path: Float64Array, from: number, to: number): number {
  return path.subarray(from, to).reduce((sum, value) => sum + value, 0) / (to - from);
}
