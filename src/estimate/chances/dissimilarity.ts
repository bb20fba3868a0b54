import { entry } from "../../maths/matrix.js";
import type { Smooth } from "../contrasts/deltaMethod.js";
import { covarianceOf } from "./figureOf.js";
import { fromOrigin, type MobilityTable } from "./mobilityTable.js";
import { constant, type Measure, minus, none, over, plus, scaled, size, times } from "./smooth.js";

/**
 * How far apart the destinations of two or more origins lie: the part of the people who would have to arrive elsewhere
 * for all to arrive alike, of those who would have to if no two origins met anywhere.
 *
 *     Σ_m π_m Σ_j |a_mj − a_j| / 2Σ_m π_m(1 − π_m)
 *
 * π_m is the origin's part of these people, a_mj the share of them who arrive in j, a_j that of all. For two origins it is
 * ½ Σ |a_1j − a_2j|. Chance only adds to it: `dissimilarityByChance` says how much, and the standard error, which takes
 * the index to be a smooth function, is too small where the index is not well above that.
 *
 * out     the index, 0 to 1
 * returns `not-estimable` ("no-answers") for an origin without people
 * source  Duncan & Duncan (1955), ASR 20, 210–217; for several origins Morgan (1975) and Sakoda (1981), Demography 18,
 *         245–250, as in Reardon & Firebaugh (2002), Sociological Methodology 32, 33–67
 */
export function dissimilarity(table: MobilityTable, origins: readonly string[]): Measure {
  const empty = origins.find((origin) => !(fromOrigin(table, origin).value > 0));
  if (empty !== undefined) return none("no-answers", `nobody comes from ${empty}`);
  const parts = partsOf(table, origins);
  const apart = gapsOf(table, origins, parts).map(({ part, gap }) => times(part, size(gap)));
  return over(plus(...apart), scaled(unmixed(parts), 2));
}

/**
 * What the index would be on average for origins with the same chances, by chance alone: each gap's size is √(2/π)
 * times its standard error.
 *
 * in      origins that all have people
 * source  Allen, Burgess, Davidson & Windmeijer (2015), Econometrics Journal 18, 40–66
 */
export function dissimilarityByChance(table: MobilityTable, origins: readonly string[]): number {
  const parts = partsOf(table, origins).map(({ value }) => constant(value));
  const gaps = gapsOf(table, origins, parts);
  const covariance = covarianceOf(
    table.sums,
    gaps.map(({ gap }) => gap),
  );
  const apart = gaps.map(
    ({ part }, c) => part.value * Math.sqrt((2 * Math.max(0, entry(covariance, c, c))) / Math.PI),
  );
  return apart.reduce((sum, one) => sum + one, 0) / (2 * unmixed(parts).value);
}

/** Each origin's part of the people of all of them. */
function partsOf(table: MobilityTable, origins: readonly string[]): readonly Smooth[] {
  const people = origins.map((origin) => fromOrigin(table, origin));
  const all = plus(...people);
  return people.map((own) => over(own, all));
}

/** The chance that two people come from different origins. */
function unmixed(parts: readonly Smooth[]): Smooth {
  return plus(...parts.map((part) => minus(part, times(part, part))));
}

/** By destination and origin: the share of the origin that arrives there, less that of all. */
function gapsOf(table: MobilityTable, origins: readonly string[], parts: readonly Smooth[]) {
  return table.destinations.flatMap((destination) => {
    const rows = origins.map((origin, m) => ({
      part: parts[m] ?? constant(0),
      share: over(table.weight(origin, destination), fromOrigin(table, origin)),
    }));
    const mean = plus(...rows.map(({ part, share }) => times(part, share)));
    return rows.map(({ part, share }) => ({ part, gap: minus(share, mean) }));
  });
}
