import type { NotEstimableReason } from "./estimate.js";
import type { Domain, Tally } from "./tally.js";

/**
 * The table of people who were invited: one row each, as `takeInvited` leaves it in the store. Every name of a column
 * is made here.
 */
export const invited = {
  table: "invited",
  /** TEXT: the same for one person everywhere. */
  person: "person",
  /** TEXT: the part of the population that was sampled on its own. */
  stratum: "stratum",
  /** INTEGER: 1 answered, 0 did not. */
  answered: "answered",
  /** DOUBLE: 1 / chance of being invited, above 0. */
  baseWeight: "base_weight",
  /** TEXT: what the frame knows of the person; "" where it does not. */
  variable: (name: string) => `by_${name}`,
  /** INTEGER: the weighting class, from 0. */
  weightingClass: "weighting_class",
  /** DOUBLE: the weight after the adjustment for nonresponse; NULL for whoever did not answer. */
  responseWeight: "response_weight",
  /** DOUBLE: the weight after trimming; NULL alike. */
  trimmedWeight: "trimmed_weight",
} as const;

interface Rate {
  readonly value: number;
  /** `null` where it has no interval: nobody or everybody answered. */
  readonly interval: readonly [low: number, high: number] | null;
}

/** Who answered among the people of a category, and who is missing. */
export interface CategoryResponse {
  readonly variable: string;
  readonly category: string;
  readonly invited: number;
  readonly answered: number;
  /** Part of the people who answered, each counting one. */
  readonly unweighted: Rate;
  /** Part of the population that they stand for. */
  readonly weighted: Rate;
  /** Unconditional partial R-indicator √(N_c/N)·(ρ_c − ρ): below 0 the category is missing, above 0 there are too many. */
  readonly partial: { readonly value: number; readonly se: number };
}

/** How much a frame variable as a whole makes people answer or not. */
export interface VariableResponse {
  readonly variable: string;
  /** √Σ(partial of its categories)²; 0 where all categories answer alike. */
  readonly partial: number;
  /** `null` at 0, where there is no slope. */
  readonly se: number | null;
}

/** How far the response is from a random part of those invited, as a logistic model on frame variables sees it. */
export interface Representativeness {
  readonly kind: "representativeness";
  readonly coefficients: readonly { readonly name: string; readonly value: number; readonly se: number }[];
  /** Mean response propensity. */
  readonly mean: number;
  /** 1 − 2S(ρ): 1 where everybody is as likely to answer. Less the bias that estimated propensities bring. */
  readonly value: number;
  readonly se: number;
  readonly interval: readonly [low: number, high: number];
  /** 1 − 2S(ρ) as it comes out, too low in small samples. */
  readonly unadjusted: number;
  /** S(ρ)/mean of ρ: the largest bias of a mean that nobody corrected, in standard deviations of the outcome. */
  readonly variation: { readonly value: number; readonly se: number };
  /** The largest bias of a share that nobody corrected (at a share of one half): variation / 2. */
  readonly largestShareBias: number;
  /** The chance of an answer that the model gives each combination of variables. */
  readonly propensities: readonly Propensity[];
}

export interface Propensity {
  /** The category of each variable. */
  readonly pattern: Domain;
  readonly value: number;
}

export interface ResponseAnalysis {
  readonly invited: number;
  readonly answered: number;
  readonly confidence: number;
  readonly unweighted: Rate;
  readonly weighted: Rate;
  readonly categories: readonly CategoryResponse[];
  readonly variables: readonly VariableResponse[];
  readonly model:
    | Representativeness
    | { readonly kind: "not-estimable"; readonly reason: NotEstimableReason; readonly detail: string };
}

/** A class as it was crossed, and what became of it. */
export interface WeightingClass {
  /** Its categories, in the order of the variables. */
  readonly name: string;
  readonly invited: number;
  readonly answered: number;
  /** Σ base weights of those invited / Σ of those who answered; `null` where nobody did. */
  readonly factor: number | null;
  /** Number of the class it ended in; crossed classes with one number were joined. */
  readonly number: number;
}

export interface ClassAccount {
  /** Classes as they were crossed, in order. */
  readonly crossed: readonly WeightingClass[];
  /** Factor of each class in the end, by number. */
  readonly factors: readonly number[];
  /** Numbers of classes that are still too small, or have too large a factor, with no neighbour to join. */
  readonly unmended: readonly number[];
}

/** What trimming did in a stratum. */
export interface StratumTrimmed {
  readonly stratum: string;
  readonly people: number;
  readonly cap: number;
  readonly trimmed: number;
  /** Σ of what was cut off and given to the others. */
  readonly moved: number;
  readonly largest: readonly [before: number, after: number];
  /** What the weights of those below the cap were multiplied by. */
  readonly factor: number;
}

/** The weights after one step. */
export interface WeightStep {
  readonly step: string;
  readonly people: number;
  readonly sum: number;
  readonly least: number;
  readonly median: number;
  readonly largest: number;
  /** 1 + CV² of the weights: what unequal weights alone cost in variance (Kish). */
  readonly effect: number;
}

/** A category's share among those invited, among those who answered, and under the weights of each step. */
export interface CategoryShares {
  readonly variable: string;
  readonly category: string;
  /** Under base weights: nearly the population's. */
  readonly invited: number;
  /** Each counting one. */
  readonly answered: number;
  /** In the order of the steps. */
  readonly weighted: readonly number[];
  /** Where it is known. */
  readonly population: number | null;
}

export interface WeightingAccount {
  /** Ids of the groups that it is about, all waves together. */
  readonly groups?: readonly string[];
  readonly steps: readonly WeightStep[];
  readonly shares: readonly CategoryShares[];
}

/** Who was invited and who answered in one wave and group, with base weights and with each person counting one. */
export interface CountedResponse {
  readonly wave: string;
  readonly group: string;
  readonly variables: readonly string[];
  readonly weighted: Tally;
  readonly unweighted: Tally;
}
