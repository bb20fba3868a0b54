import { studentQuantile } from "../../maths/student.js";
import type { NotEstimableReason } from "../../vocabulary/estimate.js";
import type { Distribution } from "../../vocabulary/valueTable.js";
import { shareInterval } from "../means/shareInterval.js";
import { type QuantileRule, quantile } from "./quantile.js";

export interface QuantileFigures {
  readonly distribution: Distribution;
  readonly rule: QuantileRule;
  readonly p: number;
  /** The share of people at or below the quantile, and its design-based variance: a tally of `belowPoints`. */
  readonly share: number;
  readonly variance: number;
  readonly df: number;
  /** People asked (unweighted), for “beta”. */
  readonly rows: number;
  readonly confidence: number;
  /** How the share's interval is made before it is read off as values. */
  readonly method: "mean" | "beta" | "xlogit" | "asin";
}

/** Limits in the variable's unit; `null` where the share's limit falls outside 0–1: the sample does not reach so far. */
export interface QuantileLimits {
  readonly kind: "quantile";
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  /** Half the interval's length over t; `null` where a limit is missing. */
  readonly se: number | null;
  readonly confidence: number;
  readonly method: string;
}

export type QuantileResult =
  | QuantileLimits
  | { readonly kind: "not-estimable"; readonly reason: NotEstimableReason; readonly detail: string };

/**
 * A quantile with its interval by Woodruff's detour: the interval of the share below it, read off as values.
 *
 * in      the distribution, and the share at or below the quantile with its variance
 * out     quantile, limits and standard error in the variable's unit
 * returns `not-estimable` where nobody answered ("no-answers") or the share has no limits ("no-variance")
 * not     for few distinct values: the limits are then nearly always values next to the quantile
 * source  Woodruff (1952), JASA 47, 635–646; R survey 4.5 `svyquantile`
 */
export function quantileInterval(figures: QuantileFigures): QuantileResult {
  const { distribution, rule, p, share, df, confidence, method } = figures;
  const value = quantile(distribution, p, rule);
  if (value === null) return { kind: "not-estimable", reason: "no-answers", detail: "nobody answered" };
  const limits = shareInterval({ ...figures, estimate: share });
  if (limits.kind === "not-estimable") return limits;
  const low = limits.low < 0 ? null : quantile(distribution, limits.low, rule);
  const high = limits.high > 1 ? null : quantile(distribution, limits.high, rule);
  return limitsOf({ value, low, high, df, confidence, method });
}

/** The standard error that limits imply: their distance over 2t. */
export function limitsOf(of: {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly df: number;
  readonly confidence: number;
  readonly method: string;
}): QuantileLimits {
  const { low, high, confidence, df } = of;
  const t = studentQuantile((1 + confidence) / 2, df);
  const se = low === null || high === null ? null : (high - low) / (2 * t);
  return { kind: "quantile", value: of.value, low, high, se, confidence, method: of.method };
}
