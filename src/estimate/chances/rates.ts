import { at } from "../../maths/at.js";
import type { ChanceCells } from "../../vocabulary/chances.js";
import type { Domain } from "../../vocabulary/tally.js";
import type { Smooth } from "../contrasts/deltaMethod.js";
import { combined, constant, type Measure, none, over, plus, total } from "./smooth.js";

/** What a group's people have on average: for the cells with these values of their keys. */
export type Rate = (where: Domain) => Measure;

/** Mean of the outcome that the cells were counted with. `not-estimable` ("no-answers") where nobody is. */
export function meanRate(cells: ChanceCells): Rate {
  const { centre, sums } = cells;
  if (centre === null) throw new Error("meanRate: the cells were counted without an outcome");
  return (where) => {
    const places = placesOf(cells, where);
    const people = weightOf(cells, where);
    if (!(people.value > 0)) return nobody(where);
    const outcome = combined(places.map((c) => [1, total(sums, cells.cells.length + c)]));
    return plus(constant(centre), over(outcome, people));
  };
}

/** Share of the people whose `key` has one of some values. `not-estimable` ("no-answers") where nobody is. */
export function shareRate(cells: ChanceCells, key: string, values: readonly string[]): Rate {
  return (where) => {
    const people = weightOf(cells, where);
    if (!(people.value > 0)) return nobody(where);
    return over(plus(...values.map((value) => weightOf(cells, { ...where, [key]: value }))), people);
  };
}

/** Weighted people of the cells with these values, as they depend on the sums. */
export function weightOf(cells: ChanceCells, where: Domain): Smooth {
  return combined(placesOf(cells, where).map((c) => [1, total(cells.sums, c)]));
}

/** People of the cells with these values, unweighted. */
export function peopleIn(cells: ChanceCells, where: Domain): number {
  return placesOf(cells, where).reduce((sum, c) => sum + at(cells.people, c), 0);
}

function placesOf({ cells }: ChanceCells, where: Domain): readonly number[] {
  const wanted = Object.entries(where);
  return cells.flatMap((cell, c) => (wanted.every(([key, value]) => cell[key] === value) ? [c] : []));
}

function nobody(where: Domain) {
  return none("no-answers", `nobody with ${named(where)}`);
}

/** A group by its keys, for messages. */
export function named(where: Domain): string {
  return Object.entries(where)
    .map(([key, value]) => `${key} ${value}`)
    .join(", ");
}
