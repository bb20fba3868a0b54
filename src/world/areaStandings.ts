import { at } from "../maths/at.js";
import { stream } from "../maths/random.js";
import { areaEffects } from "./effects.js";
import { type Plan, standardised } from "./plans.js";
import type { WaveId } from "./world.js";

/** What each area has beyond the people in it, by wave, dimension and area; mean 0 in every wave and dimension. */
export function makeStandings(
  seed: number,
  plans: readonly Plan[],
): Readonly<Record<WaveId, readonly (readonly number[])[]>> {
  const draw = (what: string) => {
    const random = stream(seed, `areas/standing/${what}`);
    return standardised(plans.map(() => random.normal()));
  };
  const { common, spread, change, hardship } = areaEffects;
  const chance = draw("common");
  const shared = standardised(plans.map((plan, i) => mixed(hardship, plan.hardship, at(chance, i))));
  const first = common.map((loading, dimension) => {
    const own = draw(`${dimension}`);
    return standardised(plans.map((_, i) => mixed(loading, at(shared, i), at(own, i)))).map(
      (x) => spread * x,
    );
  });
  const second = first.map((standings, dimension) => {
    const moved = draw(`${dimension}/2021`);
    return standings.map((x, i) => x + change * at(moved, i));
  });
  return { 2018: first, 2021: second };
}

/** A number of variance 1 that correlates with the first of two such. */
function mixed(correlation: number, a: number, b: number): number {
  return correlation * a + Math.sqrt(1 - correlation ** 2) * b;
}
