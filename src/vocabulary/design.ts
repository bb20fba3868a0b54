import type { Whereabouts } from "./problem.js";
import type { Text } from "./text.js";

/** How the people were drawn and weighted: all that a variance depends on. */
export interface SamplingDesign {
  /** Column with the weight; `null`: every answer counts one. */
  readonly weight: string | null;
  /** Column with the stratum, read within a wave; `null`: one stratum. */
  readonly stratum: string | null;
  /** Stages of selection, first to last, at most two; empty: people were drawn directly. */
  readonly stages: readonly Stage[];
  /**
   * Column with the number of people in the stratum's population, where people were drawn directly and without
   * replacement; `null`: so many that it does not matter.
   */
  readonly population: string | null;
  /** Column with a key that is the same for a person in every wave; `null`: nobody is known to answer twice. */
  readonly person: string | null;
  /** True where a PSU's name means the same PSU in every wave, so waves are not independent. */
  readonly psusStay: boolean;
  readonly lonelyPsu: LonelyPsu;
  /** `design`: PSUs − strata; `infinite`: normal intervals, as R's `confint` does by default. */
  readonly degreesOfFreedom: "design" | "infinite";
  readonly shareInterval: ShareInterval;
  readonly confidence: number;
  readonly replicates: Replicates | null;
  readonly calibration: Calibration | null;
}

export interface Stage {
  /** Column that names the unit within the stage above. */
  readonly unit: string;
  /** Column with the number of units in the population of the stratum (stage 1) or of the unit above. */
  readonly populationSize: string | null;
}

/**
 * What a stratum with one PSU contributes, in R `survey`'s words:
 * `adjust` centres at the mean of all strata (Stata "centered"), `average` takes the mean of the
 * other strata (Stata "scaled"), `certainty` and `remove` contribute nothing, `fail` refuses.
 */
export type LonelyPsu = "fail" | "certainty" | "remove" | "adjust" | "average";

export type ShareInterval = "logit" | "beta" | "wilson" | "likelihood" | "xlogit" | "mean" | "asin";

/** Weights delivered as replicates: columns, and how their spread becomes a variance. */
export interface Replicates {
  readonly columns: readonly string[];
  readonly method: "JK1" | "JKn" | "BRR" | "Fay" | "bootstrap";
  /** Factor on the sum of squares. */
  readonly scale: number;
  /** Factor per replicate. */
  readonly rscales: readonly number[];
  /** Deviations from the full-sample estimate (true) or from the replicates' mean (false). */
  readonly mse: boolean;
  /** True where a replicate column already holds weight × multiplier. */
  readonly combined: boolean;
}

/** Weights adjusted so that the sample matches known population totals; where these are stated, for messages. */
export type Calibration = { readonly at?: Whereabouts } & CalibrationKind;

type CalibrationKind =
  | { readonly kind: "post-stratification"; readonly margins: readonly Margin[] }
  | { readonly kind: "raking"; readonly margins: readonly Margin[] }
  | {
      readonly kind: "linear" | "logit" | "exponential";
      readonly margins: readonly Margin[];
      readonly bounds: readonly [low: number, high: number];
    };

/** Known totals by the categories of a column, in a wave and a group, or the total of a numeric column. */
export interface Margin {
  readonly name: Text | string;
  readonly column: string;
  /** `null`: in every wave. */
  readonly wave: string | null;
  /** `null`: of all groups together. */
  readonly group: string | null;
  readonly totals: readonly { readonly category: string | null; readonly total: number }[];
}
