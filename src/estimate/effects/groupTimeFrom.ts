import { entry, type Matrix, select } from "../../maths/matrix.js";
import type {
  CohortShare,
  EffectRefused,
  EffectsNotEstimable,
  GroupTimeEffect,
  GroupTimeOptions,
  GroupTimeResult,
} from "./groupTimeEffect.js";
import { phaseOf } from "./groupTimeEffect.js";
import { groupTimePlan, type PlannedEffect } from "./groupTimePlan.js";

/** What effects are made from: sums or units. */
export interface GroupTimeSource {
  readonly periods: readonly number[];
  readonly cohorts: readonly CohortSize[];
  readonly clusters: number;
  /** One effect; keeps what its variance needs under the place that it is given. */
  contrast(planned: PlannedEffect, place: number): Contrast;
  /** Covariance of the effects kept and of the shares, in this order. */
  joint(effects: number, shares: readonly CohortShare[]): Matrix;
}

export interface CohortSize {
  readonly cohort: number | null;
  readonly units: number;
  readonly weight: number;
  readonly clusters: number;
}

export type Contrast =
  | { readonly kind: "contrast"; readonly value: number; readonly comparisonUnits: number }
  | { readonly kind: "refused"; readonly reason: EffectRefused["reason"]; readonly detail: string };

/** All effects that a source has, with their covariance. */
export function groupTimeFrom(source: GroupTimeSource, options: GroupTimeOptions): GroupTimeResult {
  const sizes = source.cohorts.filter(({ weight }) => weight > 0);
  const cohorts = sizes.map(({ cohort }) => cohort);
  const plan = groupTimePlan(source.periods, cohorts, options);
  const units = source.cohorts.reduce((sum, cohort) => sum + cohort.units, 0);
  if (units === 0) return none("no-units", "no unit has an outcome in every period", plan.refused);
  if (plan.effects.length + plan.refused.length === 0)
    return none("nobody-reached", "no unit was reached by the programme in these periods", plan.refused);
  if (options.comparison === "never" && plan.effects.some(({ comparison }) => comparison.size === 0))
    return none("no-never-treated", "every unit was reached in these periods", plan.refused);
  if (source.clusters < 2) return none("one-cluster", "nothing differs between clusters", plan.refused);

  const refused: EffectRefused[] = [...plan.refused];
  const effects: GroupTimeEffect[] = [];
  for (const planned of plan.effects) {
    const { cohort, period, base } = planned;
    const found = source.contrast(planned, effects.length);
    if (found.kind === "refused") {
      refused.push({ cohort, period, reason: found.reason, detail: found.detail });
      continue;
    }
    const { value, comparisonUnits } = found;
    const size = sizes.find((one) => one.cohort === cohort);
    const phase = phaseOf(period - cohort, options.anticipation, period === base);
    const reached = { units: size?.units ?? 0, clusters: size?.clusters ?? 0, comparisonUnits };
    effects.push({ cohort, period, base, phase, value, se: 0, ...reached });
  }
  if (effects.length === 0) return none("no-effect", "no effect could be estimated", refused);
  const shares = sharesOf(sizes, effects);
  const joint = source.joint(effects.length, shares);
  const places = effects.map((_, k) => k);
  return {
    kind: "estimated",
    effects: effects.map((effect, k) => ({ ...effect, se: Math.sqrt(entry(joint, k, k)) })),
    covariance: select(joint, places, places),
    cohorts: shares,
    joint,
    refused,
    units,
    clusters: source.clusters,
    options,
  };
}

function sharesOf(sizes: readonly CohortSize[], effects: readonly GroupTimeEffect[]): readonly CohortShare[] {
  const having = new Set<number | null>(effects.map(({ cohort }) => cohort));
  const reached = sizes
    .filter(({ cohort }) => having.has(cohort))
    .sort((a, b) => Number(a.cohort) - Number(b.cohort));
  const total = reached.reduce((sum, { weight }) => sum + weight, 0);
  return reached.map(({ cohort, weight, units }) => ({
    cohort: Number(cohort),
    share: weight / total,
    weight,
    units,
  }));
}

function none(
  reason: EffectsNotEstimable["reason"],
  detail: string,
  refused: readonly EffectRefused[],
): EffectsNotEstimable {
  return { kind: "not-estimable", reason, detail, refused };
}
