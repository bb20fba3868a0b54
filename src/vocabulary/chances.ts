import type { Domain } from "./tally.js";

/**
 * Totals over independent units, and how the totals vary: all that a smooth measure of chances and its standard error
 * rest on. Sums of disjoint units add up.
 */
export interface UnitSums {
  /** Independent units: people, or the clusters (families, areas) that were named. */
  readonly units: number;
  readonly clustered: boolean;
  readonly totals: Float64Array;
  /**
   * The place (wave and group) that each total is of, and how many units have people in each place: those are what a
   * figure rests on. Default: every total rests on all units.
   */
  readonly places?: { readonly of: Int32Array; readonly units: Float64Array };
  /** Σ over units of u·v for the totals `first` ≤ `second`; a pair that is not in the list is 0. */
  readonly products: {
    readonly first: Int32Array;
    readonly second: Int32Array;
    readonly values: Float64Array;
  };
}

/** One of the units that sums were made of. */
export interface UnitTotals {
  readonly people: number;
  readonly totals: Float64Array;
}

/** People counted by several keys at once, such as cohort × area × parents × outcome. */
export interface ChanceCells {
  /** Cells that somebody is in, by the values of their keys. */
  readonly cells: readonly Domain[];
  /** People of each cell, unweighted. */
  readonly people: Float64Array;
  /** Totals: Σ w of each cell. */
  readonly sums: UnitSums;
  /** Rows that lack a key or the cluster. */
  readonly leftOut: number;
  /** The query that counted, without the numbers that were taken from the data. */
  readonly query: string;
}

/** Sums and products of variables, by unit: what a regression with clusters, or within families, rests on. */
export interface ChanceMoments {
  readonly variables: readonly { readonly name: string; readonly centre: number }[];
  /** Totals: Σ w, Σ w·v for each variable, Σ w·u·v for each pair u ≤ v. Within groups: about the groups' means. */
  readonly sums: UnitSums;
  /** Every unit, in the order of their names; `null` where they were not asked for. */
  readonly each: readonly UnitTotals[] | null;
  readonly people: number;
  /** Groups that people were compared within; `null` where they were not. */
  readonly within: {
    readonly groups: number;
    /** People who are alone in their group: they say nothing. */
    readonly alone: number;
  } | null;
  readonly leftOut: number;
  readonly query: string;
}

/** Ranks of parents and children reduced to sums, by group. */
export interface ChanceRanks {
  /** Everybody who was ranked. */
  readonly ranked: number;
  readonly groups: readonly RankGroup[];
  /** Totals: for each group the two equations of its line; their products are what the standard errors rest on. */
  readonly scores: UnitSums;
  /** The place of the first group's among the totals: behind those of earlier waves, where waves share clusters. */
  readonly first: number;
  /** People without a rank: an income, a weight or a cluster is missing. */
  readonly leftOut: number;
  readonly query: string;
}

/** Sums of ranks about ½: p the parents', c the child's. */
export interface RankGroup {
  readonly name: string;
  readonly people: number;
  /** Σ w. */
  readonly weight: number;
  readonly p: number;
  readonly c: number;
  readonly pp: number;
  readonly pc: number;
  readonly cc: number;
}

/** A line through ranks about ½: c = intercept + slope·p. */
export interface RankLine {
  readonly intercept: number;
  readonly slope: number;
}

/** A figure of the register strand, or the reason why there is none. */
export type ChanceResult = ChanceFigure | NoChance;

export interface ChanceFigure {
  readonly kind: "figure";
  readonly value: number;
  readonly se: number;
  /** Clusters, or people where they count one by one, of the smallest place that the figure rests on, less one. */
  readonly df: number;
}

export interface NoChance {
  readonly kind: "not-estimable";
  readonly reason: ChanceReason;
  readonly detail: string;
}

export type ChanceReason =
  /** A group has nobody. */
  | "no-answers"
  /** Nobody, or everybody, has the outcome: a ratio has no finite standard error. */
  | "empty-cell"
  /** Too few people in the cells for the measure to mean anything. */
  | "small-cells"
  /** What is asked for follows from the rest. */
  | "singular"
  | "no-variance"
  /** One cluster, or one person, in a place. */
  | "one-psu"
  | "no-convergence"
  | "too-few-cohorts";

/** Families reduced to sums: how much siblings are alike. */
export interface FamilySums {
  /** Totals: families, people, Σ n², Σ y, Σ (Σ y)²/n, Σ y²; the outcome y about its centre, sums in brackets by family. */
  readonly sums: UnitSums;
  readonly centre: number;
  readonly leftOut: number;
  readonly query: string;
}

/**
 * People of an area at two times, by what became of them between: who stayed, who came and how, who left and how.
 */
export interface MoverSums {
  /** Ways of coming (moved in, was born) and of leaving (moved out, died), in the order of the totals. */
  readonly came: readonly string[];
  readonly left: readonly string[];
  /**
   * Totals: of those who stayed Σ w and Σ w·y before and after (three numbers); of each way of coming Σ w and Σ w·y
   * after; of each way of leaving Σ w and Σ w·y before. y is counted from some centre, which falls out of all parts.
   */
  readonly sums: UnitSums;
  /** What y is counted from. */
  readonly centre: number;
  /** People who stayed, came and left, unweighted, in the order of the totals. */
  readonly people: readonly number[];
  readonly leftOut: number;
  readonly query: string;
}
