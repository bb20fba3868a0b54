import { traitIds, traits } from "../background.js";
import { type GroupId, groupIds, type WaveId, type World, waveIds } from "../world.js";
import { classesOf, type Mean, meanOfAll, meansBy } from "./meansBy.js";
import { itemMeans, mainMeasures, type Scores, scoresOf } from "./measures.js";

/** What is true of everybody in one group and wave, or in one category of a trait there. */
export interface TrueLevel extends Mean {
  readonly measure: string;
  readonly group: GroupId;
  readonly wave: WaveId;
  readonly trait?: string;
  readonly category?: string;
}

export type ScoresOf = (group: GroupId, wave: WaveId) => Scores;

/** Scores of every group and wave, each worked out once. */
export function allScores(world: World): ScoresOf {
  const known = new Map(
    groupIds.flatMap((group) => waveIds.map((wave) => [`${group} ${wave}`, scoresOf(world, group, wave)])),
  );
  return (group, wave) => known.get(`${group} ${wave}`) as Scores;
}

export function trueLevels(world: World, scores: ScoresOf): readonly TrueLevel[] {
  return groupIds.flatMap((group) =>
    waveIds.flatMap((wave) => {
      const known = scores(group, wave);
      const people = world.people[group].present[wave].length;
      const whole = (measure: string, value: number) => ({ measure, group, wave, people, value });
      return [
        ...mainMeasures.map(({ id }) => whole(id, meanOfAll(known.get(id) as Float64Array))),
        ...itemMeans(world, group, wave).map(({ id, value }) => whole(id, value)),
        ...byCategory(world, group, wave, known),
      ];
    }),
  );
}

function byCategory(world: World, group: GroupId, wave: WaveId, scores: Scores): readonly TrueLevel[] {
  const people = world.people[group];
  return traitIds.flatMap((trait) => {
    const classes = classesOf(people.traits[wave][trait], people.present[wave]);
    const { categories } = traits[trait];
    return mainMeasures.flatMap(({ id: measure }) => {
      const means = meansBy(scores.get(measure) as Float64Array, classes, categories.length);
      return means.map((mean, i) => ({
        measure,
        group,
        wave,
        trait,
        category: categories[i]?.id ?? "",
        ...mean,
      }));
    });
  });
}
