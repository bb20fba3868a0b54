import { cholesky } from "../../maths/cholesky.js";
import { entry, type Matrix, matrix } from "../../maths/matrix.js";
import { normalQuantile } from "../../maths/normal.js";
import type { Random } from "../../maths/random.js";

export interface Band {
  readonly low: number;
  readonly high: number;
}

export interface SimultaneousBands {
  /** By how many standard errors the bands reach to either side. */
  readonly critical: number;
  readonly confidence: number;
  readonly draws: number;
  readonly bands: readonly Band[];
}

/**
 * Bands that hold all true values at once with the confidence asked for: estimate ± c·se, where c is the quantile of
 * the largest |t| of estimates whose covariance is this one. Narrower than Bonferroni's wherever estimates correlate.
 *
 * in      estimates with their covariance; confidence (default 0.95); chance, and how many times to draw (default
 *         20,000: c is then known to about 0.01)
 * out     bands in the order of the estimates; an estimate without variance (a base period) is its own band. c lies
 *         between the normal quantile for one estimate and Šidák's for as many as vary
 * throws  Error for a covariance that is none (a negative eigenvalue)
 * source  Callaway & Sant'Anna (2021), algorithm 1, with normal draws in place of its multipliers; Montiel Olea &
 *         Plagborg-Møller (2019), Journal of Applied Econometrics 34, 1–17
 */
export function bandsSimultaneous(
  values: readonly number[],
  covariance: Matrix,
  { random, confidence = 0.95, draws = 20_000 }: { random: Random; confidence?: number; draws?: number },
): SimultaneousBands {
  const se = values.map((_, k) => Math.sqrt(entry(covariance, k, k)));
  const varying = se.flatMap((size, k) => (size > 0 ? [k] : []));
  const critical =
    varying.length === 0 ? 0 : criticalOf(correlation(covariance, varying), random, confidence, draws);
  const bands = values.map((value, k) => {
    const reach = critical * (se[k] as number);
    return { low: value - reach, high: value + reach };
  });
  return { critical, confidence, draws, bands };
}

function correlation(covariance: Matrix, places: readonly number[]): Matrix {
  const of = (i: number, j: number) => entry(covariance, places[i] as number, places[j] as number);
  return matrix(places.length, places.length, (i, j) =>
    i === j ? 1 : of(i, j) / Math.sqrt(of(i, i) * of(j, j)),
  );
}

function criticalOf(correlations: Matrix, random: Random, confidence: number, draws: number): number {
  const many = correlations.rows;
  const one = normalQuantile((1 + confidence) / 2);
  const independent = normalQuantile((1 + confidence ** (1 / many)) / 2);
  const found = cholesky(correlations);
  if (found.kind !== "factored")
    throw new Error("bandsSimultaneous: the covariance has a negative eigenvalue");
  const { factor, rank } = found;
  const largest = new Float64Array(draws);
  const chance = new Float64Array(rank);
  for (let draw = 0; draw < draws; draw++) {
    for (let k = 0; k < rank; k++) chance[k] = random.normal();
    let most = 0;
    for (let i = 0; i < many; i++) {
      let sum = 0;
      for (let k = 0; k < rank; k++) sum += (factor.data[i * rank + k] as number) * (chance[k] as number);
      most = Math.max(most, Math.abs(sum));
    }
    largest[draw] = most;
  }
  largest.sort();
  const quantile = largest[Math.ceil(confidence * draws) - 1] ?? one;
  return Math.min(independent, Math.max(one, quantile));
}
