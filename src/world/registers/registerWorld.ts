import { type Life, makeLives } from "./lives.js";
import { makePeople, type People } from "./people.js";
import { makePlaces, type Place } from "./places.js";

export interface RegisterWorldOptions {
  /** A whole number. */
  readonly seed: number;
  /** From 0.01 to 1. */
  readonly size: number;
}

/** A made-up country whose children's lives are known: where they grew up, and how likely each thing was that became of them. */
export interface RegisterWorld extends RegisterWorldOptions {
  readonly places: readonly Place[];
  readonly people: People;
  readonly lives: readonly Life[];
}

/** The same world for the same options; every thing that is drawn has a stream of its own. */
export function makeRegisterWorld(options: RegisterWorldOptions): RegisterWorld {
  const { seed, size } = options;
  if (!(size >= 0.01 && size <= 1))
    throw new Error(`makeRegisterWorld: the size is from 0.01 to 1, not ${size}`);
  const places = makePlaces(seed, size);
  const people = makePeople(seed, places);
  return { ...options, places, people, lives: makeLives(seed, people) };
}
