import type { Matrix } from "../../../maths/matrix.js";
import type { EvidenceNote, NotEstimableReason, Pretrend } from "../../../vocabulary/estimate.js";
import type { EffectPart } from "../../../vocabulary/quantity.js";
import type { PreTrendTest } from "../../effects/preTrendTest.js";
import type { PanelEffect } from "../../effects/twoWayCells.js";

/** What one estimator makes of a panel. */
export interface EffectsFound {
  readonly points: readonly EffectFound[];
  /** Covariance of the effects by time since the beginning, in their order among the points. */
  readonly events?: Matrix;
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
  /** p and interval by a bootstrap, instead of by t. */
  readonly wild?: PanelEffect["wild"];
  /** Fewest people on either side, where these are not all units. */
  readonly people?: number;
}

interface EffectNotFound {
  readonly part: EffectPart;
  readonly reason: NotEstimableReason;
  readonly detail: string;
}

/** A test of the time before, as the study tells it. */
export function pretrendOf(test: PreTrendTest): Pretrend {
  if (test.kind === "not-estimable") return { statistic: null, df: 0, p: null };
  return { statistic: test.statistic, df: test.df, p: test.p };
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
  "few-clusters": "few-clusters",
};
