import { dice } from "./dice.js";
import type { GroupId } from "./world.js";

/** How much of each dimension's leaning is common to all six; products of two are their correlation, 0.33–0.53. */
export const common: readonly number[] = [0.65, 0.7, 0.7, 0.55, 0.75, 0.6];

/** What stays with each person, by dimension: one factor common to all, and one of its own for each. */
export function makeLeanings(seed: number, group: GroupId, count: number): readonly Float64Array[] {
  const factor = new Float64Array(count);
  const { normal } = dice(seed, `${group}/leaning`);
  for (let row = 0; row < count; row++) factor[row] = normal();
  return common.map((loading, dimension) => {
    const { normal } = dice(seed, `${group}/leaning/${dimension}`);
    const own = Math.sqrt(1 - loading ** 2);
    const leaning = new Float64Array(count);
    for (let row = 0; row < count; row++) leaning[row] = loading * (factor[row] as number) + own * normal();
    return leaning;
  });
}
