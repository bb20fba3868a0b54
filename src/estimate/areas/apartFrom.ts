import { at } from "../../maths/at.js";
import { dot, entry, type Matrix, matrix, multiplyVector } from "../../maths/matrix.js";
import { studentTwoSided } from "../../maths/student.js";
import { type Combination, contrast } from "../contrasts/contrast.js";
import { adjustP } from "../multiplicity/adjustP.js";

/** Where an area stands: a verdict only where the data carry one. */
export type Standing = "above" | "below" | "cannot be told apart";

export interface Apart {
  /** The mean that areas are held against. */
  readonly mean: Combination;
  readonly areas: readonly AreaStanding[];
  /** Pairs of areas (by index) that can be told apart; all others cannot. */
  readonly pairs: readonly { readonly above: number; readonly below: number; readonly p: number }[];
}

export interface AreaStanding {
  readonly standing: Standing;
  /** The area less the mean. */
  readonly difference: number;
  readonly se: number;
  /** Adjusted by Holm over the areas. */
  readonly p: number;
  /** First and last place (1: highest) that the pairs that can be told apart leave it, for all areas at once. */
  readonly places: readonly [first: number, last: number];
}

/**
 * Which areas lie above or below the mean of all areas, and which pairs can be told apart. It makes no ranking: most
 * areas of a survey cannot be told from one another, and an order of them is an order of luck.
 *
 * The mean holds a part of each area, so it moves with it; that covariance is counted in.
 *
 * in      the areas' values and the covariance of their errors (`fayHerriot`'s `errors`, or a design covariance);
 *         degrees of freedom; what each area weighs in the mean (residents; equally if left out); confidence
 * out     the chance that any verdict on an area is wrong is at most 1 − confidence, and likewise for the pairs. A
 *         difference without variance is never told apart.
 * source  Holm (1979), Scandinavian Journal of Statistics 6, 65–70; places: Mogstad, Romano, Shaikh & Wilhelm (2024),
 *         Review of Economic Studies 91, 476–518, with Holm's in place of their bootstrap's critical values
 */
export function apartFrom(
  of: { readonly values: ArrayLike<number>; readonly covariance: Matrix; readonly df?: number },
  { weights, confidence = 0.95 }: { readonly weights?: ArrayLike<number>; readonly confidence?: number } = {},
): Apart {
  const size = of.values.length;
  const { values, covariance } = withMean(of, partsOf(size, weights));
  const less = (i: number, j: number) =>
    contrast(
      values,
      covariance.data,
      new Map([
        [i, 1],
        [j, -1],
      ]),
    );
  const pOf = (combination: Combination) => twoSided(combination, of.df ?? Number.POSITIVE_INFINITY);
  const all = Array.from({ length: size }, (_, i) => i);
  const differences = all.map((i) => less(i, size));
  const adjusted = adjustP(differences.map(pOf), "holm");
  const couples = all.flatMap((i) => all.slice(i + 1).map((j) => [i, j] as const));
  const couplePs = adjustP(
    couples.map(([i, j]) => pOf(less(i, j))),
    "holm",
  );
  const pairs = couples.flatMap(([i, j], k) => {
    const p = at(couplePs, k);
    if (!(p < 1 - confidence)) return [];
    return at(of.values, i) > at(of.values, j) ? [{ above: i, below: j, p }] : [{ above: j, below: i, p }];
  });
  const areas = differences.map(({ value, variance }, i): AreaStanding => {
    const p = at(adjusted, i);
    const apart = p < 1 - confidence;
    return {
      standing: apart ? (value > 0 ? "above" : "below") : "cannot be told apart",
      difference: value,
      se: Math.sqrt(variance),
      p,
      places: [
        1 + pairs.filter(({ below }) => below === i).length,
        size - pairs.filter(({ above }) => above === i).length,
      ],
    };
  });
  const mean = contrast(values, covariance.data, new Map([[size, 1]]));
  return { mean, areas, pairs };
}

/** The areas and, last, their mean, with the covariance of all. */
function withMean(
  of: { readonly values: ArrayLike<number>; readonly covariance: Matrix },
  parts: readonly number[],
) {
  const size = parts.length;
  const shared = multiplyVector(of.covariance, parts);
  return {
    values: [...Array.from(of.values), dot(parts, of.values)],
    covariance: matrix(size + 1, size + 1, (i, j) => {
      if (i < size && j < size) return entry(of.covariance, i, j);
      return i === j ? dot(parts, shared) : at(shared, Math.min(i, j));
    }),
  };
}

/** Each area's part of the mean; they add up to 1. */
function partsOf(size: number, weights?: ArrayLike<number>): readonly number[] {
  const given = Array.from({ length: size }, (_, i) => (weights ? at(weights, i) : 1));
  const total = given.reduce((sum, weight) => sum + weight, 0);
  if (!(total > 0) || given.some((weight) => weight < 0))
    throw new Error("apartFrom: weights below 0, or all 0");
  return given.map((weight) => weight / total);
}

function twoSided({ value, variance }: Combination, df: number): number {
  return variance > 0 ? studentTwoSided(value / Math.sqrt(variance), df) : 1;
}
