import type { PanelTable } from "../../../vocabulary/panel.js";
import type { EffectPart } from "../../../vocabulary/quantity.js";
import { bacon } from "../../effects/bacon.js";
import { eventPreTrend, mostOfDf } from "../../effects/eventPreTrend.js";
import { phaseOf } from "../../effects/groupTimeEffect.js";
import { imputation } from "../../effects/imputation.js";
import { imputationPreTrend } from "../../effects/imputationPreTrend.js";
import { syntheticDid } from "../../effects/syntheticDid.js";
import { type PanelEffect, reachedDf } from "../../effects/twoWayCells.js";
import { twoWayEventStudy } from "../../effects/twoWayEventStudy.js";
import type { TwoWayErrors } from "../../effects/twoWayFigures.js";
import { twoWayFixedEffects } from "../../effects/twoWayFixedEffects.js";
import { errorsNote } from "./errorsNote.js";
import { type EffectFound, type EffectsFound, noEffect, pretrendOf } from "./found.js";

const overall = { by: "overall" } as const;

/** How a regression is made, and how sure it is told to be. */
type Regression = TwoWayErrors & { readonly anticipation: number };

/** What untreated observations predict, over everything and by time since the beginning. */
export function imputationFound(panel: PanelTable): EffectsFound {
  const found = imputation(panel);
  if (found.kind === "not-estimable") return { points: [noEffect(found.reason, found.detail)] };
  const test = imputationPreTrend(panel, { leads: leadsOf(panel) });
  const none = { statistic: null, df: 0, p: null };
  return {
    points: [
      pointOf(overall, found.overall, null),
      ...found.horizons.map((horizon) =>
        pointOf({ by: "event", at: horizon.since }, horizon, cohortsAt(panel, horizon.since)),
      ),
    ],
    events: found.covariance,
    notes: errorsNote(null, found.clusters),
    pretrend: test.kind === "estimated" ? pretrendOf(test.test) : none,
  };
}

/**
 * A third of the periods before the first beginning, for the earlier ones are what these are compared with, and no more than
 * a part of the degrees of freedom; at least one.
 */
function leadsOf(panel: PanelTable): number {
  const first = Math.min(...cohortsOf(panel));
  const third = panel.periods.filter((period) => period < first).length / 3;
  return Math.max(1, Math.floor(Math.min(third, mostOfDf * reachedDf(panel))));
}

function cohortsOf({ units }: PanelTable): readonly number[] {
  return [...new Set(units.flatMap(({ cohort }) => (cohort === null ? [] : [cohort])))];
}

function cohortsAt(panel: PanelTable, since: number): readonly number[] {
  return cohortsOf(panel).filter((cohort) => panel.periods.includes(cohort + since));
}

/** Beside units and periods that are weighted so that they move as the reached did before. */
export function syntheticFound(panel: PanelTable): EffectsFound {
  const found = syntheticDid(panel, { spread: { kind: "jackknife" } });
  if (found.kind === "not-estimable") return { points: [noEffect(found.reason, found.detail)] };
  return {
    points: [pointOf(overall, found, null)],
  };
}

/** An effect for each cohort and period in one regression, over everything and by time since the beginning. */
export function interactionFound(panel: PanelTable, how: Regression): EffectsFound {
  const { anticipation, errors } = how;
  const found = twoWayEventStudy(panel, how);
  const without = cohortsOf(panel)
    .filter((cohort) => !panel.periods.some((period) => period + anticipation < cohort))
    .map((cohort) => noEffect("no-pre-period", `no period before ${cohort}`, { by: "cohort", at: cohort }));
  if (found.kind === "not-estimable") return { points: [noEffect(found.reason, found.detail), ...without] };
  const points = found.effects.map(({ since, reached, ...effect }) => ({
    ...effect,
    phase: phaseOf(since, anticipation, false),
    df: Math.max(1, Math.min(reached, found.clusters) - effect.cohorts.length),
  }));
  return {
    points: [
      pointOf(overall, found.overall, null),
      ...found.effects.map((effect) => pointOf({ by: "event", at: effect.since }, effect, effect.cohorts)),
      ...without,
    ],
    events: found.covariance,
    pretrend: pretrendOf(eventPreTrend(points, found.covariance)),
    notes: errorsNote(errors, found.clusters),
  };
}

/** The regression with two fixed effects. */
export function twoWayFound(panel: PanelTable, how: Regression): EffectsFound {
  const found = twoWayFixedEffects(panel, how);
  if (found.kind === "not-estimable") return { points: [noEffect(found.reason, found.detail)] };
  const parts = bacon(panel);
  return {
    points: [pointOf(overall, found, null)],
    notes: [
      ...errorsNote(how.errors, found.clusters),
      ...(parts.kind === "decomposed" ? [{ kind: "forbidden", part: parts.forbidden } as const] : []),
      ...(found.weights.negative > 0
        ? [{ kind: "negative", sum: found.weights.negativeWeight } as const]
        : []),
    ],
  };
}

/** A bootstrap that rejects no value on one side has no interval to tell. */
function pointOf(
  part: EffectPart,
  { value, se, df, wild }: PanelEffect,
  cohorts: readonly number[] | null,
): EffectFound {
  if (wild && !(Number.isFinite(wild.low) && Number.isFinite(wild.high))) {
    const detail = "with so few clusters the bootstrap rejects nothing, however far; take errors: CR2";
    return noEffect("few-clusters", detail, part);
  }
  return { part, value, se, df, cohorts, ...(wild && { wild }) };
}
