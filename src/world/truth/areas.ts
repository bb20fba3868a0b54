import { type WaveId, type World, waveIds } from "../world.js";
import type { ScoresOf } from "./levels.js";
import { classesOf, type Mean, meanOfAll, meansBy } from "./meansBy.js";
import { mainMeasures } from "./measures.js";

/** What is true of everybody in one area and wave. */
export interface TrueAreaLevel extends Mean {
  /** Number of the area. */
  readonly area: number;
  readonly wave: WaveId;
  readonly measure: string;
}

/** How little areas explain: the variance of area means over the variance of people, everybody counted. */
export interface TrueIcc {
  readonly measure: string;
  readonly wave: WaveId;
  readonly value: number;
  /** Variance of the areas' means around the mean of all people, each area counted by its people. */
  readonly betweenAreas: number;
  readonly withinAreas: number;
}

export function trueAreaLevels(world: World, scores: ScoresOf): readonly TrueAreaLevel[] {
  const { present, stratum } = world.people.areas;
  return waveIds.flatMap((wave) => {
    const classes = classesOf(stratum, present[wave]);
    return mainMeasures.flatMap(({ id: measure }) => {
      const means = meansBy(scores("areas", wave).get(measure) as Float64Array, classes, world.plans.length);
      return means.map((mean, i) => ({ area: i + 1, wave, measure, ...mean }));
    });
  });
}

export function trueIccs(scores: ScoresOf, areas: readonly TrueAreaLevel[]): readonly TrueIcc[] {
  return waveIds.flatMap((wave) =>
    mainMeasures.map(({ id: measure }) => {
      const column = scores("areas", wave).get(measure) as Float64Array;
      const mean = meanOfAll(column);
      const total = meanOfAll(column.map((score) => (score - mean) ** 2));
      const means = areas.filter((area) => area.wave === wave && area.measure === measure);
      const between =
        means.reduce((sum, { people, value }) => sum + people * ((value ?? mean) - mean) ** 2, 0) /
        column.length;
      return { measure, wave, value: between / total, betweenAreas: between, withinAreas: total - between };
    }),
  );
}
