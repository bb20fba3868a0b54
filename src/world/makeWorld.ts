import { makeAnswers } from "./answers.js";
import { makeBenchmark } from "./benchmarks.js";
import { makePlans } from "./plans.js";
import { makeResidents } from "./residents.js";
import { scaleOf } from "./scale.js";
import { makeSurvey } from "./survey.js";
import type { World, WorldOptions } from "./world.js";

/**
 * A made-up Denmark with planted truth: people in 66 plan areas, in the rest of the social-housing sector and in the
 * country, what each would answer in 2018 and 2021, and who was invited and answered.
 *
 * in      a seed, a whole number; a size from 0.01 to 1
 * out     the same world for the same options; every source of chance is a stream of its own
 * throws  Error for a size outside 0.01–1
 */
export function makeWorld(options: WorldOptions): World {
  const { seed, size } = options;
  if (!(size >= 0.01 && size <= 1)) throw new Error(`makeWorld: the size is from 0.01 to 1, not ${size}`);
  const scale = scaleOf(size);
  const plans = makePlans(seed, scale);
  const people = {
    areas: makeResidents(seed, plans),
    sector: makeBenchmark(seed, "sector", scale.sector.adults),
    population: makeBenchmark(seed, "population", scale.population.adults),
  };
  const first = makeSurvey(options, people.areas, 2018, { scale, before: null });
  return {
    ...options,
    plans,
    people,
    answers: makeAnswers(seed, people, plans),
    surveys: [
      first,
      makeSurvey(options, people.areas, 2021, { scale, before: first }),
      ...[people.sector, people.population].flatMap((group) => [
        makeSurvey(options, group, 2018, { scale, before: null }),
        makeSurvey(options, group, 2021, { scale, before: null }),
      ]),
    ],
  };
}
