import { chiSquaredCdf, chiSquaredUpperTail } from "./chiSquared.js";
import { logGamma } from "./gamma.js";
import { guard, guardPositive } from "./guard.js";

/**
 * P(X ≤ x) for X chi-squared with df degrees of freedom and a noncentrality: how far a misfit statistic lies when the
 * model is off by so much.
 *
 * in      x any number; df > 0; noncentrality ≥ 0, finite
 * out     a probability, to about 1e-11 of itself
 * throws  Error outside the domain and on NaN
 * when not the noncentrality is far above 1e6: the work grows with its square root
 * source  a Poisson mixture of central chi-squareds (Johnson, Kotz & Balakrishnan 1995, eq. 29.2), whose terms follow
 *         from one another: DLMF 8.8.5, 8.8.6
 */
export function noncentralChiSquaredCdf(x: number, df: number, noncentrality: number): number {
  guardMixture("noncentralChiSquaredCdf", x, df, noncentrality);
  if (x <= 0) return 0;
  const { first, weights, steps } = mixture(x, df, noncentrality);
  let tail = chiSquaredCdf(x, df + 2 * (first + weights.length - 1));
  let sum = 0;
  // downwards every step adds something positive, so nothing cancels
  for (let k = weights.length - 1; k >= 0; k--) {
    sum += (weights[k] as number) * tail;
    tail += steps[k - 1] ?? 0;
  }
  return Math.min(sum, 1);
}

/** P(X > x), computed directly; see `noncentralChiSquaredCdf`. */
export function noncentralChiSquaredUpperTail(x: number, df: number, noncentrality: number): number {
  guardMixture("noncentralChiSquaredUpperTail", x, df, noncentrality);
  if (x <= 0) return 1;
  const { first, weights, steps } = mixture(x, df, noncentrality);
  let tail = chiSquaredUpperTail(x, df + 2 * first);
  let sum = 0;
  weights.forEach((weight, k) => {
    sum += weight * tail;
    tail += steps[k] as number;
  });
  return Math.min(sum, 1);
}

/**
 * The terms of the mixture that weigh anything, from the `first` on: their weights, and what the lower tail of each
 * has more than that of the next.
 */
function mixture(x: number, df: number, noncentrality: number) {
  const [half, middle] = [noncentrality / 2, x / 2];
  // a small tail lives on terms between the heaviest and those about x
  const reach = 12 * Math.sqrt(Math.max(half, middle)) + 40;
  const first = Math.max(0, Math.floor(Math.min(half, middle) - reach));
  const length = Math.ceil(Math.max(half, middle) + reach) - first + 1;
  return {
    first,
    weights: half === 0 ? Float64Array.of(1) : poisson(first, half, length),
    steps: poisson(df / 2 + first, middle, length),
  };
}

/** mᵃ e⁻ᵐ / Γ(a + 1) for a, a + 1, …, each from the one before. */
function poisson(a: number, m: number, length: number): Float64Array {
  const logM = Math.log(m);
  let log = (a === 0 ? 0 : a * logM) - m - logGamma(a + 1);
  return Float64Array.from({ length }, (_, k) => {
    const value = Math.exp(log);
    log += logM - Math.log(a + k + 1);
    return value;
  });
}

function guardMixture(where: string, x: number, df: number, noncentrality: number): void {
  guard(where, { x });
  guardPositive(where, { df });
  if (!(noncentrality >= 0 && noncentrality < Infinity))
    throw new Error(`${where}: noncentrality is ${noncentrality}`);
}
