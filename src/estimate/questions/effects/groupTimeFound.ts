import { type Matrix, select } from "../../../maths/matrix.js";
import type { PanelCount } from "../../../vocabulary/counted.js";
import type { PanelLeftOut } from "../../../vocabulary/panel.js";
import type { EffectPart } from "../../../vocabulary/quantity.js";
import type { Effects } from "../../../vocabulary/study.js";
import {
  type AggregateEffects,
  type AggregateOptions,
  aggregateEffects,
} from "../../effects/aggregateEffects.js";
import { groupTimeDoublyRobust } from "../../effects/groupTimeDoublyRobust.js";
import type {
  EffectRefused,
  EffectsNotEstimable,
  GroupTimeEffects,
  GroupTimeOptions,
} from "../../effects/groupTimeEffect.js";
import { groupTimeEffects } from "../../effects/groupTimeEffects.js";
import { groupTimePreTrend } from "../../effects/groupTimePreTrend.js";
import { errorsNote } from "./errorsNote.js";
import { type EffectFound, type EffectsFound, noEffect, pretrendOf } from "./found.js";
import { honestNotes } from "./honestNotes.js";

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
  if (found.kind === "not-estimable") return { points: [whyNone(found), ...withoutEffect(found.refused)] };
  return {
    ...groupTimePoints(found),
    pretrend: pretrendOf(groupTimePreTrend(found)),
    notes: [
      { kind: "units", used: balanced, leftOut: unbalanced + unsettled },
      ...honestNotes(estimated("universal")),
      ...errorsNote(null, found.clusters),
    ],
  };
}

/** The averages of group-time effects that a study tells. */
export function groupTimePoints(found: GroupTimeEffects): Pick<EffectsFound, "points" | "events"> {
  const averages = (by: AggregateOptions["by"]) => aggregateEffects(found, { by });
  const events = averages("event-time");
  const ways = [averages("all"), averages("cohort"), events, averages("period")];
  return {
    points: [...ways.flatMap(pointsOf), ...withoutEffect(found.refused)],
    ...(events.kind === "estimated" && { events: eventCovariance(events) }),
  };
}

function eventCovariance({ points, covariance }: AggregateEffects): Matrix {
  const places = points.flatMap(({ phase }, k) => (phase === "base" ? [] : [k]));
  return select(covariance, places, places);
}

/** Where every beginning lacks the same thing, that is why there is no effect at all. */
function whyNone({ reason, detail, refused }: EffectsNotEstimable & { refused: readonly EffectRefused[] }) {
  const [first, ...others] = refused;
  const alike = first !== undefined && others.every((other) => other.reason === first.reason);
  return alike ? noEffect(first.reason, first.detail) : noEffect(reason, detail);
}

/** Beginnings of which there is no effect in any period. */
function withoutEffect(refused: readonly EffectRefused[]): readonly EffectFound[] {
  return refused
    .filter(({ period }) => period === null)
    .map(({ cohort, reason, detail }) => noEffect(reason, detail, { by: "cohort", at: cohort }));
}

const names = { cohort: "cohort", "event-time": "event", period: "period" } as const;

function pointsOf(made: AggregateEffects | EffectsNotEstimable, place: number): readonly EffectFound[] {
  if (made.kind === "not-estimable") return place === 0 ? [noEffect(made.reason, made.detail)] : [];
  const { by } = made;
  if (by === "all") return [{ part: { by: "overall" }, ...made.overall, cohorts: null }];
  return made.points
    .filter(({ phase }) => phase !== "base")
    .map(({ at, value, se, df, cohorts }) => {
      const part: EffectPart = { by: names[by], at };
      return { part, value, se, df, cohorts };
    });
}
