import { entry, type Matrix, matrix, quadraticForm, select } from "../../maths/matrix.js";
import { type Average, averageAlike, averageByShare, ofEffect } from "./aggregateAverages.js";
import type {
  EffectPhase,
  EffectsNotEstimable,
  GroupTimeEffect,
  GroupTimeEffects,
} from "./groupTimeEffect.js";
import { phaseOf } from "./groupTimeEffect.js";

/**
 * `cohort`, `period`, `event-time`: one average for each of these, and their own average; `all`: only one average,
 * over every effect after the start.
 */
export interface AggregateOptions {
  readonly by: "all" | "cohort" | "period" | "event-time";
  /** Periods since the start (negative: before it) outside these limits do not count. */
  readonly minEvent?: number;
  readonly maxEvent?: number;
  /** For event time: only cohorts that have an effect this long after their start, and no later points: so all points after the start rest on the same cohorts. */
  readonly balancedTo?: number;
}

export interface AggregateEffects {
  readonly kind: "estimated";
  readonly by: AggregateOptions["by"];
  readonly overall: { readonly value: number; readonly se: number; readonly df: number };
  /** By cohort, period or event time, ascending; none for "all". */
  readonly points: readonly AggregatePoint[];
  /** Of the points, in their order. */
  readonly covariance: Matrix;
  /** Of the points and then the overall average. */
  readonly joint: Matrix;
}

export interface AggregatePoint {
  /** The cohort, the period, or periods since the start. */
  readonly at: number;
  readonly phase: EffectPhase;
  readonly value: number;
  readonly se: number;
  /** Clusters reached in these cohorts less one for each cohort, at least 1: what tells `se` is no more than these. */
  readonly df: number;
  readonly cohorts: readonly number[];
  /** Units reached in these cohorts; units compared with, where they are fewest. */
  readonly units: number;
  readonly comparisonUnits: number;
}

/**
 * Averages of group-time effects. Effects weigh as their cohorts do; a cohort's own periods weigh alike, and so do
 * periods and event times in the overall average. That the cohorts' shares are estimated too is counted in.
 *
 * in      group-time effects; what to average by
 * out     points and their overall average (after the start only), in the outcome's unit, with covariance.
 *         Effects that could not be estimated are no part of an average: see `refused` of what was passed in
 * returns `not-estimable` ("no-effect") where no effect after a start is left
 * source  Callaway & Sant'Anna (2021), section 3 and corollary 2; R did 2.3.0 `aggte`
 */
export function aggregateEffects(
  found: GroupTimeEffects,
  options: AggregateOptions,
): AggregateEffects | EffectsNotEstimable {
  const kept = keptOf(found, options);
  const points = pointsOf(found, kept, options.by);
  const after = points.filter(({ phase }) => phase === "after");
  if (after.length === 0) {
    return {
      kind: "not-estimable",
      reason: "no-effect",
      detail: "no effect after a start is left",
      refused: found.refused,
    };
  }
  const overall =
    options.by === "cohort"
      ? averageByShare(
          found,
          after.map(({ average, cohorts }) => ({ average, cohort: cohorts[0] as number })),
        )
      : averageAlike(after.map(({ average }) => average));
  const averages = [...points.map(({ average }) => average), overall];
  const size = found.joint.rows;
  const map = matrix(averages.length, size, (i, j) => averages[i]?.gradient[j] ?? 0);
  const joint = quadraticForm(map, found.joint);
  const se = (i: number) => Math.sqrt(Math.max(0, entry(joint, i, i)));
  const shown = options.by === "all" ? [] : points;
  const places = shown.map((_, i) => i);
  return {
    kind: "estimated",
    by: options.by,
    overall: {
      value: overall.value,
      se: se(points.length),
      df: dfOf(found, [...new Set(after.flatMap(({ cohorts }) => cohorts))]),
    },
    points: shown.map(({ average, ...point }, i) => ({ ...point, value: average.value, se: se(i) })),
    covariance: select(joint, places, places),
    joint: select(joint, [...places, points.length], [...places, points.length]),
  };
}

interface Kept {
  readonly effect: GroupTimeEffect;
  readonly place: number;
}

function keptOf(
  { effects }: GroupTimeEffects,
  {
    by,
    minEvent = Number.NEGATIVE_INFINITY,
    maxEvent = Number.POSITIVE_INFINITY,
    balancedTo,
  }: AggregateOptions,
): readonly Kept[] {
  const longest = new Map<number, number>();
  for (const { cohort, period } of effects)
    longest.set(cohort, Math.max(longest.get(cohort) ?? 0, period - cohort));
  return effects.flatMap((effect, place) => {
    const since = effect.period - effect.cohort;
    if (since < minEvent || since > maxEvent) return [];
    if (by !== "event-time") return since >= 0 ? [{ effect, place }] : [];
    if (balancedTo === undefined) return [{ effect, place }];
    const seen = (longest.get(effect.cohort) ?? 0) >= balancedTo;
    return seen && since <= balancedTo ? [{ effect, place }] : [];
  });
}

type Point = Omit<AggregatePoint, "value" | "se"> & { readonly average: Average };

function pointsOf(
  found: GroupTimeEffects,
  kept: readonly Kept[],
  by: AggregateOptions["by"],
): readonly Point[] {
  const at = ({ effect }: Kept) =>
    ({
      all: 0,
      cohort: effect.cohort,
      period: effect.period,
      "event-time": effect.period - effect.cohort,
    })[by];
  const places = [...new Set(kept.map(at))].sort((a, b) => a - b);
  return places.map((place) => {
    const own = kept.filter((one) => at(one) === place);
    const single = own.map((one) => ({ average: ofEffect(found, one.place), cohort: one.effect.cohort }));
    const cohorts = [...new Set(single.map(({ cohort }) => cohort))].sort((a, b) => a - b);
    const isBase = own.every(({ effect }) => effect.phase === "base");
    return {
      at: place,
      phase: by === "event-time" ? phaseOf(place, found.options.anticipation, isBase) : "after",
      average:
        by === "cohort" ? averageAlike(single.map(({ average }) => average)) : averageByShare(found, single),
      df: dfOf(found, cohorts),
      cohorts,
      units: found.cohorts.reduce(
        (sum, { cohort, units }) => sum + (cohorts.includes(cohort) ? units : 0),
        0,
      ),
      comparisonUnits: Math.min(...own.map(({ effect }) => effect.comparisonUnits)),
    };
  });
}

function dfOf({ effects, clusters }: GroupTimeEffects, cohorts: readonly number[]): number {
  const reached = cohorts.map((cohort) => effects.find((effect) => effect.cohort === cohort)?.clusters ?? 0);
  const all = Math.min(
    clusters,
    reached.reduce((sum, many) => sum + many, 0),
  );
  return Math.max(1, all - cohorts.length);
}
