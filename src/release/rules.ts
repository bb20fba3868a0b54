import type { Estimate, Result } from "../vocabulary/estimate.js";
import type { ReleasePolicy } from "../vocabulary/policy.js";
import type { Quantity } from "../vocabulary/quantity.js";

type Rule = (estimate: Estimate, policy: ReleasePolicy) => boolean;

/** What a figure must be to leave. `n` and `counts` are of the smallest side of a contrast. */
const rules: readonly Rule[] = [
  (estimate, policy) => fewestPeople(estimate) >= leastPeople(estimate.quantity, policy),
  ({ counts }, { minimumPerSide }) =>
    counts === null || Math.min(counts.having, counts.lacking) >= Math.max(1, minimumPerSide),
  ({ df }, { minimumDf }) => df >= minimumDf,
];

/** The fewest people that a result is told of or depends on. */
export function fewestPeople({ n, fewest = n }: Pick<Result, "n" | "fewest">): number {
  return Math.min(n, fewest);
}

/** Nothing is told of an area with fewer answers, whatever the policy says. */
const leastInArea = 20;

/** What is told of one area; always by the model that leans on the others, never the area's answers alone. */
const ofOneArea: ReadonlySet<Quantity["kind"]> = new Set(["area", "area-apart", "area-change"]);

/** People who must stand behind a figure. */
export function leastPeople({ kind }: Pick<Quantity, "kind">, { minimumCount }: ReleasePolicy): number {
  return ofOneArea.has(kind) ? Math.max(minimumCount, leastInArea) : minimumCount;
}

/** True where a figure keeps every rule. What cannot be compared does not pass. */
export function passes(estimate: Estimate, policy: ReleasePolicy): boolean {
  return rules.every((rule) => rule(estimate, policy));
}
