import { makeStandings } from "./areaStandings.js";
import type { Plan } from "./plans.js";
import { indicators, questionnaire } from "./questionnaire.js";
import { fill, shiftTo } from "./shiftTo.js";
import { shown } from "./shown.js";
import { type Place, places, targetOf } from "./targets.js";
import { type Answers, dimensionIds, type GroupId, type People } from "./world.js";

/**
 * What everybody would answer. A person's place in a dimension is the sum of what the area, the traits, the person and
 * the day add; a question shows that place with noise of its own; the answer is what is shown, rounded to the scale.
 * Each group and wave is moved up or down, dimension by dimension, until its figures are the planted ones.
 */
export function makeAnswers(
  seed: number,
  people: Readonly<Record<GroupId, People>>,
  plans: readonly Plan[],
): Readonly<Record<GroupId, Answers>> {
  const standings = makeStandings(seed, plans);
  const answers = {
    areas: unanswered(people.areas),
    sector: unanswered(people.sector),
    population: unanswered(people.population),
  };
  const means = new Map<string, number>();
  for (const place of places) {
    const { group, wave } = place;
    const d = dimensionIds.indexOf(place.dimension);
    const questions = questionnaire[d]?.items ?? [];
    const columns = shown(seed, place, people[group], group === "areas" ? standings[wave][d] : undefined);
    const target = targetOf(place, (other) => meanOf(means, other));
    const { shift, mean } = shiftTo(questions, columns, { target, indicator: indicatorOf(place) });
    means.set(nameOf(place), mean);
    for (const [i, question] of questions.entries()) {
      const write = {
        rows: people[group].present[wave],
        column: answers[group][wave][4 * d + i] as Uint8Array,
      };
      fill(question, i, columns[i] as Int32Array, shift, write);
    }
  }
  return answers;
}

function unanswered({ count }: People): Answers {
  const columns = () => questionnaire.flatMap(({ items }) => items.map(() => new Uint8Array(count)));
  return { 2018: columns(), 2021: columns() };
}

function nameOf({ dimension, group, wave }: Place): string {
  return `${dimension} ${group} ${wave}`;
}

function meanOf(means: ReadonlyMap<string, number>, place: Place): number {
  const mean = means.get(nameOf(place));
  if (mean === undefined) throw new Error(`${nameOf(place)} is not solved yet`);
  return mean;
}

/** The question of the dimension that has an indicator, and the step that counts. */
function indicatorOf({ dimension }: Place): { readonly question: number; readonly step: number } | undefined {
  const questions = questionnaire.find(({ id }) => id === dimension)?.items ?? [];
  for (const { item, orAbove } of indicators) {
    const question = questions.findIndex(({ id }) => id === item);
    if (question >= 0) return { question, step: orAbove - (questions[question]?.scale.from ?? 0) };
  }
  return undefined;
}
