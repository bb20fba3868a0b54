import type { TraitId } from "./background.js";
import type { Plan } from "./plans.js";

export type GroupId = "areas" | "sector" | "population";
export type WaveId = 2018 | 2021;

export const groupIds: readonly GroupId[] = ["areas", "sector", "population"];
export const waveIds: readonly WaveId[] = [2018, 2021];

export const dimensionIds = ["safety", "cohesion", "efficacy", "trust", "satisfaction", "quality"] as const;
export type DimensionId = (typeof dimensionIds)[number];

export interface WorldOptions {
  /** A whole number. */
  readonly seed: number;
  /** From 0.01 to 1, where 1 is 27,273 people invited in 66 areas. */
  readonly size: number;
  /** True: people who are content with their area also answer more often, which no known trait tells. */
  readonly notAtRandom?: boolean;
}

/** A made-up country: who lives in it, what they would answer, and who was asked and did. */
export interface World extends WorldOptions {
  readonly plans: readonly Plan[];
  readonly people: Readonly<Record<GroupId, People>>;
  readonly answers: Readonly<Record<GroupId, Answers>>;
  readonly surveys: readonly Survey[];
}

/** Adults of one group, a row each, column by column. Those of the areas lived there in 2018, in 2021 or both. */
export interface People {
  readonly group: GroupId;
  readonly count: number;
  /** How many strata there are: areas, or municipality groups. */
  readonly strata: number;
  /** Index of the area, or of the municipality group. */
  readonly stratum: Uint16Array;
  /** Index in `municipalities`. */
  readonly municipality: Uint8Array;
  /** Number of the housing section within the area, from 1; 0 outside the areas. */
  readonly section: Uint8Array;
  readonly born: Uint16Array;
  readonly movedIn: Uint16Array;
  /** 1 for those who live there in both waves. */
  readonly stays: Uint8Array;
  /** 1 for those who have moved in between the waves. */
  readonly newcomer: Uint8Array;
  /** Index of the category, by trait, in each wave. */
  readonly traits: Readonly<Record<WaveId, Readonly<Record<TraitId, Uint8Array>>>>;
  /** Rows of those who live there in the wave, ascending. */
  readonly present: Readonly<Record<WaveId, Int32Array>>;
  /** What stays with a person from wave to wave, by dimension; mean 0, variance 1. */
  readonly leanings: readonly Float64Array[];
}

/**
 * What everybody would answer, by wave and item, a row a person: 0 is the least favourable answer, whichever way the
 * question is put. Rows of people who do not live there in the wave hold 0.
 */
export type Answers = Readonly<Record<WaveId, readonly Uint8Array[]>>;

/** One sample: the people invited in one group and wave, a place each, column by column. */
export interface Survey {
  readonly group: GroupId;
  readonly wave: WaveId;
  /** Row of `People`, ascending. */
  readonly rows: Int32Array;
  /** Number of people in the stratum, and how many of them were invited, by stratum. */
  readonly stratumPeople: Int32Array;
  readonly stratumInvited: Int32Array;
  /** 1 for those who answered in 2018 and are asked again. */
  readonly again: Uint8Array;
  readonly answered: Uint8Array;
  /** 1 for those who answered in English. */
  readonly english: Uint8Array;
  /** Items that a person who answered left open: bit i is item i. */
  readonly skipped: Uint32Array;
}
