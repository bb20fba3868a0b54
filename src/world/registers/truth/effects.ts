import type { Life } from "../lives.js";
import { expectedMark } from "../marks.js";
import { chanceFor, plantedFor, plantedGrade, plantedInRegisters } from "../plantedChances.js";
import { isInside, isTold, type ToldId, tellings, toldIds } from "./told.js";

interface TrueEffect {
  readonly outcome: ToldId;
  /** Years from the plan's beginning to the year in which children turn 15; "all" of them. */
  readonly since: number | "all";
  readonly children: number;
  /** Mean of what plans made of the chances (or marks) of the children that they reach. */
  readonly effect: number;
}

/** What plans make of the children who turn 15 in a plan's area in its first year or later. */
export function trueEffects(lives: readonly Life[]): readonly TrueEffect[] {
  return toldIds.flatMap((outcome) => {
    const reached = lives.filter(
      (life) => life.traits.since !== null && isInside(life) && isTold(life, outcome),
    );
    const times = [...new Set(reached.map(({ traits }) => traits.since ?? 0))].sort((a, b) => a - b);
    const mean = (since: number | "all") => {
      const own = reached.filter(({ traits }) => since === "all" || traits.since === since);
      const effect = own.reduce((sum, life) => sum + effectOn(life, outcome), 0) / own.length;
      return { outcome, since, children: own.length, effect };
    };
    return reached.length === 0 ? [] : (["all", ...times] as const).map(mean);
  });
}

/** The planted chance with the plan, minus the one without it. */
function effectOn({ traits, grade }: Life, outcome: ToldId): number {
  const without = { ...traits, since: null };
  const id = tellings[outcome];
  if (id !== null)
    return chanceFor(plantedInRegisters[id], traits) - chanceFor(plantedInRegisters[id], without);
  return expectedMark(grade) - expectedMark({ ...grade, mean: plantedFor(plantedGrade, without) });
}
