import { at } from "../maths/at.js";
import { dice } from "./dice.js";
import { invite } from "./invite.js";
import { items, questionnaire } from "./questionnaire.js";
import { againRate, responseChances, responseRates } from "./responding.js";
import { salts } from "./salts.js";
import type { Scale } from "./scale.js";
import type { People, Survey, WaveId, WorldOptions } from "./world.js";

/**
 * Draws a sample of a group in a wave, and who of it answers.
 *
 * in      for the areas of 2021, the survey of 2018: who answered then is asked again
 */
export function makeSurvey(
  { seed, notAtRandom = false }: WorldOptions,
  people: People,
  wave: WaveId,
  { scale, before }: { readonly scale: Scale; readonly before: Survey | null },
): Survey {
  const { group } = people;
  const again = before === null ? null : answeredBefore(people, before);
  const invited = invite(seed, people, wave, { scale, again });
  const { rows } = invited;
  const fresh = chancesByRow(
    people,
    wave,
    responseChances(people, wave, { rate: responseRates[group][wave], notAtRandom }),
  );
  const repeated =
    again && chancesByRow(people, wave, responseChances(people, wave, { rate: againRate, notAtRandom }));
  const on = (what: string) => dice(seed, `${group}/${wave}/${what}/${salts[group][wave]}`).unit;
  const [answers, english, skips] = [on("answered"), on("english"), on("skipped")];
  const survey = {
    ...{ group, wave, ...invited },
    again: Uint8Array.from(rows, (row) => again?.[row] ?? 0),
    answered: new Uint8Array(rows.length),
    english: new Uint8Array(rows.length),
    skipped: new Uint32Array(rows.length),
  };
  for (const [i, row] of rows.entries()) {
    const chance = repeated && again?.[row] === 1 ? at(repeated, row) : at(fresh, row);
    if (answers() >= chance) continue;
    survey.answered[i] = 1;
    survey.english[i] = english() < at(inEnglish, at(people.traits[wave].origin, row)) ? 1 : 0;
    for (let item = 0; item < items.length; item++) {
      if (skips() < at(skipRates, item)) survey.skipped[i] = at(survey.skipped, i) | (1 << item);
    }
  }
  return survey;
}

/** Share who answer in English, by origin. */
const inEnglish = [0.005, 0.4, 0.2, 0.3];
const skipRates = questionnaire.flatMap(({ items, skipped }) => items.map(() => skipped));

function answeredBefore(people: People, { rows, answered }: Survey): Uint8Array {
  const yes = new Uint8Array(people.count);
  for (const [i, row] of rows.entries()) yes[row] = at(answered, i);
  return yes;
}

function chancesByRow(people: People, wave: WaveId, chances: Float64Array): Float64Array {
  const byRow = new Float64Array(people.count);
  for (const [i, row] of people.present[wave].entries()) byRow[row] = at(chances, i);
  return byRow;
}
