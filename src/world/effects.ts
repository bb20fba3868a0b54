import type { TraitId } from "./background.js";

/**
 * How traits move what people would answer: by category (a row each) and dimension, in standard deviations of the
 * leaning that people have anyway. Order of the dimensions: safety, cohesion, efficacy, trust, satisfaction, quality.
 */
export const traitEffects: Readonly<Record<TraitId, readonly (readonly number[])[]>> = {
  age: [
    [-0.05, -0.15, -0.1, -0.05, -0.2, -0.05],
    [-0.05, 0, 0, 0, -0.05, -0.05],
    [0, 0.05, 0.05, -0.05, 0.05, -0.1],
    [0.05, 0.15, 0.1, 0.05, 0.2, 0.1],
    [0, 0.15, 0.05, 0.15, 0.25, 0.1],
  ],
  sex: [
    [0, 0, 0, 0, 0, 0],
    [-0.2, 0.05, 0.05, 0.05, 0.05, 0],
  ],
  origin: [
    [0, 0, 0, 0, 0, 0],
    [0, -0.05, 0, 0.1, 0, 0],
    [0.1, 0.1, 0.05, -0.15, 0, -0.1],
    [0.1, 0, 0, 0.15, 0.05, -0.05],
  ],
  household: [
    [-0.05, -0.05, 0, 0, 0, -0.2],
    [-0.1, 0, 0, -0.05, -0.1, -0.2],
    [0.05, 0.05, 0, 0.05, 0.1, 0.15],
    [0, 0.1, 0.1, 0, 0, 0.15],
    [0, 0, 0, 0, 0, 0],
  ],
  education: [
    [-0.05, 0, -0.05, -0.15, 0, -0.15],
    [0, 0, 0, 0.1, 0, 0.05],
    [0, 0, 0, 0, 0, 0],
    [0.1, 0.05, 0.1, 0.2, 0, 0.1],
  ],
  income: [
    [-0.05, 0, 0, -0.05, -0.05, -0.25],
    [-0.05, 0, 0, -0.05, 0, -0.1],
    [0, 0, 0, 0, 0, 0],
    [0.05, 0, 0, 0.05, 0, 0.1],
    [0.05, 0.05, 0.05, 0.1, 0.05, 0.2],
  ],
  tenure: [
    [0, -0.15, -0.1, 0, -0.02, 0],
    [0, 0, 0, 0, 0, 0],
    [0, 0.15, 0.1, 0, 0.1, 0],
  ],
};

/** What the areas have beyond the people in them. */
export const areaEffects = {
  /** Standard deviation of areas in 2018, and of what 2021 adds. */
  spread: 0.23,
  change: 0.05,
  /** How much of an area's standing is common to all dimensions: trust least. */
  common: [0.75, 0.5, 0.65, 0.2, 0.9, 0.5],
  /** Correlation of what is common with hardship. */
  hardship: -0.6,
} as const;

/** What those who have moved in since 2018 lean to, beside their traits; by dimension. */
export const newcomerEffects: readonly number[] = [-0.05, -0.1, -0.05, 0, -0.05, -0.05];

/** Share of a person's place in a dimension that is the same in the next wave; the rest is of the day. */
export const steadiness = 0.65;
