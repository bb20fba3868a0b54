import { select } from "../../../maths/matrix.js";
import type { PanelCount } from "../../../vocabulary/counted.js";
import type { EvidenceNote, Pretrend } from "../../../vocabulary/estimate.js";
import type { PanelLeftOut } from "../../../vocabulary/panel.js";
import type { EffectPart } from "../../../vocabulary/quantity.js";
import type { Effects } from "../../../vocabulary/study.js";
import { type AggregateOptions, aggregateEffects } from "../../effects/aggregateEffects.js";
import { groupTimeDoublyRobust } from "../../effects/groupTimeDoublyRobust.js";
import type {
  EffectRefused,
  GroupTimeEffects,
  GroupTimeOptions,
  GroupTimeResult,
} from "../../effects/groupTimeEffect.js";
import { groupTimeEffects } from "../../effects/groupTimeEffects.js";
import { groupTimePreTrend } from "../../effects/groupTimePreTrend.js";
import { honestMagnitudes } from "../../effects/honestMagnitudes.js";
import { type EffectFound, type EffectsFound, noEffect } from "./found.js";

/** Less than this part of the units seen in every period does not stand for the whole. */
const leastBalanced = 0.5;

/** Why units that are seen in every period are too few to stand for all of them; `null`: they are not. */
export function tooUnbalanced({ balanced, unbalanced, unsettled }: PanelLeftOut): EffectFound | null {
  const all = balanced + unbalanced + unsettled;
  if (balanced >= leastBalanced * all) return null;
  const detail = `only ${balanced} of ${all} units have an outcome in every period; take fewer periods, larger units, or the imputation estimator, which uses units that are seen in some periods`;
  return noEffect("unbalanced", detail);
}

/** Group-time effects, over everything and by beginning, by time since it and by period. */
export function groupTimeFound({ sums, table }: PanelCount, effects: Effects): EffectsFound {
  const { balanced, unbalanced, unsettled } = sums.leftOut;
  const unfit = tooUnbalanced(sums.leftOut);
  if (unfit) return { points: [unfit] };
  const { comparison, anticipation } = effects;
  const estimated = (basePeriod: GroupTimeOptions["basePeriod"]) => {
    const options = { comparison, anticipation, basePeriod };
    return effects.numbers.length > 0 && table
      ? groupTimeDoublyRobust(table, options)
      : groupTimeEffects(sums, options);
  };
  const found = estimated("varying");
  if (found.kind === "not-estimable")
    return { points: [noEffect(found.reason, found.detail), ...withoutEffect(found.refused)] };
  return {
    points: groupTimePoints(found),
    pretrend: pretrendOf(found),
    notes: [
      { kind: "units", used: balanced, leftOut: unbalanced + unsettled },
      ...breakdownOf(estimated("universal")),
    ],
  };
}

/** The averages of group-time effects that a study tells. */
export function groupTimePoints(found: GroupTimeEffects): readonly EffectFound[] {
  return [
    ...(["all", "cohort", "event-time", "period"] as const).flatMap((by) => pointsOf(found, { by })),
    ...withoutEffect(found.refused),
  ];
}

/** Beginnings of which there is no effect in any period. */
function withoutEffect(refused: readonly EffectRefused[]): readonly EffectFound[] {
  return refused
    .filter(({ period }) => period === null)
    .map(({ cohort, reason, detail }) => noEffect(reason, detail, { by: "cohort", at: cohort }));
}

const names = { cohort: "cohort", "event-time": "event", period: "period" } as const;

function pointsOf(found: GroupTimeEffects, options: AggregateOptions): readonly EffectFound[] {
  const made = aggregateEffects(found, options);
  const { by } = options;
  if (made.kind === "not-estimable") return by === "all" ? [noEffect(made.reason, made.detail)] : [];
  if (by === "all") return [{ part: { by: "overall" }, ...made.overall, cohorts: null }];
  return made.points
    .filter(({ phase }) => phase !== "base")
    .map(({ at, value, se, df, cohorts }) => {
      const part: EffectPart = { by: names[by], at };
      return { part, value, se, df, cohorts };
    });
}

function pretrendOf(found: GroupTimeEffects): Pretrend {
  const test = groupTimePreTrend(found);
  if (test.kind === "not-estimable") return { statistic: null, df: 0, p: null };
  return { statistic: test.statistic, df: test.df, p: test.p };
}

/** How far trends could part after the beginning before the mean of the event study's effects could be none. */
function breakdownOf(found: GroupTimeResult): readonly EvidenceNote[] {
  const study = found.kind === "estimated" ? aggregateEffects(found, { by: "event-time" }) : found;
  if (study.kind !== "estimated") return [];
  const places = study.points.flatMap(({ phase }, k) => (phase === "base" ? [] : [k]));
  const after = study.points.filter(({ phase }) => phase === "after").length;
  const honest = honestMagnitudes(
    {
      effects: places.map((k) => study.points[k]?.value ?? 0),
      covariance: select(study.covariance, places, places),
      before: places.length - after,
      weights: Array.from({ length: after }, () => 1 / after),
    },
    { bound: 1 },
  );
  return honest.kind === "estimated" ? [{ kind: "breakdown", times: honest.breakdown }] : [];
}
