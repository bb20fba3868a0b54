import type { Life, OutcomeId } from "../lives.js";
import { expectedMark, firstMarks } from "../marks.js";
import { period } from "../people.js";
import { plantedInRegisters } from "../plantedChances.js";

/** Outcomes by the names of the children's table. */
export const tellings = {
  "school-finished": "school",
  grade: null,
  "youth-started": "youth",
  "youth-completed": "completed",
  higher: "higher",
  "neet-29": "neet",
  "convicted-18": "convictedYoung",
  convicted: "convicted",
  "employed-30": "employed",
} as const satisfies Readonly<Record<string, OutcomeId | null>>;

export type ToldId = keyof typeof tellings;
export const toldIds = Object.keys(tellings) as readonly ToldId[];

/** True where the registers tell the outcome of a child: it is in the country at that age, and they reach so far. */
export function isTold({ child: { born, from, to }, has }: Life, id: ToldId): boolean {
  const outcome = tellings[id] ?? "school";
  const year = born + plantedInRegisters[outcome].age;
  const marked = outcome !== "school" || born + 14 >= firstMarks;
  return year <= period[1] && from <= year && year <= to && marked && (id !== "grade" || has.school);
}

/** The chance of an outcome that was planted for a child; the mark that was to be expected. */
export function expectedOf({ chances, grade }: Life, id: ToldId): number {
  const outcome = tellings[id];
  return outcome === null ? expectedMark(grade) : chances[outcome];
}

/** Whether the child lives in a plan's area at 15; `null` where it is not in the country then. */
export function isInside({ child: { born, from, to, place } }: Life): boolean | null {
  return from <= born + 15 && born + 15 <= to ? place.kind === "plan" : null;
}

/** Five years of birth. */
export function cohortOf({ child: { born } }: Life): string {
  const first = born - (born % 5);
  return `${first}-${first + 4}`;
}
