import { chiSquaredCdf } from "../../maths/chiSquared.js";
import { cholesky } from "../../maths/cholesky.js";
import { entry, type Matrix, matrix } from "../../maths/matrix.js";
import type { Random } from "../../maths/random.js";
import { root } from "../../maths/root.js";
import { studentQuantile } from "../../maths/student.js";
import type { Band } from "../../vocabulary/estimate.js";

export interface SimultaneousBand extends Band {
  /** By how many standard errors the band reaches to either side. */
  readonly critical: number;
}

/**
 * Bands that hold all true values at once with the confidence asked for: estimate ± c·se, where c is the quantile of
 * the largest |t| of estimates whose covariance is this one. Narrower than Bonferroni's wherever estimates correlate.
 *
 * Where errors come from few clusters, t has that many degrees of freedom, and each estimate takes the quantile of the
 * largest |t| that all would have with its own: those that rest on fewer clusters have wider bands.
 *
 * in      estimates with their degrees of freedom (`Infinity`: normal), and their covariance; confidence (default 0.95);
 *         chance, and how many times to draw (default 20,000: c is then known to about 0.01)
 * out     bands in the order of the estimates; an estimate without variance (a base period) is its own band. c lies
 *         between the quantile of t for one estimate and Šidák's for as many as vary
 * throws  Error for a covariance that is none (a negative eigenvalue)
 * source  Callaway & Sant'Anna (2021), algorithm 1, with normal draws in place of its multipliers; Montiel Olea &
 *         Plagborg-Møller (2019), Journal of Applied Econometrics 34, 1–17; degrees of freedom of their own: Hasler &
 *         Hothorn (2008), Biometrical Journal 50, 793–800; R mvtnorm 1.1 `qmvt`
 */
export function bandsSimultaneous(
  estimates: readonly { readonly value: number; readonly df: number }[],
  covariance: Matrix,
  { random, confidence = 0.95, draws = 20_000 }: { random: Random; confidence?: number; draws?: number },
): readonly SimultaneousBand[] {
  const se = estimates.map((_, k) => Math.sqrt(entry(covariance, k, k)));
  const varying = se.flatMap((size, k) => (size > 0 ? [k] : []));
  const largest = varying.length === 0 ? [0] : drawLargest(correlation(covariance, varying), random, draws);
  const known = new Map<number, number>();
  return estimates.map(({ value, df }, k) => {
    const critical = known.get(df) ?? criticalOf(largest, varying.length, df, confidence);
    known.set(df, critical);
    const reach = critical * (se[k] as number);
    return { critical, low: value - reach, high: value + reach };
  });
}

function correlation(covariance: Matrix, places: readonly number[]): Matrix {
  const of = (i: number, j: number) => entry(covariance, places[i] as number, places[j] as number);
  return matrix(places.length, places.length, (i, j) =>
    i === j ? 1 : of(i, j) / Math.sqrt(of(i, i) * of(j, j)),
  );
}

/** The largest |z| of each of many draws of correlated normals, in ascending order. */
function drawLargest(correlations: Matrix, random: Random, draws: number): ArrayLike<number> {
  const many = correlations.rows;
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
  return largest.sort();
}

/** The c with P(largest |z| ≤ c · √(χ²/df)) = confidence, χ² with as many degrees of freedom being independent of z. */
function criticalOf(largest: ArrayLike<number>, many: number, df: number, confidence: number): number {
  const draws = largest.length;
  const one = studentQuantile((1 + confidence) / 2, df);
  const independent = studentQuantile((1 + confidence ** (1 / Math.max(1, many))) / 2, df);
  const within = (c: number) => Math.min(independent, Math.max(one, c));
  if (!Number.isFinite(df)) return within(largest[Math.ceil(confidence * draws) - 1] ?? one);
  // a thousand of the draws, evenly spaced in their order, tell their distribution
  const few = Math.min(draws, 1000);
  const spaced = Array.from({ length: few }, (_, i) =>
    Number(largest[Math.floor(((i + 0.5) * draws) / few)]),
  );
  const missed = (c: number) =>
    spaced.reduce((sum, z) => sum + chiSquaredCdf(df * (z / c) ** 2, df), 0) / spaced.length -
    (1 - confidence);
  const found = root(missed, { low: one / 2, high: 2 * independent, tolerance: 1e-6 });
  return within(found.kind === "found" ? found.x : independent);
}
