import type { AreaSums } from "./areaSums.js";
import type { ReplicateTallies } from "./replicated.js";
import type { Tally } from "./tally.js";
import type { ValueTable } from "./valueTable.js";

/** What was counted to answer one question: once, for every imputed data set, or by area. */
export type Counts =
  | { readonly kind: "once"; readonly counted: Counted }
  | { readonly kind: "imputed"; readonly counted: readonly Counted[] }
  | {
      readonly kind: "by-area";
      readonly waves: readonly { readonly wave: string; readonly sums: AreaSums }[];
    };

/** What was counted of one table of answers. */
export interface Counted {
  /** Sums by stratum × PSU × domain with the full weights: what the design looks like, and who answered. */
  readonly tally: Tally;
  /** Sums under every replicate weight, where the study has them: their spread is the variance. */
  readonly replicated: ReplicateCount | null;
  /** For quantiles: how weight lies over the values, the quantile of each domain, and who lies at or below it. */
  readonly quantiles: QuantileCount | null;
}

export interface ReplicateCount {
  readonly tallies: ReplicateTallies;
  /** The different rows of multipliers in each domain (−1: outside all), for the degrees of freedom. */
  readonly patterns: readonly { readonly domain: number; readonly multipliers: Float64Array }[];
}

export interface QuantileCount {
  readonly table: ValueTable;
  /** One for each domain of the table; `null` where nobody answered. */
  readonly values: readonly (number | null)[];
}

/** Names of the keys and variables of a question's tallies. */
export const counting = {
  wave: "wave",
  group: "group",
  category: "category",
  /** The measure's value; for a quantile, whether it lies at or below the domain's quantile. */
  value: "value",
  /** What a ratio's value is divided by. */
  per: "per",
  /** What a dimension adds to its index. */
  part: (dimension: string) => `part ${dimension}`,
} as const;
