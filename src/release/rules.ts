import type { Estimate } from "../vocabulary/estimate.js";
import type { ReleasePolicy } from "../vocabulary/policy.js";
import type { WithheldReason } from "../vocabulary/released.js";

interface Rule {
  readonly reason: WithheldReason;
  readonly breaks: (estimate: Estimate, policy: ReleasePolicy) => boolean;
}

/** The rules, in the order in which they are tried. `n` and `counts` are of the smallest side of a contrast. */
const rules: readonly Rule[] = [
  { reason: "too-few-people", breaks: ({ n }, { minimumCount }) => !(n >= minimumCount) },
  {
    reason: "zero-or-full",
    breaks: ({ counts }) => counts !== null && !(Math.min(counts.having, counts.lacking) > 0),
  },
  {
    reason: "too-few-on-one-side",
    breaks: ({ counts }, { minimumPerSide }) =>
      counts !== null && !(Math.min(counts.having, counts.lacking) >= minimumPerSide),
  },
  { reason: "too-few-degrees-of-freedom", breaks: ({ df }, { minimumDf }) => !(df >= minimumDf) },
];

/** The first rule that a figure breaks, or `null` where it may leave. What cannot be compared does not pass. */
export function firstBroken(estimate: Estimate, policy: ReleasePolicy): WithheldReason | null {
  return rules.find(({ breaks }) => breaks(estimate, policy))?.reason ?? null;
}
