import { ageGroup, ageSpans, tenureGroup } from "./background.js";
import { dice, pick } from "./dice.js";
import { makeLeanings } from "./leanings.js";
import { households, type Mix, tenures } from "./mixes.js";
import type { GroupId, People, WaveId } from "./world.js";

/** People of one kind, met in one wave. */
export interface Block {
  readonly wave: WaveId;
  readonly stratum: number;
  readonly count: number;
  readonly mix: Mix;
  /** True for those who have moved in since the wave before. */
  readonly newcomers: boolean;
}

/** People of several blocks, one block after the other. Each trait has dice of its own. */
export function drawPeople(seed: number, group: GroupId, blocks: readonly Block[]): People {
  const count = blocks.reduce((sum, block) => sum + block.count, 0);
  const people = emptyPeople(seed, group, count, blocks);
  const { sex, origin, household, education, income } = people.traits[2018];
  const on = (trait: string) => dice(seed, `${group}/${trait}`).unit;
  const ageDice = on("age");
  const yearDice = on("year");
  const sexDice = on("sex");
  const originDice = on("origin");
  const householdDice = on("household");
  const educationDice = on("education");
  const incomeDice = on("income");
  const tenureDice = on("tenure");
  const sinceDice = on("since");
  let row = 0;
  for (const { wave, stratum, count, mix, newcomers } of blocks) {
    for (const end = row + count; row < end; row++) {
      const age = pick(mix.age, ageDice());
      const [youngest, oldest] = ageSpans[age] as readonly [number, number];
      const from = pick(mix.origin, originDice());
      const school = pick(mix.education[age]?.[from] as Float64Array, educationDice());
      const tenure = newcomers ? 0 : pick(tenures[age] as Float64Array, tenureDice());
      people.stratum[row] = stratum;
      people.newcomer[row] = newcomers ? 1 : 0;
      people.born[row] = wave - youngest - Math.floor(yearDice() * (oldest - youngest + 1));
      people.movedIn[row] = wave - yearsAgo(tenure, sinceDice());
      sex[row] = sexDice() < 0.51 ? 1 : 0;
      origin[row] = from;
      household[row] = pick(households[age] as Float64Array, householdDice());
      education[row] = school;
      income[row] = pick(mix.income[age]?.[school] as Float64Array, incomeDice());
    }
  }
  for (const wave of [2018, 2021] as const) countYears(people, wave);
  return people;
}

/** Fills in what the wave makes of the years of birth and of moving in, for those who live there. */
export function countYears(people: People, wave: WaveId): void {
  const { age, tenure } = people.traits[wave];
  for (const row of people.present[wave]) {
    age[row] = ageGroup(wave - (people.born[row] as number));
    tenure[row] = tenureGroup(wave - (people.movedIn[row] as number));
  }
}

function emptyPeople(seed: number, group: GroupId, count: number, blocks: readonly Block[]): People {
  const bytes = () => new Uint8Array(count);
  const lasting = { sex: bytes(), origin: bytes(), household: bytes(), education: bytes(), income: bytes() };
  return {
    group,
    count,
    strata: 1 + Math.max(...blocks.map(({ stratum }) => stratum)),
    stratum: new Uint16Array(count),
    municipality: bytes(),
    section: bytes(),
    born: new Uint16Array(count),
    movedIn: new Uint16Array(count),
    newcomer: bytes(),
    stays: bytes(),
    traits: {
      2018: { ...lasting, age: bytes(), tenure: bytes() },
      2021: { ...lasting, age: bytes(), tenure: bytes() },
    },
    present: { 2018: rowsOf(2018, blocks), 2021: rowsOf(2021, blocks) },
    leanings: makeLeanings(seed, group, count),
  };
}

function rowsOf(wave: WaveId, blocks: readonly Block[]): Int32Array {
  const here = blocks.filter((block) => block.wave === wave);
  const rows = new Int32Array(here.reduce((sum, { count }) => sum + count, 0));
  let [row, place] = [0, 0];
  for (const block of blocks) {
    for (const end = row + block.count; row < end; row++) if (block.wave === wave) rows[place++] = row;
  }
  return rows;
}

function yearsAgo(tenure: number, unit: number): number {
  const [least, span] = tenure === 0 ? [0, 3] : tenure === 1 ? [3, 7] : [10, 15];
  return least + Math.floor(unit * span);
}
