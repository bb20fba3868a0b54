import type {
  Allocation,
  Expectations,
  PlannedStratum,
  SamplePlan,
  StratumAhead,
} from "../../vocabulary/samplePlan.js";
import { allocate } from "./allocate.js";
import { foresee } from "./foresee.js";

/**
 * A sample before the money is spent: whom to invite, and what the answers will tell.
 *
 * in      strata with the people who may be invited; how invitations are shared out; what is expected
 * out     by stratum and pooled: invitations, expected answers, margin, smallest change; strata that cannot reach the
 *         margin wanted (everybody is invited there), and invitations that nobody is left for
 * not     for designs that draw clusters, but by their design effect
 * source  docs/methods/sample-size.md
 */
export function planSample({
  strata,
  allocation,
  expectations,
}: {
  readonly strata: readonly StratumAhead[];
  readonly allocation: Allocation;
  readonly expectations: Expectations;
}): SamplePlan {
  const invited = allocate(strata, allocation, expectations);
  const population = strata.reduce((sum, { size }) => sum + size, 0);
  const parts = strata.map(({ size, share, response }, i) => ({
    weight: size / population,
    size,
    answers: (invited[i] as number) * response,
    share,
  }));
  const planned = strata.map(({ id, size }, i): PlannedStratum => {
    const alone = { ...(parts[i] as (typeof parts)[number]), weight: 1 };
    const people = invited[i] as number;
    return { id, size, invited: people, everyone: people === size, ...foresee([alone], expectations) };
  });
  const all = invited.reduce((sum, people) => sum + people, 0);
  return {
    allocation,
    expectations,
    strata: planned,
    pooled: { size: population, invited: all, ...foresee(parts, expectations) },
    notMet: planned.flatMap(({ id, margin }) =>
      allocation.kind === "precision" && (margin === null || margin > allocation.margin * (1 + 1e-9))
        ? [id]
        : [],
    ),
    unplaced: allocation.kind === "precision" ? 0 : allocation.total - all,
  };
}
