import type { PanelTable } from "../../../vocabulary/panel.js";
import { bacon } from "../../effects/bacon.js";
import { imputation } from "../../effects/imputation.js";
import { imputationPreTrend } from "../../effects/imputationPreTrend.js";
import { syntheticDid } from "../../effects/syntheticDid.js";
import { twoWayFixedEffects } from "../../effects/twoWayFixedEffects.js";
import { type EffectsFound, noEffect } from "./found.js";

const overall = { by: "overall" } as const;

/** What untreated observations predict, over everything and by time since the beginning. */
export function imputationFound(panel: PanelTable): EffectsFound {
  const found = imputation(panel);
  if (found.kind === "not-estimable") return { points: [noEffect(found.reason, found.detail)] };
  const test = imputationPreTrend(panel, { leads: leadsOf(panel) });
  const none = { statistic: null, df: 0, p: null };
  return {
    points: [
      { part: overall, ...pick(found.overall), cohorts: null },
      ...found.horizons.map((horizon) => ({
        part: { by: "event", at: horizon.since } as const,
        ...pick(horizon),
        cohorts: cohortsAt(panel, horizon.since),
      })),
    ],
    pretrend:
      test.kind === "estimated" && test.test.kind === "tested"
        ? { statistic: test.test.statistic, df: test.test.df[0], p: test.test.p }
        : none,
  };
}

/** A third of the periods before the first beginning, at least one: the earlier ones are what these are compared with. */
function leadsOf({ periods, units }: PanelTable): number {
  const first = Math.min(...units.flatMap(({ cohort }) => (cohort === null ? [] : [cohort])));
  return Math.max(1, Math.floor(periods.filter((period) => period < first).length / 3));
}

function cohortsAt({ periods, units }: PanelTable, since: number): readonly number[] {
  const cohorts = new Set(units.flatMap(({ cohort }) => (cohort === null ? [] : [cohort])));
  return [...cohorts].filter((cohort) => periods.includes(cohort + since));
}

/** Beside units and periods that are weighted so that they move as the reached did before. */
export function syntheticFound(panel: PanelTable): EffectsFound {
  const found = syntheticDid(panel, { spread: { kind: "jackknife" } });
  if (found.kind === "not-estimable") return { points: [noEffect(found.reason, found.detail)] };
  return {
    points: [{ part: overall, ...pick(found), cohorts: null }],
  };
}

/** The regression with two fixed effects. */
export function twoWayFound(panel: PanelTable): EffectsFound {
  const found = twoWayFixedEffects(panel);
  if (found.kind === "not-estimable") return { points: [noEffect(found.reason, found.detail)] };
  const parts = bacon(panel);
  return {
    points: [{ part: overall, ...pick(found), cohorts: null }],
    notes: [
      ...(parts.kind === "decomposed" ? [{ kind: "forbidden", part: parts.forbidden } as const] : []),
      ...(found.weights.negative > 0
        ? [{ kind: "negative", sum: found.weights.negativeWeight } as const]
        : []),
    ],
  };
}

const pick = ({ value, se, df }: { value: number; se: number; df: number }) => ({ value, se, df });
