import type { EvidenceNote, NotEstimableReason, Pretrend } from "../../../vocabulary/estimate.js";
import type { EffectPart } from "../../../vocabulary/quantity.js";

/** What one estimator makes of a panel. */
export interface EffectsFound {
  readonly points: readonly EffectFound[];
  /** Absent where the estimator has no such test. */
  readonly pretrend?: Pretrend;
  /** Of the effect over everything. */
  readonly notes?: readonly EvidenceNote[];
}

export type EffectFound = EffectEstimated | EffectNotFound;

interface EffectEstimated {
  readonly part: EffectPart;
  readonly value: number;
  readonly se: number;
  readonly df: number;
  /** The beginnings of the units that it rests on; `null`: all of them. */
  readonly cohorts: readonly number[] | null;
  /** Fewest people on either side, where these are not all units. */
  readonly people?: number;
}

interface EffectNotFound {
  readonly part: EffectPart;
  readonly reason: NotEstimableReason;
  readonly detail: string;
}

/** Why an estimator has no effect, as the study tells it. */
export function noEffect(
  reason: string,
  detail: string,
  part: EffectPart = { by: "overall" },
): EffectNotFound {
  return { part, reason: reasons[reason] ?? "singular", detail };
}

const reasons: Readonly<Record<string, NotEstimableReason>> = {
  "no-pre-period": "no-pre-period",
  "no-comparison": "no-comparison",
  "no-overlap": "no-comparison",
  "no-match": "no-comparison",
  "no-never-treated": "no-comparison",
  "too-few-units": "no-comparison",
  "nobody-reached": "nobody-reached",
  "no-effect": "no-comparison",
  "one-cluster": "one-psu",
  unbalanced: "unbalanced",
  "no-units": "unbalanced",
};
