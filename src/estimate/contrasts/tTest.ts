import type { Interval, Test } from "../../vocabulary/estimate.js";
import { meanInterval } from "../means/meanInterval.js";
import type { Combination } from "./contrast.js";
import { zeroTest } from "./zeroTest.js";

export type TTest =
  | { readonly kind: "tested"; readonly test: Test; readonly interval: Interval }
  | { readonly kind: "not-estimable"; readonly reason: "no-variance" | "one-psu"; readonly detail: string };

/**
 * Design-based t test that a mean, a difference of means or a regression coefficient is zero.
 *
 * in      the estimate with its variance; degrees of freedom (R: those of the design less one, for one sample as
 *         for two); confidence of the interval
 * out     statistic, two-sided p and interval in the estimate's unit
 * returns `not-estimable`: "no-variance" without variance, "one-psu" without degrees of freedom
 * source  R survey 4.5 `svyttest`: two groups' means are a regression on an indicator, whose slope has the variance
 *         of their `contrast`
 */
export function tTest({ value, variance }: Combination, df: number, confidence = 0.95): TTest {
  if (!(df > 0))
    return { kind: "not-estimable", reason: "one-psu", detail: "the variance has no degrees of freedom" };
  if (!(variance > 0))
    return { kind: "not-estimable", reason: "no-variance", detail: "the estimate has no variance" };
  const se = Math.sqrt(variance);
  return {
    kind: "tested",
    test: zeroTest({ value, se, df }),
    interval: meanInterval({ estimate: value, se, df, confidence }),
  };
}
