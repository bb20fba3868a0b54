import type { Domain } from "./tally.js";

/** How much weight lies at each value of a variable, by domain: what quantiles are read off. */
export interface ValueTable {
  readonly domains: readonly Domain[];
  /** One for each domain; empty where nobody answered. */
  readonly byDomain: readonly Distribution[];
  /** The query that counted, without the numbers that were taken from the data. */
  readonly query: string;
}

/** Parallel columns, one entry per distinct value, ascending; rows of weight 0 are not in it. */
export interface Distribution {
  readonly values: Float64Array;
  readonly rows: Float64Array;
  /** Σ w. */
  readonly weights: Float64Array;
  /** Weight of the first and of the last row at the value: rules that interpolate put people of one value in a row. */
  readonly first: Float64Array;
  readonly last: Float64Array;
}
