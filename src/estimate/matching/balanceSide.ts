import { at } from "../../maths/at.js";
import type { Match } from "./matching.js";

/** Balance of one trait under one set of weights. Differences are in standard deviations of all the treated. */
export interface BalanceSide {
  readonly meanTreated: number;
  readonly meanControls: number;
  /** Standardised difference of the means; ±Infinity where all the treated are alike and the others are not. */
  readonly difference: number;
  /** Variance of the treated over that of the others; `null` for a trait of 0 and 1, or without variance. */
  readonly varianceRatio: number | null;
  /** Mean and largest distance between the two cumulative distributions, over the values that occur. */
  readonly meanGap: number;
  readonly largestGap: number;
  /** Mean distance within pairs, standardised; `null` without pairs. */
  readonly pairDistance: number | null;
}

/** A trait made ready for several sets of weights. */
export interface SortedTrait {
  readonly treated: Uint8Array;
  readonly values: Float64Array;
  /** Rows from the lowest value to the highest. */
  readonly sorted: Uint32Array;
  /** Whether all values are 0 or 1. */
  readonly binary: boolean;
  /** Standard deviation among all the treated, the unit of differences. */
  readonly deviation: number;
}

export function sortedTrait(treated: ArrayLike<number>, from: ArrayLike<number>): SortedTrait {
  const values = Float64Array.from(from);
  const sorted = Uint32Array.from(values, (_, i) => i).sort(
    (a, b) => (values[a] as number) - (values[b] as number) || a - b,
  );
  const trait = { treated: Uint8Array.from(treated), values, sorted };
  const binary = values.every((value) => value === 0 || value === 1);
  const { variance } = moments(
    { ...trait, binary, deviation: 1 },
    1,
    new Float64Array(values.length).fill(1),
  );
  return { ...trait, binary, deviation: Math.sqrt(variance) };
}

/** Balance of one trait; see `balance`. Throws an Error where either side has no weight. */
export function sideOf(
  trait: SortedTrait,
  weights: ArrayLike<number>,
  matches: readonly Match[],
): BalanceSide {
  const { treated, values, sorted, binary, deviation } = trait;
  const [mine, yours] = [moments(trait, 1, weights), moments(trait, 0, weights)];
  const off = mine.mean - yours.mean;
  const standardised = (difference: number) => (difference === 0 ? 0 : difference / deviation);
  const gaps = binary ? { mean: Math.abs(off), largest: Math.abs(off) } : cumulativeGaps();
  const within = matches.reduce(
    (sum, { treated: a, control: b }) => sum + Math.abs(at(values, a) - at(values, b)),
    0,
  );
  return {
    meanTreated: mine.mean,
    meanControls: yours.mean,
    difference: standardised(off),
    varianceRatio: binary || !(yours.variance > 0) ? null : mine.variance / yours.variance,
    meanGap: gaps.mean,
    largestGap: gaps.largest,
    pairDistance: matches.length === 0 ? null : standardised(within / matches.length),
  };

  function cumulativeGaps() {
    let [gap, sum, largest, distinct] = [0, 0, 0, 0];
    sorted.forEach((row, k) => {
      gap += at(weights, row) / (treated[row] === 1 ? mine.weight : -yours.weight);
      const after = sorted[k + 1];
      if (after !== undefined && values[after] === values[row]) return;
      distinct++;
      sum += Math.abs(gap);
      largest = Math.max(largest, Math.abs(gap));
    });
    return { mean: sum / distinct, largest };
  }
}

/** Weighted mean and variance; the variance of a trait of 0 and 1 is p(1 − p), of others without bias for equal weights. */
function moments({ treated, values, binary }: SortedTrait, side: 0 | 1, weights: ArrayLike<number>) {
  let [weight, squares, total, about] = [0, 0, 0, 0];
  treated.forEach((own, row) => {
    if (own !== side) return;
    weight += at(weights, row);
    squares += at(weights, row) ** 2;
    total += at(weights, row) * at(values, row);
  });
  if (!(weight > 0)) throw new Error("balance: a side without weight has no mean");
  const mean = total / weight;
  treated.forEach((own, row) => {
    if (own === side) about += at(weights, row) * (at(values, row) - mean) ** 2;
  });
  const left = weight - squares / weight;
  return { weight, mean, variance: binary ? mean * (1 - mean) : left > 0 ? about / left : 0 };
}
