import { at } from "../../maths/at.js";
import { traitIds, traits } from "../background.js";
import { responseChances, responseRates } from "../responding.js";
import type { GroupId, Survey, WaveId, World } from "../world.js";
import type { ScoresOf } from "./levels.js";
import { classesOf, meanOfAll, meansBy } from "./meansBy.js";
import { mainMeasures } from "./measures.js";

/** Who answers, and what it does to figures that pay no heed to it. */
export interface TrueResponse {
  readonly group: GroupId;
  readonly wave: WaveId;
  /** What happened in this sample: invited, asked again, answered. */
  readonly invited: number;
  readonly again: number;
  readonly answered: number;
  /** Mean chance to answer when invited for the first time, over everybody. */
  readonly rate: number;
  /** 1 − 2 · standard deviation of that chance. */
  readonly rIndicator: number;
  readonly rates: readonly {
    readonly trait: string;
    readonly category: string;
    readonly rate: number | null;
  }[];
  /** By how much the mean of those who answer is expected to miss the truth, if everybody were invited once. */
  readonly biases: readonly { readonly measure: string; readonly value: number }[];
}

export function trueResponses(world: World, scores: ScoresOf): readonly TrueResponse[] {
  return world.surveys.map((survey) => responseTo(world, survey, scores));
}

/** source of the R-indicator: Schouten, Cobben & Bethlehem (2009), Survey Methodology 35 */
function responseTo(world: World, { group, wave, again, answered }: Survey, scores: ScoresOf): TrueResponse {
  const people = world.people[group];
  const rows = people.present[wave];
  const chances = responseChances(people, wave, {
    rate: responseRates[group][wave],
    notAtRandom: world.notAtRandom ?? false,
  });
  const rate = meanOfAll(chances);
  const spread = Math.sqrt(meanOfAll(chances.map((chance) => (chance - rate) ** 2)));
  return {
    ...{ group, wave, invited: again.length, again: ones(again), answered: ones(answered) },
    ...{ rate, rIndicator: 1 - 2 * spread },
    rates: traitIds.flatMap((trait) => {
      const { categories } = traits[trait];
      const means = meansBy(chances, classesOf(people.traits[wave][trait], rows), categories.length);
      return categories.map(({ id }, i) => ({ trait, category: id, rate: means[i]?.value ?? null }));
    }),
    biases: mainMeasures.map(({ id: measure }) => {
      const column = scores(group, wave).get(measure) as Float64Array;
      const expected = meanOfAll(column.map((score, i) => score * at(chances, i))) / rate;
      return { measure, value: expected - meanOfAll(column) };
    }),
  };
}

function ones(flags: Uint8Array): number {
  return flags.reduce((sum, flag) => sum + flag, 0);
}
