import { at } from "../../maths/at.js";
import type { ChanceCells, UnitSums } from "../../vocabulary/chances.js";
import type { Domain } from "../../vocabulary/tally.js";
import type { Smooth } from "../contrasts/deltaMethod.js";
import { combined, type Measure, none, over, plus, total } from "./smooth.js";

export interface TableQuestion {
  /** The key that people start from (parents' group), and the one they arrive in (their own). */
  readonly origin: string;
  readonly destination: string;
  /** Only cells with these values, such as one cohort. */
  readonly where?: Domain;
  /** In this order; without it by name. People in other ones are left out of the table. */
  readonly origins?: readonly string[];
  readonly destinations?: readonly string[];
}

/** People by where they come from and where they arrive. */
export interface MobilityTable {
  readonly sums: UnitSums;
  readonly origins: readonly string[];
  readonly destinations: readonly string[];
  /** Weighted people in a cell, as it depends on the sums. */
  readonly weight: (origin: string, destination: string) => Smooth;
  /** People in a cell, unweighted. */
  readonly people: (origin: string, destination: string) => number;
}

/**
 * The table of two keys, other keys added up.
 *
 * in      cells; the two keys, and which of the other keys' values to look at
 * throws  Error for a key that was not counted
 */
export function mobilityTable(cells: ChanceCells, question: TableQuestion): MobilityTable {
  const { origin, destination, where = {} } = question;
  const places = new Map<string, number[]>();
  const found: [string, string][] = [];
  cells.cells.forEach((cell, c) => {
    const [from, to] = [cell[origin], cell[destination]];
    if (from === undefined || to === undefined)
      throw new Error(`people were not counted by ${origin} and ${destination}`);
    if (!Object.entries(where).every(([key, value]) => cell[key] === value)) return;
    const name = JSON.stringify([from, to]);
    places.set(name, [...(places.get(name) ?? []), c]);
    found.push([from, to]);
  });
  const levels = (k: 0 | 1) => [...new Set(found.map((pair) => pair[k]))].sort();
  const of = (from: string, to: string) => places.get(JSON.stringify([from, to])) ?? [];
  return {
    sums: cells.sums,
    origins: question.origins ?? levels(0),
    destinations: question.destinations ?? levels(1),
    weight: (from, to) => combined(of(from, to).map((c) => [1, total(cells.sums, c)])),
    people: (from, to) => of(from, to).reduce((sum, c) => sum + at(cells.people, c), 0),
  };
}

/** Weighted people of an origin in all destinations of the table. */
export function fromOrigin(table: MobilityTable, origin: string): Smooth {
  return plus(...table.destinations.map((destination) => table.weight(origin, destination)));
}

/** Weighted people who arrive in a destination from all origins of the table. */
export function toDestination(table: MobilityTable, destination: string): Smooth {
  return plus(...table.origins.map((origin) => table.weight(origin, destination)));
}

/**
 * The share of an origin's people who arrive in some destinations.
 *
 * returns `not-estimable` ("no-answers") for an origin without people
 */
export function arriving(table: MobilityTable, origin: string, destinations: readonly string[]): Measure {
  const all = fromOrigin(table, origin);
  if (!(all.value > 0)) return none("no-answers", `nobody comes from ${origin}`);
  return over(plus(...destinations.map((destination) => table.weight(origin, destination))), all);
}
