import { at } from "../maths/at.js";
import { dice } from "./dice.js";
import { countYears, drawPeople } from "./drawPeople.js";
import { inMoversOf, residentsOf } from "./mixes.js";
import { moveOut } from "./moveOut.js";
import type { Plan } from "./plans.js";
import type { People } from "./world.js";

/**
 * Adults who live in the plan areas in 2018, in 2021 or both. For each who moves out another moves in, so an area has
 * as many adults in 2021 as in 2018. Those of 2018 are the first rows, area by area; those who move in follow.
 */
export function makeResidents(seed: number, plans: readonly Plan[]): People {
  const leaving = plans.map(({ adults, turnover }) => Math.round(adults * turnover));
  const here = drawPeople(seed, "areas", [
    ...plans.map((plan, stratum) => {
      return { wave: 2018, stratum, count: plan.adults, mix: residentsOf(plan), newcomers: false } as const;
    }),
    ...plans.map((plan, stratum) => {
      return {
        wave: 2021,
        stratum,
        count: at(leaving, stratum),
        mix: inMoversOf(plan),
        newcomers: true,
      } as const;
    }),
  ]);
  const section = dice(seed, "areas/section");
  for (let row = 0; row < here.count; row++) {
    const plan = plans[at(here.stratum, row)] as Plan;
    here.municipality[row] = plan.municipality;
    here.section[row] = 1 + Math.floor(section.unit() * plan.sections);
  }
  const left = moveOut(seed, here, leaving);
  const stayed = here.present[2018].filter((row) => left[row] === 0);
  const now = new Int32Array(stayed.length + here.present[2021].length);
  now.set(stayed);
  for (const row of stayed) here.stays[row] = 1;
  now.set(here.present[2021], stayed.length);
  const people = { ...here, present: { 2018: here.present[2018], 2021: now } };
  countYears(people, 2021);
  return people;
}
