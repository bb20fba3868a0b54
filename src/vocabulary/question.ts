import type { Variant } from "./quantity.js";
import type { Chances, Effects, Exposure, IndexOfDimensions, Matches, Measure, Movers } from "./study.js";

/** One thing to count and estimate; a study is a list of these. */
export type Question =
  | OfMeasure
  | OfParts
  | OfAreas
  | OfVariant
  | OfClustering
  | OfEffects
  | OfChances
  | OfMovers
  | OfExposure
  | OfMatches;

/** A measure by wave and group, and by the categories of a breakdown if one is named. */
export interface OfMeasure {
  readonly kind: "measure";
  readonly measure: Measure;
  /** Id of the breakdown; `null`: each group as a whole. */
  readonly breakdown: string | null;
}

/** What each dimension adds to an index, by wave and group. */
export interface OfParts {
  readonly kind: "parts";
  readonly measure: IndexOfDimensions;
}

/** A measure in every area, each leaning on the others. */
export interface OfAreas {
  readonly kind: "areas";
  readonly measure: Measure;
}

/** A measure by wave and group, estimated in another way. */
export interface OfVariant {
  readonly kind: "variant";
  readonly measure: Measure;
  readonly variant: Exclude<Variant, "areas-equal">;
}

/** True where weights are taken as they were before they were adjusted to known totals. */
export function beforeCalibration(question: Question): boolean {
  if (question.kind !== "variant") return false;
  return question.variant === "delivered-weights" || question.variant === "unweighted";
}

/** How much of the differences in a measure lies between areas. */
export interface OfClustering {
  readonly kind: "clustering";
  readonly measure: Measure;
}

/** What a programme made of a measure, over units and waves. */
export interface OfEffects {
  readonly kind: "effects";
  readonly measure: Measure;
  readonly effects: Effects;
}

/** How unequal chances of a measure are. */
export interface OfChances {
  readonly kind: "chances";
  readonly measure: Measure;
  readonly chances: Chances;
}

/** What people's moving made of a measure's changes. */
export interface OfMovers {
  readonly kind: "movers";
  readonly measure: Measure;
  readonly movers: Movers;
}

/** What a year more in a place goes with. */
export interface OfExposure {
  readonly kind: "exposure";
  readonly measure: Measure;
  readonly exposure: Exposure;
}

/** A measure of one group beside people of another who are like them. */
export interface OfMatches {
  readonly kind: "matches";
  readonly measure: Measure;
  readonly matches: Matches;
}
