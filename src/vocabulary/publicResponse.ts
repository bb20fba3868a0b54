import type { PublicCount } from "./intake.js";

/**
 * Who was invited, who answered and what weights made of it, as a reader may see it: `null` where too few people are
 * concerned. Counts go to the policy's base, rates and shares to three decimals, weights to two digits.
 */
export interface PublicResponse {
  readonly places: readonly PublicPlace[];
  readonly classes: PublicClasses | null;
  readonly trimming: PublicTrimming | null;
  readonly steps: readonly PublicStep[];
  /** Ids of the groups that steps and shares are about, all waves together; none: all groups. Classes and trimming are of all. */
  readonly weighed: readonly string[];
  readonly shares: readonly PublicShares[];
}

export interface PublicPlace {
  readonly wave: string;
  readonly group: string;
  readonly confidence: number;
  readonly invited: PublicCount;
  readonly answered: PublicCount;
  /** Of those invited, each counting one. */
  readonly rate: PublicRate | null;
  /** Of the population that they stand for. */
  readonly weightedRate: PublicRate | null;
  readonly categories: readonly PublicCategory[];
  /** `null`: could not be estimated, or may not be told. */
  readonly representativeness: {
    readonly value: number;
    readonly interval: readonly [low: number, high: number];
    /** Largest bias of a share that nobody corrected. */
    readonly largestShareBias: number;
  } | null;
}

interface PublicRate {
  readonly value: number;
  readonly interval: readonly [low: number, high: number] | null;
}

export interface PublicCategory {
  readonly variable: string;
  /** One category, or several that are too small to be told by themselves. */
  readonly categories: readonly string[];
  readonly invited: number;
  readonly answered: number;
  /** Of those invited, each counting one. */
  readonly rate: number;
  /**
   * Partial R-indicator, and whether it can be told from 0 at the place's confidence, decided before rounding; `null`
   * for several categories.
   */
  readonly partial: { readonly value: number; readonly answered: "fewer" | "more" | "alike" } | null;
}

interface PublicClasses {
  /** Classes as they were crossed, and what was left of them when small ones were joined. */
  readonly crossed: number;
  readonly left: number;
  /** Classes that are still too small. */
  readonly unmended: number;
  /** Least and largest factor, of the classes that have people enough to be told of. */
  readonly factors: readonly [least: number, largest: number] | null;
}

interface PublicTrimming {
  readonly people: PublicCount;
  readonly trimmed: PublicCount;
  readonly strata: number;
  /** The largest weight of all strata. */
  readonly largest: readonly [before: number, after: number];
}

/** The weights after one step. */
interface PublicStep {
  readonly step: string;
  readonly people: PublicCount;
  readonly sum: number;
  readonly median: number;
  readonly largest: number;
  /** 1 + CV². */
  readonly effect: number;
  /** Part of the answers that might as well be missing, had the others equal weights: 1 − 1 / effect. */
  readonly lost: number;
}

export interface PublicShares {
  readonly variable: string;
  /** One category, or several that are too small to be told by themselves. */
  readonly categories: readonly string[];
  readonly invited: number;
  readonly answered: number;
  /** In the order of the steps. */
  readonly weighted: readonly number[];
  readonly population: number | null;
}
