import type { Estimate, NotEstimableReason } from "../vocabulary/estimate.js";
import type { ReleasePolicy } from "../vocabulary/policy.js";
import type { WithheldReason } from "../vocabulary/released.js";

interface Rule {
  readonly reason: WithheldReason;
  readonly breaks: (estimate: Estimate, policy: ReleasePolicy) => boolean;
}

/**
 * The rules, in the order in which they are tried. `n` and `counts` are of the smallest side of a contrast.
 * A side with nobody is told as "too few", so that the reason does not give away that everybody is alike.
 */
const rules: readonly Rule[] = [
  { reason: "too-few-people", breaks: ({ n }, { minimumCount }) => !(n >= minimumCount) },
  {
    reason: "too-few-on-one-side",
    breaks: ({ counts }, { minimumPerSide }) =>
      counts !== null && !(Math.min(counts.having, counts.lacking) >= Math.max(1, minimumPerSide)),
  },
  { reason: "too-few-degrees-of-freedom", breaks: ({ df }, { minimumDf }) => !(df >= minimumDf) },
];

/** What a result without an estimate is told as: nobody, or all alike, is not told apart from "too few". */
export const withheldInstead: Partial<Record<NotEstimableReason, WithheldReason>> = {
  "no-answers": "too-few-people",
  "no-variance": "too-few-on-one-side",
};

/** The first rule that a figure breaks, or `null` where it may leave. What cannot be compared does not pass. */
export function firstBroken(estimate: Estimate, policy: ReleasePolicy): WithheldReason | null {
  return rules.find(({ breaks }) => breaks(estimate, policy))?.reason ?? null;
}
