import type { AreaSums } from "./areaSums.js";
import type { ChanceCells, ChanceRanks } from "./chances.js";
import type { PanelSums, PanelTable } from "./panel.js";
import type { ReplicateTallies } from "./replicated.js";
import type { Tally } from "./tally.js";
import type { ValueTable } from "./valueTable.js";

/** What was counted to answer one question: once, for every imputed data set, by area, by unit, or as chances need it. */
export type Counts =
  | { readonly kind: "once"; readonly counted: Counted }
  | { readonly kind: "imputed"; readonly counted: readonly Counted[] }
  | {
      readonly kind: "by-area";
      readonly waves: readonly { readonly wave: string; readonly sums: AreaSums }[];
    }
  | { readonly kind: "panel"; readonly panel: PanelCount }
  | { readonly kind: "origins"; readonly cells: ChanceCells }
  | {
      readonly kind: "ranks";
      /** By wave, group and whether a child stands above its parents. */
      readonly cells: ChanceCells;
      readonly waves: readonly { readonly wave: string; readonly ranks: ChanceRanks }[];
    };

/** Units followed over the waves: what effects are estimated from. */
export interface PanelCount {
  readonly sums: PanelSums;
  /** `null` where no estimator needs every unit. */
  readonly table: PanelTable | null;
  /** One for each unit of the table, where twins are chosen; else `null`. */
  readonly twins: readonly TwinCandidate[] | null;
  /** People behind the outcomes, by the units' beginning and by period. */
  readonly people: readonly {
    readonly cohort: number | null;
    readonly period: number;
    readonly people: number;
  }[];
  readonly leftOut: {
    /** Rows without a unit, and rows without an answer. */
    readonly withoutUnit: number;
    readonly withoutAnswer: number;
  };
}

/** What is known of a unit besides its outcomes, where twins are chosen. */
export interface TwinCandidate {
  /** The texts that twins agree in, as one; `null` where one of them is not known. */
  readonly cell: string | null;
  /** Whether the programme may reach it from nearby. */
  readonly inRing: boolean;
  /** People behind the outcome, by period. */
  readonly people: readonly number[];
}

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
  /** Where people come from, whether they arrived (0 or 1), and whether they stand above their parents (0 or 1). */
  origin: "origin",
  arrived: "arrived",
  above: "above",
  /** What a dimension adds to its index. */
  part: (dimension: string) => `part ${dimension}`,
} as const;
