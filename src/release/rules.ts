import type { Estimate } from "../vocabulary/estimate.js";
import type { ReleasePolicy } from "../vocabulary/policy.js";

type Rule = (estimate: Estimate, policy: ReleasePolicy) => boolean;

/** What a figure must be to leave. `n` and `counts` are of the smallest side of a contrast. */
const rules: readonly Rule[] = [
  ({ n }, { minimumCount }) => n >= minimumCount,
  ({ counts }, { minimumPerSide }) =>
    counts === null || Math.min(counts.having, counts.lacking) >= Math.max(1, minimumPerSide),
  ({ df }, { minimumDf }) => df >= minimumDf,
];

/** True where a figure keeps every rule. What cannot be compared does not pass. */
export function passes(estimate: Estimate, policy: ReleasePolicy): boolean {
  return rules.every((rule) => rule(estimate, policy));
}
