import { normalCdf } from "../../maths/normal.js";
import { dice } from "../dice.js";
import type { Life } from "./lives.js";
import { itemAt, oneOf } from "./oneOf.js";

const steps: readonly number[] = [-3, 0, 2, 4, 7, 10, 12];
/** Marks of the scale in use up to 2007 that are translated to each of the seven. */
const earlier: Readonly<Record<number, readonly number[]>> = {
  [-3]: [0],
  0: [3, 5],
  2: [6],
  4: [7],
  7: [8, 9],
  10: [10],
  12: [11, 13],
};
/** The first school year of the register, and the first with the scale of seven steps. */
export const firstMarks = 2002;
const sevenSteps = 2008;

/** How many final marks a child has, and how much of their variance is the child's own. */
const each = { marks: 4, ability: 0.7 } as const;

interface Mark {
  readonly person: number;
  readonly year: number;
  readonly mark: number;
}

/** Final marks of those who finish school by 17, most of them at 16, on the scale of their year. */
export function makeMarks(seed: number, lives: readonly Life[]): readonly Mark[] {
  const { unit, normal } = dice(seed, "registers/marks");
  return lives.flatMap(({ child: { person, born, from, to }, has, grade, ability }) => {
    const late = unit() < 0.3;
    const year = born + (late ? 17 : 16);
    const drawn = Array.from({ length: each.marks }, () => {
      const own = Math.sqrt(each.ability) * ability + Math.sqrt(1 - each.ability) * normal();
      const step = itemAt(steps, stepOf(grade.mean + grade.spread * own));
      const old = oneOf(earlier[step] ?? [], unit());
      return { person, year, mark: year < sevenSteps ? old : step };
    });
    return has.school && from <= year && year <= to ? drawn : [];
  });
}

/** The nearest of the seven steps. */
function stepOf(value: number): number {
  return limits.filter((limit) => value >= limit).length;
}

const limits = steps.slice(1).map((step, i) => (step + itemAt(steps, i)) / 2);

/** The mean mark that is to be expected of somebody. */
export function expectedMark({ mean, spread }: Life["grade"]): number {
  const below = [...limits.map((limit) => normalCdf((limit - mean) / spread)), 1];
  return steps.reduce((sum, step, i) => sum + step * (itemAt(below, i) - (below[i - 1] ?? 0)), 0);
}
