import { chances } from "./dice.js";
import type { Plan } from "./plans.js";

/** Chances of each category, for one kind of people; education, income, household and tenure hang on what they name. */
export interface Mix {
  readonly age: Float64Array;
  readonly origin: Float64Array;
  /** By age and origin. */
  readonly education: readonly (readonly Float64Array[])[];
  /** By age and education. */
  readonly income: readonly (readonly Float64Array[])[];
}

/** The people of an area in 2018: the harder up it is, the more are from elsewhere, unschooled and poor. */
export function residentsOf({ hardship }: Plan): Mix {
  return mixOf(residents, hardship);
}

/** Those who move in: younger, poorer and more often from elsewhere than those who live there. */
export function inMoversOf({ hardship }: Plan): Mix {
  return mixOf(inMovers, hardship);
}

export const sectorMix = (): Mix => mixOf(sector, 0);
export const populationMix = (): Mix => mixOf(population, 0);

/** By age. */
export const households: readonly Float64Array[] = [
  [0.5, 0.05, 0.2, 0.1, 0.15],
  [0.27, 0.13, 0.15, 0.4, 0.05],
  [0.35, 0.12, 0.22, 0.25, 0.06],
  [0.48, 0.02, 0.42, 0.05, 0.03],
  [0.62, 0.01, 0.34, 0.01, 0.02],
].map(chances);

/** By age. */
export const tenures: readonly Float64Array[] = [
  [0.6, 0.3, 0.1],
  [0.4, 0.4, 0.2],
  [0.2, 0.35, 0.45],
  [0.12, 0.28, 0.6],
  [0.1, 0.25, 0.65],
].map(chances);

interface Weights {
  readonly age: readonly number[];
  readonly origin: readonly number[];
  readonly education: readonly number[];
  readonly income: readonly number[];
}

const residents: Weights = {
  age: [0.26, 0.27, 0.22, 0.17, 0.08],
  origin: [0.52, 0.06, 0.28, 0.14],
  education: [0.42, 0.14, 0.28, 0.16],
  income: [0.36, 0.28, 0.19, 0.12, 0.05],
};

const inMovers: Weights = {
  age: [0.4, 0.3, 0.17, 0.09, 0.04],
  origin: [0.47, 0.09, 0.28, 0.16],
  education: [0.43, 0.17, 0.25, 0.15],
  income: [0.42, 0.28, 0.17, 0.09, 0.04],
};

const sector: Weights = {
  age: [0.22, 0.22, 0.22, 0.2, 0.14],
  origin: [0.77, 0.05, 0.1, 0.08],
  education: [0.33, 0.13, 0.34, 0.2],
  income: [0.28, 0.25, 0.22, 0.16, 0.09],
};

const population: Weights = {
  age: [0.19, 0.23, 0.26, 0.22, 0.1],
  origin: [0.87, 0.055, 0.035, 0.04],
  education: [0.2, 0.13, 0.34, 0.33],
  income: [0.2, 0.2, 0.2, 0.2, 0.2],
};

/** How many times likelier an education is at an age, and by origin; an income, at an age and by education. */
const tilts = {
  educationByAge: [
    [1, 2.5, 0.7, 0.6],
    [0.8, 1, 0.9, 1.4],
    [0.9, 0.7, 1.2, 1],
    [1.1, 0.5, 1.3, 0.9],
    [1.7, 0.3, 1, 0.6],
  ],
  educationByOrigin: [
    [1, 1, 1.1, 1],
    [0.7, 1, 0.7, 1.6],
    [1.4, 1, 0.6, 0.8],
    [1.2, 1, 0.7, 1],
  ],
  incomeByAge: [
    [1.8, 1, 0.8, 0.6, 0.3],
    [0.9, 0.9, 1.1, 1.2, 1.1],
    [0.8, 0.9, 1.1, 1.2, 1.3],
    [0.9, 1.3, 1, 0.9, 0.8],
    [1.2, 1.6, 0.9, 0.6, 0.4],
  ],
  incomeByEducation: [
    [1.5, 1.3, 0.9, 0.6, 0.4],
    [1.5, 1, 0.8, 0.7, 0.6],
    [0.7, 1, 1.2, 1.2, 1],
    [0.6, 0.6, 0.9, 1.3, 1.8],
  ],
} as const;

/** How much likelier a category is in an area of hardship 1, as a logarithm. */
const hardshipTilts = {
  origin: [0, 0, 0.4, 0.2],
  education: [0.15, 0, 0, -0.1],
  income: [0.2, 0.1, 0, -0.1, -0.2],
} as const;

function mixOf(weights: Weights, hardship: number): Mix {
  const hard = (trait: keyof typeof hardshipTilts) =>
    times(
      weights[trait],
      hardshipTilts[trait].map((tilt) => Math.exp(tilt * hardship)),
    );
  const [education, income] = [hard("education"), hard("income")];
  const crossed = (base: readonly number[], one: Table, other: Table) =>
    one.map((a) => other.map((b) => chances(times(times(base, a), b))));
  return {
    age: chances(weights.age),
    origin: chances(hard("origin")),
    education: crossed(education, tilts.educationByAge, tilts.educationByOrigin),
    income: crossed(income, tilts.incomeByAge, tilts.incomeByEducation),
  };
}

type Table = readonly (readonly number[])[];

function times(a: readonly number[], b: readonly number[]): number[] {
  return a.map((x, i) => x * (b[i] ?? 0));
}
