import { fromRows } from "../../maths/matrix.js";
import type { Counted } from "../../vocabulary/counted.js";
import type { SamplingDesign } from "../../vocabulary/design.js";
import type { Stratum, Tally } from "../../vocabulary/tally.js";
import type { Linearised } from "../means/ratios.js";
import { replicateCovariance, replicated } from "../replicates/replicateCovariance.js";
import { replicateDf } from "../replicates/replicateDf.js";
import { degreesOfFreedom } from "../variance/degreesOfFreedom.js";
import { designCovariance } from "../variance/designCovariance.js";
import type { Influence } from "../variance/influence.js";

/** Strata in which one PSU was drawn, under the rule "fail". */
export interface OnePsu {
  readonly onePsu: readonly Stratum[];
}

interface Varied {
  readonly covariance: Float64Array;
  /** Degrees of freedom of an interval that rests on these domains. */
  readonly df: (domains: readonly number[]) => number;
  readonly empty: ReadonlySet<number>;
}

/** Adapts a linearisation to weights that were calibrated. */
export type Residuals = (tally: Tally, influence: Influence) => Influence;

/**
 * Covariance of estimates by the design's way to it: linearisation, or replicate weights.
 *
 * in      what was counted; the estimates as a function of a tally; what calibrated weights leave of an influence
 * returns the strata with one PSU where the rule is "fail"
 */
export function varianceOf(
  { tally, replicated: count }: Counted,
  estimator: (tally: Tally) => Linearised & { readonly empty?: ReadonlySet<number> },
  rules: Pick<SamplingDesign, "lonelyPsu" | "replicates">,
  residuals: Residuals = (_, influence) => influence,
): Varied | OnePsu {
  if (count && rules.replicates) {
    const estimates = replicated(count.tallies, estimator);
    const df = (domains: readonly number[]) => {
      const reached = count.patterns.filter(({ domain }) => domains.includes(domain));
      return replicateDf(fromRows(reached.map(({ multipliers }) => [...multipliers])));
    };
    return {
      covariance: replicateCovariance(estimates, rules.replicates),
      df,
      empty: estimates.empty,
    };
  }
  const found = designCovariance(tally, residuals(tally, estimator(tally).influence), rules);
  if (found.kind === "one-psu") return { onePsu: found.strata };
  return {
    covariance: found.data,
    df: (domains: readonly number[]) => degreesOfFreedom(tally, domains),
    empty: new Set<number>(),
  };
}
