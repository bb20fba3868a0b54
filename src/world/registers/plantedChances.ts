/**
 * What is planted in the lives of children, as additions to a probability: one truth for every table about children.
 * Age is the year that the outcome is read in minus the year of birth; what is per year counts from those born in 1985.
 * `rest`: a parent is in the rest group; `area`: the child lives in a social-housing area, with a plan or without one;
 * `plan` is what a plan adds at first, `planPerYear` in each further year.
 */
export const plantedForChildren = {
  school: {
    age: 17,
    start: 0.86,
    girl: 0.02,
    rest: -0.16,
    restPerYear: 0.004,
    menapt: -0.03,
    area: -0.03,
    restInArea: 0.04,
    perYear: 0.006,
    areaPerYear: 0.001,
    plan: 0.02,
  },
  youth: {
    age: 18,
    start: 0.74,
    girl: 0.03,
    rest: -0.17,
    menapt: -0.03,
    area: -0.04,
    restInArea: 0.03,
    perYear: 0.001,
    areaPerYear: 0.003,
    menaptInAreaPerYear: 0.006,
    plan: 0.03,
    planPerYear: 0.05,
  },
  higher: {
    age: 29,
    start: 0.42,
    girl: 0.1,
    rest: -0.22,
    menapt: -0.02,
    area: -0.06,
    restInArea: 0.04,
    perYear: 0.004,
    areaPerYear: 0.004,
    plan: 0,
  },
  neet: {
    age: 29,
    start: 0.13,
    girl: 0.01,
    rest: 0.16,
    menapt: 0.05,
    area: 0.04,
    restInArea: -0.03,
    perYear: -0.001,
    areaPerYear: -0.002,
    plan: -0.02,
  },
} as const satisfies Readonly<Record<string, PlantedChance>>;

/** The same of outcomes that registers tell and the tables of the survey world do not. */
export const plantedInRegisters = {
  ...plantedForChildren,
  completed: {
    age: 24,
    start: 0.74,
    girl: 0.06,
    rest: -0.21,
    menapt: -0.04,
    area: -0.05,
    restInArea: 0.03,
    perYear: 0.002,
    areaPerYear: 0.003,
    plan: 0,
  },
  convictedYoung: {
    age: 18,
    start: 0.07,
    girl: -0.04,
    rest: 0.06,
    menapt: 0.03,
    area: 0.04,
    restInArea: -0.01,
    perYear: -0.001,
    areaPerYear: 0,
    plan: -0.02,
    planPerYear: -0.02,
  },
  convicted: {
    age: 24,
    start: 0.13,
    girl: -0.06,
    rest: 0.1,
    menapt: 0.05,
    area: 0.05,
    restInArea: -0.02,
    perYear: -0.001,
    areaPerYear: 0,
    plan: 0,
  },
  employed: {
    age: 30,
    start: 0.84,
    girl: -0.02,
    rest: -0.15,
    menapt: -0.07,
    area: -0.04,
    restInArea: 0.02,
    perYear: 0.001,
    areaPerYear: 0.002,
    plan: 0,
  },
} as const satisfies Readonly<Record<string, PlantedChance>>;

/** The mean mark, in points; `spread` is a standard deviation, that of the rest group's children grows each year. */
export const plantedGrade = {
  start: 6.6,
  girl: 0.5,
  rest: -1.6,
  area: -0.5,
  restInArea: 0.5,
  perYear: 0.02,
  areaPerYear: 0.01,
  plan: 0.1,
  planPerYear: 0.1,
  spread: 2.4,
  restSpreadPerYear: 0.06,
} as const;

/** How far a child's income goes with its parents', as a correlation of normal scores. */
export const plantedMobility = { correlation: 0.3 } as const;

export interface Planted {
  readonly start: number;
  readonly girl: number;
  readonly rest: number;
  readonly restPerYear?: number;
  readonly area: number;
  readonly restInArea: number;
  readonly menapt?: number;
  readonly perYear: number;
  readonly areaPerYear: number;
  readonly menaptInAreaPerYear?: number;
  readonly plan: number;
  readonly planPerYear?: number;
}

interface PlantedChance extends Planted {
  readonly age: number;
}

export interface Traits {
  readonly born: number;
  readonly girl: boolean;
  readonly rest: boolean;
  readonly menapt: boolean;
  /** Lives in a social-housing area. */
  readonly area: boolean;
  /** Years since the plan began, from 0; `null` where no plan reaches the child. */
  readonly since: number | null;
}

/** What is planted for a child, added up. */
export function plantedFor(planted: Planted, { born, girl, rest, menapt, area, since }: Traits): number {
  const years = born - 1985;
  const { restPerYear = 0, menaptInAreaPerYear = 0, planPerYear = 0 } = planted;
  let sum = planted.start + planted.perYear * years;
  if (girl) sum += planted.girl;
  if (rest) sum += planted.rest + restPerYear * years;
  if (menapt) sum += planted.menapt ?? 0;
  if (area) sum += planted.area + planted.areaPerYear * years;
  if (area && rest) sum += planted.restInArea;
  if (area && menapt) sum += menaptInAreaPerYear * years;
  if (since !== null) sum += planted.plan + planPerYear * since;
  return sum;
}

/** The same as a probability that is never quite 0 or 1. */
export function chanceFor(planted: Planted, traits: Traits): number {
  return Math.max(0.005, Math.min(0.995, plantedFor(planted, traits)));
}
