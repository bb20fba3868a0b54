import type { AreaSums } from "./areaSums.js";
import type { ChanceCells, ChanceMoments, ChanceRanks, FamilySums, MoverSums } from "./chances.js";
import type { MatchCount } from "./matches.js";
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
  | {
      readonly kind: "origins";
      readonly cells: ChanceCells;
      /** Of those left out. */
      readonly withoutAnswer: number;
    }
  | {
      readonly kind: "ranks";
      /** By wave, group and whether a child stands above its parents. */
      readonly cells: ChanceCells;
      readonly waves: readonly {
        readonly wave: string;
        readonly ranks: ChanceRanks;
        readonly withoutAnswer: number;
      }[];
      /** By wave, group, parents' class and the child's own; `null` where no classes are asked for. */
      readonly classes: ChanceCells | null;
      /** Of those left out, of all waves. */
      readonly withoutAnswer: number;
    }
  | ExposureCount
  | { readonly kind: "movers"; readonly spans: readonly MoverCount[] }
  | { readonly kind: "matches"; readonly waves: readonly MatchCount[] };

/** People of a group in two waves by what became of them; a way of coming or leaving that is not told is "". */
export interface MoverCount {
  readonly from: string;
  readonly to: string;
  readonly group: string;
  readonly sums: MoverSums;
  /** Rows of the group in either wave that do not tell which person they are of: they are in no sum. */
  readonly unnamed: number;
}

/** People by the years that they were in a place, among all and within their families. */
export interface ExposureCount {
  readonly kind: "exposure";
  /** Variables: the value, the years, and covariates; clusters, or families, are the units. */
  readonly all: ChanceMoments;
  readonly siblings: ChanceMoments;
  readonly families: FamilySums;
  readonly people: ExposurePeople;
  /** Rows without an answer; rows with one that lack the years, the family, the cluster or a covariate. */
  readonly leftOut: { readonly withoutAnswer: number; readonly untold: number };
}

/** Of those who are compared: how many there are, and the sum of their values. */
export interface ExposurePeople {
  /** With fewer and with more years than the mean. */
  readonly all: readonly [fewer: PeopleSide, more: PeopleSide];
  /** With fewer and with more years than the middle of their brothers' and sisters'. */
  readonly siblings: readonly [fewer: PeopleSide, more: PeopleSide];
  /** Who have a brother or a sister among them. */
  readonly together: PeopleSide;
  readonly alone: number;
  /** Families of two or more, and those of them in which years differ. */
  readonly families: number;
  readonly differing: number;
  /** Families, or the clusters they lie in, that hold one of two or more; and one in which years of people who weigh differ. */
  readonly units: { readonly together: number; readonly differing: number };
}

export interface PeopleSide {
  readonly people: number;
  readonly sum: number;
}

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
    /** Rows of units in the ring of spill-over, with which nobody is compared. */
    readonly inRing: number;
  };
}

/** What is known of a unit besides its outcomes, where twins are chosen. */
export interface TwinCandidate {
  /** The texts that twins agree in, as one; `null` where one of them is not known. */
  readonly cell: string | null;
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
  /** Which class of ranks the parents stand in, and which the child, from 1. */
  parentsClass: "parents' class",
  childClass: "child's class",
  /** Years in a place; a number column or a category that may matter too. */
  years: "years",
  covariate: (name: string, category?: string) =>
    category === undefined ? `covariate ${name}` : `covariate ${name}=${category}`,
  /** What a dimension adds to its index. */
  part: (dimension: string) => `part ${dimension}`,
} as const;
