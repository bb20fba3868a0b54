import type { World } from "../world.js";
import type { ScoresOf } from "./levels.js";
import { classesOf, type Mean, meansBy } from "./meansBy.js";
import { mainMeasures } from "./measures.js";

/**
 * The change in the areas, by who lives there. As many move in as move out, so with s the share who stay
 *
 *     change = s · (stayers 2021 − stayers 2018) + (1 − s) · (in-movers 2021 − out-movers 2018)
 *            =            samePeople             +                 otherPeople
 */
export interface TrueMoving {
  readonly measure: string;
  readonly stayers: { readonly people: number; readonly 2018: number | null; readonly 2021: number | null };
  readonly inMovers: Mean;
  readonly outMovers: Mean;
  readonly change: number;
  readonly samePeople: number;
  readonly otherPeople: number;
}

export function trueMoving(world: World, scores: ScoresOf): readonly TrueMoving[] {
  const { present, newcomer, stays: stayers } = world.people.areas;
  const [stays, moved] = [classesOf(stayers, present[2018]), classesOf(newcomer, present[2021])];
  return mainMeasures.map(({ id: measure }) => {
    const before = scores("areas", 2018).get(measure) as Float64Array;
    const after = scores("areas", 2021).get(measure) as Float64Array;
    const [outMovers, stayed] = meansBy(before, stays, 2) as [Mean, Mean];
    const [stay, inMovers] = meansBy(after, moved, 2) as [Mean, Mean];
    const share = stay.people / after.length;
    const samePeople = share * ((stay.value ?? 0) - (stayed.value ?? 0));
    const otherPeople = (1 - share) * ((inMovers.value ?? 0) - (outMovers.value ?? 0));
    return {
      measure,
      stayers: { people: stay.people, 2018: stayed.value, 2021: stay.value },
      ...{ inMovers, outMovers, samePeople, otherPeople, change: samePeople + otherPeople },
    };
  });
}
