import type { Matrix } from "../../maths/matrix.js";

export interface GroupTimeOptions {
  /** Beside whom: units never reached in these periods, or also those that are not reached yet. */
  readonly comparison: "never" | "not-yet";
  /** Before the start, change since the period before ("varying") or since the last one before the start. */
  readonly basePeriod: "varying" | "universal";
  /** How long before its start a programme may already act, in the unit of the periods. */
  readonly anticipation: number;
}

/** How the outcome of units that a programme reached changed, beyond how that of comparable units did. */
export interface GroupTimeEffect {
  /** First period under the programme. */
  readonly cohort: number;
  readonly period: number;
  /** The period that change is counted from. */
  readonly base: number;
  readonly phase: EffectPhase;
  /** In the outcome's unit; 0 in the base period. */
  readonly value: number;
  readonly se: number;
  /** Units reached, and units compared with. */
  readonly units: number;
  readonly comparisonUnits: number;
  /** Clusters among the units reached: with few of them the standard error is too small, with one it misses them. */
  readonly clusters: number;
}

/** `before`: an effect here would speak against parallel trends. `base`: 0 by its definition. */
export type EffectPhase = "before" | "anticipation" | "base" | "after";

/** Effects that go together: their covariance is known. */
export interface GroupTimeEffects {
  readonly kind: "estimated";
  readonly effects: readonly GroupTimeEffect[];
  /** Of the effects, in their order. */
  readonly covariance: Matrix;
  /** Cohorts that have effects. */
  readonly cohorts: readonly CohortShare[];
  /** Covariance of the effects and then of the cohorts' shares: what aggregation needs. */
  readonly joint: Matrix;
  /** Effects that cannot be estimated, with why. */
  readonly refused: readonly EffectRefused[];
  readonly units: number;
  /** What differs independently: clusters, or units where these are their own. */
  readonly clusters: number;
  readonly options: GroupTimeOptions;
}

export interface CohortShare {
  readonly cohort: number;
  /** Part of the weight of all cohorts that have effects. */
  readonly share: number;
  readonly weight: number;
  readonly units: number;
}

export interface EffectRefused {
  readonly cohort: number;
  /** `null`: no period of this cohort. */
  readonly period: number | null;
  readonly reason: "no-pre-period" | "no-comparison" | "no-overlap" | "singular";
  readonly detail: string;
}

export interface EffectsNotEstimable {
  readonly kind: "not-estimable";
  readonly reason: "no-units" | "nobody-reached" | "no-never-treated" | "no-effect" | "one-cluster";
  readonly detail: string;
  readonly refused: readonly EffectRefused[];
}

export type GroupTimeResult = GroupTimeEffects | EffectsNotEstimable;

/** On which side of the start a period lies; `since` is the period less the cohort's start. */
export function phaseOf(since: number, anticipation: number, isBase: boolean): EffectPhase {
  if (isBase) return "base";
  if (since >= 0) return "after";
  return since >= -anticipation ? "anticipation" : "before";
}
