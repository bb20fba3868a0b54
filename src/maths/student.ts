import { atOdds, betaOdds } from "./beta.js";
import { logGamma } from "./gamma.js";
import { guard, guardPositive, guardProbability } from "./guard.js";
import { incompleteBeta } from "./incompleteBeta.js";
import { normalQuantile, normalUpperTail } from "./normal.js";

/** P(T ≤ t). Exactly `studentUpperTail(−t)`, so both tails keep their digits. */
export function studentCdf(t: number, df: number): number {
  return studentUpperTail(-t, df);
}

/**
 * P(T > t) for Student's t with df degrees of freedom (not necessarily whole; Infinity is the normal).
 *
 * in      t any number, ±Infinity included; df > 0
 * out     relative error below 1e-12 up to df = 1e7, also in far tails
 * throws  Error for df ≤ 0 and on NaN
 */
export function studentUpperTail(t: number, df: number): number {
  const outside = studentTwoSided(t, df);
  return t < 0 ? 1 - outside / 2 : outside / 2;
}

/** P(|T| > |t|): the p-value of a two-sided test; see `studentUpperTail`. */
export function studentTwoSided(t: number, df: number): number {
  guard("studentTwoSided", { t });
  guardPositive("studentTwoSided", { df });
  const size = Math.abs(t);
  if (df > NEARLY_INFINITE) return 2 * normalUpperTail(size);
  const r = size / Math.sqrt(df);
  if (r > FAR) return Math.min(1, Math.exp(logFarTail(df) - df * Math.log(r)));
  return incompleteBeta(atOdds((size * size) / df), 0.5, df / 2).upper.p;
}

/**
 * The t with P(T ≤ t) = p. An upper quantile is −studentQuantile(q, df), which keeps the digits of a small q.
 *
 * in      p in [0, 1]; df > 0, Infinity is the normal
 * out     the tail at t is p to 1e-12 relative; ∓Infinity at 0 and 1
 * throws  Error outside the domain and on NaN
 */
export function studentQuantile(p: number, df: number): number {
  guardProbability("studentQuantile", p);
  guardPositive("studentQuantile", { df });
  if (p === 0 || p === 1) return p === 0 ? -Infinity : Infinity;
  if (df > NEARLY_INFINITE) return normalQuantile(p);
  const outside = 2 * Math.min(p, 1 - p);
  const r = Math.sqrt(betaOdds(outside, 0.5, df / 2, "upper"));
  const size = Math.sqrt(df) * (r > FAR ? Math.exp((logFarTail(df) - Math.log(outside)) / df) : r);
  return p < 0.5 ? -size : size;
}

/** From here on the limit for infinite df differs by less than 1e-12. */
export const NEARLY_INFINITE = 1e18;

/** Beyond this many √df only the leading term of the tail is left, and t² would soon overflow. */
const FAR = 1e100;

/** ln of 2/(df·B(df/2, ½)): the two-sided tail is that times (|t|/√df)^−df. */
function logFarTail(df: number): number {
  return Math.log(2 / df) - logGamma(df / 2) - logGamma(0.5) + logGamma(df / 2 + 0.5);
}
