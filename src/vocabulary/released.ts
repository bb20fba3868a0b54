import type { Band, Evidence, Inequality, NotEstimableReason, Unit } from "./estimate.js";
import type { ChanceMeasure, Estimator, Place, Quantity } from "./quantity.js";

declare const passedTheGate: unique symbol;

/**
 * Something that has passed the disclosure gate. The brand exists only for the compiler; `release/` is the
 * one room that puts it on, and every room to its right accepts nothing else.
 */
export type Released<T> = T & { readonly [passedTheGate]: true };

/** What a reader may see of one quantity. */
export type Publishable = Figure | Withheld | NoFigure;

/** A figure, rounded as it will be printed; direction and significance were decided before rounding. */
export interface Figure {
  readonly kind: "figure";
  readonly quantity: Quantity;
  readonly unit: Unit;
  /** Digits after the point when printed (per cent for shares). */
  readonly decimals: number;
  readonly value: number;
  readonly se: number;
  readonly low: number;
  readonly high: number;
  readonly confidence: number;
  /** Of an effect by time since the beginning: holds the truth together with those of all others of its event study. */
  readonly band?: Band;
  readonly df: number;
  readonly n: number;
  /** Only for changes and differences. */
  readonly contrast: Contrast | null;
  readonly evidence: Evidence;
}

export interface Contrast {
  readonly direction: "up" | "down" | "none";
  /** Two-sided p below 1 − confidence; the adjusted one where the figure belongs to a declared family. */
  readonly significant: boolean;
  readonly p: number;
  /** The p adjusted for the family of tests, and the family's id; absent outside families. */
  readonly adjusted?: { readonly family: string; readonly p: number };
  /** Of an effect: whether units went alike before the programme; `p` is `null` where too few periods could be tested. */
  readonly pretrend?: { readonly p: number | null; readonly alike: boolean };
  /** Of a change of chances: whether they became more unequal by this measure; absent where it says nothing of that. */
  readonly inequality?: Inequality;
  /** Whether the value lies within the margin that the study states; absent where it states none. */
  readonly equivalence?: {
    readonly margin: number;
    readonly equivalent: boolean;
    readonly p: number;
    /** The interval that is held against the margin, with a digit more than the figure's. */
    readonly interval: { readonly low: number; readonly high: number; readonly confidence: number };
  };
}

/** Did not pass. Which rule it was is not told: that everybody is alike is itself something about each of them. */
export interface Withheld {
  readonly kind: "withheld";
  readonly quantity: Quantity;
}

export interface NoFigure {
  readonly kind: "no-figure";
  readonly quantity: Quantity;
  readonly reason: NotEstimableReason;
}

/** All that a study may publish. */
export interface ReleasedResults {
  readonly policy: Released<PolicyNote>;
  /** By the key of a quantity; two sides that are held against each other stand once, in the study's order. */
  readonly byKey: ReadonlyMap<string, Released<Publishable>>;
  /** What was released of a quantity, whichever side it names first. */
  readonly find: (quantity: Quantity) => Released<Publishable> | undefined;
  /** Where released figures that answer one question do not say the same. */
  readonly findings: readonly Released<Finding>[];
}

export type Finding = ChancesFinding | EffectsFinding;

/**
 * By one measure chances are shown to have become more unequal, or less, and another points the other way: measures
 * disagree where that is shown too.
 */
export interface ChancesFinding {
  readonly kind: "chances-disagree" | "chances-one-way-shown";
  readonly measure: string;
  readonly analysis: string;
  readonly from: Place;
  readonly to: Place;
  readonly more: readonly MeasureShown[];
  readonly less: readonly MeasureShown[];
}

/** A measure, and whether its change is shown when all of them are read together. */
interface MeasureShown {
  readonly chance: ChanceMeasure;
  readonly shown: boolean;
}

/** Ways of estimating an effect point in opposite directions, or it is shown by some and not by others. */
export interface EffectsFinding {
  readonly kind: "effects-apart";
  readonly measure: string;
  readonly analysis: string;
  readonly about: "direction" | "shown";
  readonly ways: readonly {
    readonly estimator: Estimator;
    readonly direction: Contrast["direction"];
    readonly shown: boolean;
  }[];
}

/** What the reader is told of the rules that the figures passed. */
export interface PolicyNote {
  readonly name: string;
  readonly minimumCount: number;
  readonly minimumPerSide: number;
  readonly countBase: number;
  readonly published: number;
  readonly withheld: number;
}
