import { matrix } from "../../maths/matrix.js";
import type { Estimate, Result } from "../../vocabulary/estimate.js";
import { equivalence } from "../contrasts/equivalence.js";
import { zeroTest } from "../contrasts/zeroTest.js";
import { poolRubin } from "../imputed/poolRubin.js";
import { meanInterval } from "../means/meanInterval.js";

/**
 * The results of every imputed data set as one: each figure pooled by Rubin's rules.
 *
 * in      the same results, in one order, from two data sets or more
 * out     pooled, tests and equivalence with it; people and sides are the fewest of any data set. `not-estimable` where
 *         one of them is
 * source  `poolRubin`, Barnard & Rubin's degrees of freedom
 */
export function imputedResults(byDataSet: readonly (readonly Result[])[]): readonly Result[] {
  const [first = []] = byDataSet;
  return first.map((result, i) => {
    const all = byDataSet.map((results) => results[i]);
    const estimates = all.filter((one): one is Estimate => one?.kind === "estimate");
    const failed = all.find((one) => one?.kind === "not-estimable");
    return failed ?? (result.kind === "estimate" ? pooled(result, estimates) : result);
  });
}

function pooled(first: Estimate, estimates: readonly Estimate[]): Result {
  const { df: dfComplete, interval, evidence, quantity } = first;
  const { confidence } = interval;
  const fits = estimates.map(({ value, se }) => ({
    values: [value],
    covariance: matrix(1, 1, () => se * se),
  }));
  const found = poolRubin(fits, { dfComplete });
  const [estimate] = found.kind === "pooled" ? found.estimates : [];
  if (!estimate) throw new Error("imputedResults: fewer than two imputed data sets");
  const { value, se, df } = estimate;
  const n = fewest(estimates, (one) => one.n);
  if (!(se > 0)) {
    return {
      kind: "not-estimable",
      quantity,
      reason: "no-variance",
      detail: "all answers are equal",
      n,
      evidence,
    };
  }
  const margin = first.equivalence?.margin;
  const within = margin === undefined ? null : equivalence({ value, se, df, margin, confidence });
  return {
    ...first,
    value,
    se,
    df,
    n,
    interval: meanInterval({ estimate: value, se, df, confidence }),
    test: first.test && zeroTest({ value, se, df }),
    ...(margin !== undefined &&
      within?.kind === "tested" && { equivalence: { margin, p: within.p, interval: within.interval } }),
    counts: first.counts && {
      having: fewest(estimates, ({ counts }) => counts?.having),
      lacking: fewest(estimates, ({ counts }) => counts?.lacking),
    },
    evidence: { ...evidence, variance: "imputation" },
  };
}

function fewest(estimates: readonly Estimate[], of: (estimate: Estimate) => number | undefined): number {
  return Math.min(...estimates.map((estimate) => of(estimate) ?? 0));
}
