import type { Calibration } from "./design.js";

/** How weights were calibrated: what estimators need to take residuals. */
export interface Calibrated {
  /**
   * What is taken off an estimate's influence: its regression on the auxiliaries with the weights before
   * calibration, or ten sweeps of unweighted means over the margins, as R does after raking.
   */
  readonly residuals: "regression" | "sweeps";
  /** What the calibrated weights add up to known totals of. */
  readonly auxiliaries: readonly Auxiliary[];
  /** Auxiliaries (by index) of each margin in each wave, in the order in which raking goes through them. */
  readonly margins: readonly (readonly number[])[];
  /** For each pattern of wave and categories, the auxiliaries (by index) that its rows have. */
  readonly patterns: readonly (readonly number[])[];
}

/** One known total: the people of a category, or the sum of a number, in one wave. */
export interface Auxiliary {
  /** The margin's name, as messages and accounts tell it. */
  readonly margin: string;
  readonly column: string;
  readonly wave: string;
  /** `null`: all groups together. */
  readonly group: string | null;
  /** `null`: the column is a number. */
  readonly category: string | null;
  readonly total: number;
}

/** What calibration did, for the reader. */
export interface CalibrationAccount {
  readonly kind: Calibration["kind"];
  /** Steps of the iteration; 0 where none was needed. */
  readonly iterations: number;
  readonly waves: readonly CalibratedWave[];
  readonly totals: readonly CalibratedTotal[];
}

export interface CalibratedWave {
  readonly wave: string;
  readonly people: number;
  /** Least and largest ratio of a weight to what it was. */
  readonly ratios: readonly [least: number, largest: number];
  /** 1 + CV² of the weights: what unequal weights alone cost in variance (Kish), before and after. */
  readonly weightEffect: readonly [before: number, after: number];
  /** People whose weight came out below 0 (linear calibration without bounds). */
  readonly negative: number;
}

/** A known total, and the sum of the weights (times the number) before and after. */
export interface CalibratedTotal extends Auxiliary {
  /** People in the category, or with the number (unweighted). */
  readonly people: number;
  readonly before: number;
  readonly after: number;
}
