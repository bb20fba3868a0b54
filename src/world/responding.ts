import { root } from "../maths/root.js";
import { type TraitId, traitIds } from "./background.js";
import { dimensionIds, type GroupId, type People, type WaveId } from "./world.js";

/** Share of those invited who answer, by group, in 2018 and 2021. Of 38.4 per cent in the areas in 2018 we know. */
export const responseRates: Readonly<Record<GroupId, Readonly<Record<WaveId, number>>>> = {
  areas: { 2018: 0.384, 2021: 0.31 },
  sector: { 2018: 0.41, 2021: 0.39 },
  population: { 2018: 0.46, 2021: 0.44 },
};

/** Share of those who answered in 2018 and still live there who answer again. */
export const againRate = 0.56;

/** What each category adds to the logit of answering. */
export const responseEffects: Readonly<Record<TraitId, readonly number[]>> = {
  age: [-0.25, -0.1, 0, 0.2, 0.05],
  sex: [0, 0.12],
  origin: [0, -0.2, -0.3, -0.25],
  household: [0, -0.1, 0.05, 0.05, -0.1],
  education: [-0.2, 0.05, 0, 0.25],
  income: [-0.05, 0, 0, 0, 0.05],
  tenure: [0, 0, 0],
};

/** What a standard deviation of leaning to satisfaction adds, where people do not answer at random. */
const contentEffect = 0.4;

/**
 * The chance that each person who lives there answers when invited.
 *
 * in      the share who answer on average, over everyone in the group and wave
 * out     a chance by place in `people.present[wave]`
 */
export function responseChances(
  people: People,
  wave: WaveId,
  { rate, notAtRandom }: { readonly rate: number; readonly notAtRandom: boolean },
): Float64Array {
  const rows = people.present[wave];
  const logits = new Float64Array(rows.length);
  const add = (what: (row: number) => number) => {
    for (let i = 0; i < rows.length; i++) logits[i] = (logits[i] as number) + what(rows[i] as number);
  };
  for (const trait of traitIds) {
    const [categories, effects] = [people.traits[wave][trait], responseEffects[trait]];
    add((row) => effects[categories[row] as number] as number);
  }
  if (notAtRandom) {
    const content = people.leanings[dimensionIds.indexOf("satisfaction")] as Float64Array;
    add((row) => contentEffect * (content[row] as number));
  }
  const solved = root((start) => meanChance(logits, start) - rate, {
    low: -1,
    high: 1,
    within: [-9, 9],
    tolerance: 1e-5,
  });
  if (solved.kind !== "found") throw new Error("no start gives the response rate");
  for (let i = 0; i < logits.length; i++) logits[i] = chance((logits[i] as number) + solved.x);
  return logits;
}

function meanChance(logits: Float64Array, start: number): number {
  let sum = 0;
  for (let i = 0; i < logits.length; i++) sum += chance((logits[i] as number) + start);
  return sum / logits.length;
}

function chance(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}
