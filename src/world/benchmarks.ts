import { at } from "../maths/at.js";
import { apportion } from "./apportion.js";
import { municipalities } from "./country.js";
import { chances, dice, pick } from "./dice.js";
import { drawPeople } from "./drawPeople.js";
import { populationMix, sectorMix } from "./mixes.js";
import { type People, waveIds } from "./world.js";

/**
 * Adults of the rest of the social-housing sector, or of the whole country, in five municipality groups. Those of 2021
 * are other people than those of 2018: of millions hardly anyone is drawn twice.
 */
export function makeBenchmark(seed: number, group: "sector" | "population", adults: number): People {
  const mix = group === "sector" ? sectorMix() : populationMix();
  const counts = apportion(adults, groupShares);
  const people = drawPeople(
    seed,
    group,
    waveIds.flatMap((wave) =>
      counts.map((count, stratum) => ({ wave, stratum, count, mix, newcomers: false })),
    ),
  );
  const home = dice(seed, `${group}/municipality`);
  for (let row = 0; row < people.count; row++) {
    const { places, cumulative } = towns[at(people.stratum, row)] as Towns;
    people.municipality[row] = at(places, pick(cumulative, home.unit()));
  }
  return people;
}

/** The municipality groups' shares of the adults: rough, for the look of it. */
const groupShares: readonly number[] = [0.27, 0.14, 0.23, 0.2, 0.16];

interface Towns {
  readonly places: readonly number[];
  readonly cumulative: Float64Array;
}

/** The municipalities of each group; a few large cities and small islands weigh more or less than one. */
const towns: readonly Towns[] = groupShares.map((_, group) => {
  const weights = new Map<number, number>([
    ...([
      [101, 10],
      [751, 3],
      [461, 2],
      [851, 2],
    ] as const),
    ...([
      [482, 0.4],
      [492, 0.2],
      [563, 0.1],
      [741, 0.1],
      [825, 0.1],
    ] as const),
  ]);
  const places = municipalities.flatMap((one, i) => (one.group === group ? [i] : []));
  return { places, cumulative: chances(places.map((i) => weights.get(municipalities[i]?.code ?? 0) ?? 1)) };
});
