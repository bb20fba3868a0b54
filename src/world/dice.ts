import { normalQuantile } from "../maths/normal.js";
import { stream, xoshiro128 } from "../maths/random.js";

/** Chance for millions of people: coarser than `Random`, and several times as fast. */
export interface Dice {
  /** In [0, 1), a multiple of 2⁻¹⁶. */
  unit(): number;
  /** Standard normal, one of 2¹⁶ values that are equally likely. */
  normal(): number;
}

/** A named stream of dice; streams of other names are independent of it. */
export function dice(seed: number, name: string): Dice {
  const random = stream(seed, name);
  const next = xoshiro128(Array.from({ length: 4 }, () => 1 + random.below(2 ** 32 - 1)));
  let [kept, has] = [0, false];
  const word = () => {
    has = !has;
    if (!has) return kept;
    const bits = next();
    kept = bits & 0xffff;
    return bits >>> 16;
  };
  return { unit: () => word() * 2 ** -16, normal: () => normals[word()] as number };
}

const normals = Float64Array.from({ length: 2 ** 16 }, (_, i) => normalQuantile((i + 0.5) * 2 ** -16));

/** Weights as the chances below each place, for `pick`. */
export function chances(weights: readonly number[]): Float64Array {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let below = 0;
  return Float64Array.from(weights, (weight) => {
    below += weight / total;
    return below;
  });
}

/** The place that a number from [0, 1) falls in. */
export function pick(cumulative: Float64Array, unit: number): number {
  let place = 0;
  while (place < cumulative.length - 1 && unit >= (cumulative[place] as number)) place++;
  return place;
}
