import { studentQuantile } from "../../maths/student.js";
import type { Interval } from "../../vocabulary/estimate.js";

/** Two estimates of one kind, with their variances and covariance. */
export interface Fraction {
  readonly above: number;
  readonly below: number;
  readonly variance: { readonly above: number; readonly below: number; readonly both: number };
}

export type RatioInterval =
  | {
      readonly kind: "ratio";
      readonly value: number;
      /** By the delta method, in either case. */
      readonly se: number;
      readonly interval: Interval;
    }
  | { readonly kind: "not-estimable"; readonly reason: "no-change" | "one-psu"; readonly detail: string };

/**
 * The ratio of two estimates, such as a dimension's change over the total's.
 *
 * Fieller's interval holds every ratio ρ for which above − ρ·below is not told from 0. It lies skewed about the
 * estimate, and is unbounded where `below` itself cannot be told from 0: then there is no ratio to speak of.
 *
 * in      the estimates, their variances and covariance; degrees of freedom; confidence; method: Fieller's, or value
 *         ± t·se by the delta method, which is too short where `below` is unsure
 * out     above/below (a pure number), its standard error, the interval
 * returns `not-estimable`: "no-change" where 0 is among the values that `below` is compatible with, under either
 *         method; "one-psu" without degrees of freedom
 * source  Fieller (1954), Journal of the Royal Statistical Society B 16, 175–185
 */
export function ratioInterval(
  { above, below, variance }: Fraction,
  {
    df,
    confidence = 0.95,
    method = "Fieller",
  }: { readonly df: number; readonly confidence?: number; readonly method?: "Fieller" | "delta" },
): RatioInterval {
  if (!(df > 0))
    return { kind: "not-estimable", reason: "one-psu", detail: "the variance has no degrees of freedom" };
  const t = studentQuantile((1 + confidence) / 2, df);
  const unsure = (t * t * variance.below) / below ** 2;
  if (!(unsure < 1))
    return { kind: "not-estimable", reason: "no-change", detail: "what is divided by may be 0" };
  const value = above / below;
  const residual = Math.max(0, variance.above - 2 * value * variance.both + value ** 2 * variance.below);
  const se = Math.sqrt(residual) / Math.abs(below);
  if (method === "delta") {
    const reach = t * se;
    return {
      kind: "ratio",
      value,
      se,
      interval: { low: value - reach, high: value + reach, confidence, method },
    };
  }
  const centre = value - (t * t * variance.both) / below ** 2;
  const common = variance.above * variance.below - variance.both ** 2;
  const reach = (t / Math.abs(below)) * Math.sqrt(Math.max(0, residual - (t * t * common) / below ** 2));
  const [low, high] = [(centre - reach) / (1 - unsure), (centre + reach) / (1 - unsure)];
  return { kind: "ratio", value, se, interval: { low, high, confidence, method } };
}
