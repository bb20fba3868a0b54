import type { TallyVariable } from "./tally.js";

/**
 * People reduced to sums by area: all that a multilevel model with areas needs of them. Sums of disjoint rows about
 * the same centres add up, area by area.
 */
export interface AreaSums {
  readonly areas: readonly string[];
  readonly variables: readonly TallyVariable[];
  /** People of each area who have every variable. */
  readonly people: Float64Array;
  /** Σ (v − centre), areas × variables, variable fastest. */
  readonly sums: Float64Array;
  /** Σ (u − centre)(v − centre), areas × variables × variables, last fastest. */
  readonly products: Float64Array;
  /** People of some area who lack a variable, and people of none. */
  readonly leftOut: { readonly incomplete: number; readonly withoutArea: number };
  /** The query that counted, without the numbers that were taken from the data. */
  readonly query: string;
}
