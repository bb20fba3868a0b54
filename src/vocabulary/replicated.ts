import type { Tally } from "./tally.js";

/**
 * One tally with the full weights and one with each replicate's: one cell per domain, no PSUs left, so that any
 * estimator can be run on each. Their spread is the variance; `designCovariance` is not for them.
 */
export interface ReplicateTallies {
  readonly full: Tally;
  readonly replicates: readonly Tally[];
}

/** A tally with one cell for each domain. */
export function tallyByDomain(
  of: Pick<Tally, "domains" | "variables" | "strata" | "query">,
  sums: {
    readonly rows: Float64Array;
    readonly weighted: Float64Array;
    readonly unweighted: Float64Array;
  },
): Tally {
  const count = of.domains.length;
  return {
    domains: of.domains,
    variables: of.variables,
    strata: of.strata,
    query: of.query,
    moments: null,
    overlaps: [],
    cells: {
      count,
      stratum: new Int32Array(count),
      psu: new Int32Array(count).fill(-1),
      domain: Int32Array.from({ length: count }, (_, d) => d),
      ...sums,
      second: null,
    },
  };
}
