import { at } from "../../maths/at.js";
import type { ChanceCells } from "../../vocabulary/chances.js";
import type { Domain } from "../../vocabulary/tally.js";
import type { Smooth } from "../contrasts/deltaMethod.js";
import { combined, type Measure, none, over, plus, total } from "./smooth.js";

/**
 * Share of the people whose `key` has one of some values, among the cells with these values of other keys.
 *
 * returns `not-estimable` ("no-answers") where nobody is
 */
export function shareRate(
  cells: ChanceCells,
  key: string,
  values: readonly string[],
): (where: Domain) => Measure {
  return (where) => {
    const people = weightOf(cells, where);
    if (!(people.value > 0)) return none("no-answers", `nobody with ${named(where)}`);
    return over(plus(...values.map((value) => weightOf(cells, { ...where, [key]: value }))), people);
  };
}

/** People of the cells with these values, unweighted. */
export function peopleIn(cells: ChanceCells, where: Domain): number {
  return placesOf(cells, where).reduce((sum, c) => sum + at(cells.people, c), 0);
}

/** Weighted people of the cells with these values, as they depend on the sums. */
function weightOf(cells: ChanceCells, where: Domain): Smooth {
  return combined(placesOf(cells, where).map((c) => [1, total(cells.sums, c)]));
}

function placesOf({ cells }: ChanceCells, where: Domain): readonly number[] {
  const wanted = Object.entries(where);
  return cells.flatMap((cell, c) => (wanted.every(([key, value]) => cell[key] === value) ? [c] : []));
}

/** A group by its keys, for messages. */
function named(where: Domain): string {
  return Object.entries(where)
    .map(([key, value]) => `${key} ${value}`)
    .join(", ");
}
