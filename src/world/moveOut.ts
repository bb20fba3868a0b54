import { at } from "../maths/at.js";
import { dice } from "./dice.js";
import { dimensionIds, type People } from "./world.js";

/**
 * Who leaves between the waves: the young, the better educated and those who are less content with their area leave
 * more often.
 *
 * in      the people, of whom those of 2018 are the first rows, area by area; how many leave each area
 * out     1 for those who leave, by row
 * source  drawing with unequal chances by exponential keys (Efraimidis & Spirakis 2006)
 */
export function moveOut(seed: number, people: People, leaving: readonly number[]): Uint8Array {
  const { age, education, tenure } = people.traits[2018];
  const content = people.leanings[dimensionIds.indexOf("satisfaction")] as Float64Array;
  const random = dice(seed, "areas/leaving");
  const left = new Uint8Array(people.count);
  const rows = people.present[2018];
  let from = 0;
  for (const [area, count] of leaving.entries()) {
    let to = from;
    while (to < rows.length && people.stratum[to] === area) to++;
    const keys = new Float64Array(to - from);
    for (let row = from; row < to; row++) {
      const eagerness =
        at(byAge, at(age, row)) +
        at(byEducation, at(education, row)) +
        at(byTenure, at(tenure, row)) -
        0.12 * at(content, row);
      // Rows make keys differ where two draws are alike.
      keys[row - from] = -Math.log(1 - random.unit()) * Math.exp(-eagerness) + row * 1e-12;
    }
    const last = count === 0 ? -1 : at(keys.toSorted(), count - 1);
    for (let row = from; row < to; row++) left[row] = at(keys, row - from) <= last ? 1 : 0;
    from = to;
  }
  return left;
}

/** On the logarithm of the chance. */
const byAge = [0.6, 0.2, -0.2, -0.4, 0.1];
const byEducation = [-0.1, 0.1, 0, 0.3];
const byTenure = [0.4, 0, -0.4];
