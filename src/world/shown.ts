import { at } from "../maths/at.js";
import { traitIds } from "./background.js";
import { dice } from "./dice.js";
import { newcomerEffects, steadiness, traitEffects } from "./effects.js";
import { loadings } from "./questionnaire.js";
import { bin } from "./shiftTo.js";
import type { Place } from "./targets.js";
import { dimensionIds, type People } from "./world.js";

/**
 * What the four questions of a dimension show of each person who lives there in the wave, before the group is moved to
 * its planted figures.
 *
 * in      the area's standing by stratum, none outside the areas
 * out     a column per question, of the bins that `shiftTo` and `fill` count in
 */
export function shown(
  seed: number,
  { dimension, group, wave }: Place,
  people: People,
  standings: readonly number[] | undefined,
): readonly Int32Array[] {
  const places = placesIn(seed, { dimension, group, wave }, people, standings);
  return loadings.map((loading, question) => {
    const { normal } = dice(seed, `${group}/${wave}/${dimension}/${question}`);
    const noise = Math.sqrt(1 - loading ** 2);
    const column = new Int32Array(places.length);
    for (let i = 0; i < column.length; i++)
      column[i] = bin(loading * (places[i] as number) + noise * normal());
    return column;
  });
}

/** Where each person is in the dimension: area, traits, what stays with the person, and the day. */
function placesIn(
  seed: number,
  { dimension, group, wave }: Place,
  people: People,
  standings: readonly number[] | undefined,
): Float64Array {
  const d = dimensionIds.indexOf(dimension);
  const rows = people.present[wave];
  const { normal } = dice(seed, `${group}/${wave}/${dimension}/day`);
  const leaning = people.leanings[d] as Float64Array;
  const [stays, day] = [Math.sqrt(steadiness), Math.sqrt(1 - steadiness)];
  const places = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    places[i] = stays * (leaning[rows[i] as number] as number) + day * normal();
  }
  const add = (categories: Uint8Array | Uint16Array, effects: Float64Array) => {
    for (let i = 0; i < rows.length; i++) {
      places[i] = (places[i] as number) + (effects[categories[rows[i] as number] as number] as number);
    }
  };
  for (const trait of traitIds) {
    add(
      people.traits[wave][trait],
      Float64Array.from(traitEffects[trait], (byDimension) => at(byDimension, d)),
    );
  }
  if (standings) add(people.stratum, Float64Array.from(standings));
  if (group === "areas" && wave === 2021) add(people.newcomer, Float64Array.of(0, at(newcomerEffects, d)));
  return places;
}
