import { matrix } from "../maths/matrix.js";
import type { Distance } from "./distance.js";
import type { MarginPatterns } from "./marginPatterns.js";
import type { Sums } from "./newton.js";

/** Σ w·g·x and Σ w·g'·x·x' where no margin is a number: from the weights of patterns, without the rows. */
export function patternSums(
  { patterns, weights }: MarginPatterns,
  size: number,
  distance: Distance,
  lambda: Float64Array,
): Sums | null {
  const reached = new Float64Array(size);
  const slope = new Float64Array(size * size);
  patterns.forEach((auxiliaries, pattern) => {
    const u = predictor(auxiliaries, lambda);
    const [g, h] = [distance.ratio(u), distance.slope(u)].map((each) => each * (weights[pattern] as number));
    for (const k of auxiliaries) {
      reached[k] = (reached[k] as number) + (g as number);
      for (const l of auxiliaries) slope[k * size + l] = (slope[k * size + l] as number) + (h as number);
    }
  });
  if (![...reached, ...slope].every(Number.isFinite)) return null;
  return { reached, slope: matrix(size, size, (k, l) => slope[k * size + l] as number) };
}

/** x'λ of a pattern. */
export function predictor(auxiliaries: readonly number[], lambda: Float64Array): number {
  return auxiliaries.reduce((sum, k) => sum + (lambda[k] as number), 0);
}
