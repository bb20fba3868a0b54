import { guard, guardPositive, guardProbability } from "./guard.js";
import { incompleteGamma } from "./incompleteGamma.js";
import { tailQuantile } from "./tailQuantile.js";
import { opposite, type Side } from "./tails.js";

/**
 * P(X > x) for X chi-squared with df degrees of freedom (not necessarily whole).
 *
 * in      x any number, ±Infinity included; df > 0, finite
 * out     relative error below 1e-12 up to df = 1e7, also in far tails
 * throws  Error outside the domain and on NaN
 */
export function chiSquaredUpperTail(x: number, df: number): number {
  guard("chiSquaredUpperTail", { x });
  return incompleteGamma(df / 2, Math.max(x, 0) / 2).upper.p;
}

/** P(X ≤ x), computed directly; see `chiSquaredUpperTail`. */
export function chiSquaredCdf(x: number, df: number): number {
  guard("chiSquaredCdf", { x });
  return incompleteGamma(df / 2, Math.max(x, 0) / 2).lower.p;
}

/**
 * The x with P(X ≤ x) = p, or P(X > x) = p for side "upper": ask for a small upper tail, not for 1 − p.
 *
 * in      p in [0, 1]; df > 0, finite
 * out     x ≥ 0; the tail at x is p to 1e-12 relative
 * throws  Error outside the domain and on NaN
 */
export function chiSquaredQuantile(p: number, df: number, side: Side = "lower"): number {
  guardProbability("chiSquaredQuantile", p);
  guardPositive("chiSquaredQuantile", { df });
  if (p > 0.5) return chiSquaredQuantile(1 - p, df, opposite(side));
  if (p === 0) return side === "lower" ? 0 : Infinity;
  return 2 * tailQuantile({ side, p, start: df / 2, tails: (x) => incompleteGamma(df / 2, x) });
}
