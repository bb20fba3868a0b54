import { at } from "../../maths/at.js";
import { entry } from "../../maths/matrix.js";
import type { ChanceFigure, NoChance } from "../../vocabulary/chances.js";
import { covarianceOf, figureOf } from "./figureOf.js";
import { arriving, type MobilityTable } from "./mobilityTable.js";
import { isSmooth, type Measure, made, minus, plus, scaled, size } from "./smooth.js";

/** How far apart two origins' destinations lie. */
export type Dissimilarity =
  | (ChanceFigure & {
      /** What the index would be on average for origins with the same chances, by chance alone. */
      readonly byChance: number;
    })
  | NoChance;

/**
 * The share of one origin's people who would have to arrive elsewhere for both to arrive alike.
 *
 *     ½ Σ |share of one − share of the other|
 *
 * Chance only adds to it: two small groups with the same chances are never found equal. `byChance` says by how much,
 * and the standard error, which takes the index to be a smooth function, is too small where the index is not well
 * above that.
 *
 * out     the index, 0 to 1, and its mean under equal chances, ½ Σ √(2·variance of the difference/π)
 * source  Duncan & Duncan (1955), ASR 20, 210–217; Allen, Burgess, Davidson & Windmeijer (2015), Econometrics Journal
 *         18, 40–66
 */
export function dissimilarity(table: MobilityTable, origins: readonly [string, string]): Dissimilarity {
  const gaps = gapsBetween(table, origins);
  const found = figureOf(table.sums, dissimilarityIndex(table, origins));
  if (found.kind !== "figure") return found;
  const smooth = gaps.filter(isSmooth);
  const covariance = covarianceOf(table.sums, smooth);
  const mean = smooth.map((_, j) => Math.sqrt((2 * Math.max(0, entry(covariance, j, j))) / Math.PI) / 2);
  return { ...found, byChance: mean.reduce((sum, _, j) => sum + at(mean, j), 0) };
}

/** The index as a measure, for changes of it. */
export function dissimilarityIndex(table: MobilityTable, origins: readonly [string, string]): Measure {
  return made(gapsBetween(table, origins), (...gaps) => scaled(plus(...gaps.map(size)), 0.5));
}

function gapsBetween(table: MobilityTable, [one, other]: readonly [string, string]): readonly Measure[] {
  return table.destinations.map((destination) =>
    made([arriving(table, one, [destination]), arriving(table, other, [destination])], minus),
  );
}
