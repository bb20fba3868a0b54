import type { PublicCount } from "./intake.js";
import type { ClusterErrors, Quantity } from "./quantity.js";

/** A figure with all that is needed to judge it, or the reason why there is none. */
export type Result = Estimate | NotEstimable;

export interface Estimate {
  readonly kind: "estimate";
  readonly quantity: Quantity;
  readonly unit: Unit;
  readonly value: number;
  readonly se: number;
  /** Degrees of freedom of the interval; `Infinity` for a normal one. */
  readonly df: number;
  readonly interval: Interval;
  /** Of an effect by time since the beginning: holds the truth together with the bands of all others of its event study. */
  readonly band?: Band;
  /** Test that the value is zero; only for changes and differences. */
  readonly test: Test | null;
  /** The p of that test adjusted for the family of tests that the study declares (Holm); absent outside families. */
  readonly adjusted?: Adjusted;
  /** Of an effect: test that units went alike before the programme; without it an effect is no more than a sign of one. */
  readonly pretrend?: Pretrend;
  /** Test that the value lies within a margin around zero, where the study states one. */
  readonly equivalence?: Equivalence;
  /** Of a change of chances: whether they became more unequal by this measure. */
  readonly inequality?: Inequality;
  /** People behind the figure (unweighted); for a change or a difference, the smaller side. */
  readonly n: number;
  /** The fewest people that it depends on, where they are not those that it is told of: the gate looks at both. */
  readonly fewest?: number;
  /** Of a standardised figure: the people of each side and of the standard; the others are left over from plain levels. */
  readonly compared?: readonly ComparedPeople[];
  /** For shares: people who have the trait (unweighted); for changes and differences the rarest of all sides. */
  readonly counts: SideCounts | null;
  readonly evidence: Evidence;
}

/** Unweighted people on either side of a share, the smallest that the figure rests on. */
export interface SideCounts {
  readonly having: number;
  readonly lacking: number;
}

export interface Adjusted {
  /** Id of the family. */
  readonly family: string;
  readonly p: number;
}

/** Joint test that there is no effect in the periods before it could begin; `null`: there are too few to test. */
export interface Pretrend {
  readonly statistic: number | null;
  readonly df: number;
  readonly p: number | null;
}

/** Which way chances went by one measure, and whether that is shown when all measures of them are read together (Holm). */
export interface Inequality {
  readonly way: "more" | "less" | "neither";
  readonly shown: boolean;
}

/** Two one-sided tests that a difference is smaller than a margin on either side. */
export interface Equivalence {
  readonly margin: number;
  /** The larger of the two one-sided p-values. */
  readonly p: number;
  /** Lies within the margin where p is below 1 − confidence: 90 per cent for a confidence of 95. */
  readonly interval: Interval;
}

/** Of those who answered in a group and wave, the ones that a figure compares; not released. */
export interface ComparedPeople {
  readonly wave: string;
  readonly group: string;
  readonly n: number;
  readonly counts: SideCounts | null;
}

export interface NotEstimable {
  readonly kind: "not-estimable";
  readonly quantity: Quantity;
  readonly reason: NotEstimableReason;
  readonly detail: string;
  /** As for an estimate: people who answered on the smaller side. */
  readonly n: number;
  readonly fewest?: number;
  /** Of a standardised figure: the people of each side and of the standard; the others are left over from plain levels. */
  readonly compared?: readonly ComparedPeople[];
  readonly evidence: Evidence;
}

export type NotEstimableReason =
  | "no-answers"
  | "one-psu"
  | "no-variance"
  | "no-convergence"
  | "singular"
  | "no-change"
  | "too-few-areas"
  | "no-pre-period"
  | "nobody-reached"
  | "unbalanced"
  | "no-comparison"
  | "no-counterpart"
  | "few-clusters"
  | "no-siblings"
  | "same-years"
  | "too-many-pairs";

/**
 * `share` is a proportion 0–1 that is printed in per cent; `index` runs 0–1; `mean` is in the item's unit;
 * `part` is a part of a whole, printed in per cent, that may lie outside 0–1; `ratio` is a number of times, where 1 is
 * no difference.
 */
export type Unit = "share" | "index" | "mean" | "part" | "ratio";

export interface Interval {
  readonly low: number;
  readonly high: number;
  readonly confidence: number;
  readonly method: string;
}

/** As an interval, of the same confidence, but for several figures at once. */
export interface Band {
  readonly low: number;
  readonly high: number;
}

export interface Test {
  readonly statistic: number;
  readonly df: number;
  readonly p: number;
}

/** The road back from a figure to the rows. */
export interface Evidence {
  /** How it was estimated, as a key into docs/methods. */
  readonly method: string;
  /** How the standard error was made. */
  readonly variance:
    | "linearisation"
    | "replicates"
    | "model"
    | "imputation"
    | "clusters"
    | "jackknife"
    | "sets"
    | "rows";
  /** The query that counted, as it ran but for the numbers that were taken from the data. */
  readonly query: string;
  readonly tables: readonly string[];
  /** What was drawn first within a stratum: people, or units that people belong to. */
  readonly unit: "person" | "psu";
  /** PSUs (or people) and strata in the design of the waves and groups used; those that waves share count once. */
  readonly psus: number;
  readonly strata: number;
  readonly lonelyPsu: string;
  /** Rows of the domain that do not count, with why. */
  readonly leftOut: readonly { readonly reason: string; readonly rows: number }[];
  /** Design effect against simple random sampling; `null` for changes and differences. */
  readonly designEffect: number | null;
  /** What else a reader must know to judge it. */
  readonly notes?: readonly EvidenceNote[];
}

/**
 * `units`: units that were used, and those left out because they are not seen in every period. `breakdown`: how many
 * times the largest step apart before the beginning would have to be reached after it for the effect to be told from
 * nothing no longer (0: it cannot be told even so). `smoothness`: how much the slope of the difference in trends would
 * have to change from one period to the next for the same, in the outcome's unit (0: a straight line is enough).
 * `errors`: how sure a figure is told to be, and from how many clusters. `forbidden`: the part of a regression's weight that compares with
 * units already reached; `negative`: the sum of weights by which effects count with the wrong sign. `balance`: how like
 * each other units and their twins were before; `leave-one-out`: the effect without any one unit, at its least and most.
 * `covered`: the part of the people whose composition everybody is given that has counterparts everywhere.
 * `by-chance`: what a measure that is never below 0 would be on average were chances equal. `misplaced`: the shares of all
 * people that a table's model expects in another cell, were origin without meaning and as the model has it.
 */
export type EvidenceNote =
  | { readonly kind: "units"; readonly used: number; readonly leftOut: number }
  | { readonly kind: "breakdown"; readonly times: number }
  | { readonly kind: "smoothness"; readonly change: number }
  | ErrorsNote
  | { readonly kind: "forbidden"; readonly part: number }
  | { readonly kind: "negative"; readonly sum: number }
  | BalanceNote
  | MatchedNote
  | { readonly kind: "leave-one-out"; readonly least: number; readonly most: number }
  | { readonly kind: "by-chance"; readonly value: number }
  | { readonly kind: "misplaced"; readonly unrelated: number; readonly uniform: number }
  | SiblingsNote
  | { readonly kind: "covered"; readonly part: number };

export interface ErrorsNote {
  readonly kind: "errors";
  /** `null`: the estimator's own, of which there is no choice. */
  readonly way: ClusterErrors | null;
  readonly clusters: number;
  /** Whether these are so few that no way of telling errors can be relied on. */
  readonly few: boolean;
  /** Of a bootstrap: how often was drawn, and from which seed. */
  readonly draws: number | null;
  readonly seed: number | null;
}

export interface BalanceNote {
  readonly kind: "balance";
  readonly rows: readonly BalancedTrait[];
  /** Units that the programme reached, how many of them have twins, and how many twins there are. */
  readonly reached: number;
  readonly matched: number;
  readonly twins: number;
  /** Units that are left out: of which something that twins are chosen by is not known; not seen in every period. */
  readonly unknown: number;
  readonly gaps: number;
}

/** Who speaks and who is silent where brothers and sisters are compared. */
export interface SiblingsNote {
  readonly kind: "siblings";
  /** Families of two or more, and those of them in which years differ; children without brothers and sisters. */
  readonly families: PublicCount;
  readonly differing: PublicCount;
  readonly alone: PublicCount;
  /** Columns and breakdowns that are the same for all of a family, so that they fall out. */
  readonly alike: readonly string[];
}

/** Of people beside others who are like them. */
export interface MatchedNote {
  readonly kind: "matched";
  readonly rows: readonly BalancedTrait[];
  /**
   * People of the group who have a match, those who have none, and people of the other group who are matches. Those who
   * are matched are not told where they would tell how few are not.
   */
  readonly matched: PublicCount;
  readonly unmatched: PublicCount;
  readonly others: PublicCount;
  /** People of either group of whom something that they are matched by is not known. */
  readonly unknown: PublicCount;
  /** Rows that are not told, since too few people stand behind them. */
  readonly untold: number;
}

/**
 * Differences of means, units reached (or people) less others, in standard deviations of the reached; `null` where these
 * are all alike.
 */
export interface BalancedTrait {
  readonly trait: TwinTrait;
  /** From all who could be twins, and from the twins. */
  readonly before: number | null;
  readonly after: number | null;
  /** Of people: variance over that of the others; `null` for a category. */
  readonly ratio?: { readonly before: number | null; readonly after: number | null };
  /** Of people: those on each side that have the trait, everybody and the matched; not released. */
  readonly sides?: readonly number[];
}

/** What twins are chosen by: a column, a category, the outcome in a period, or its trend over these periods. */
export type TwinTrait =
  | { readonly by: "column"; readonly column: string }
  | { readonly by: "category"; readonly breakdown: string; readonly category: string }
  | { readonly by: "level"; readonly period: number }
  | { readonly by: "trend" };
