import { atOdds, betaOdds } from "./beta.js";
import { chiSquaredCdf, chiSquaredQuantile, chiSquaredUpperTail } from "./chiSquared.js";
import { guard, guardPositive } from "./guard.js";
import { incompleteBeta } from "./incompleteBeta.js";
import { NEARLY_INFINITE } from "./student.js";
import type { Side, Tails } from "./tails.js";

/**
 * P(F > f) for Fisher's F with df1 and df2 degrees of freedom (not necessarily whole).
 *
 * in      f any number, ±Infinity included; df1 > 0, finite; df2 > 0, Infinity is a chi-squared over its df
 * out     relative error below 1e-12 for df1 up to 1e4 and df2 up to 1e7, also in far tails
 * throws  Error outside the domain and on NaN
 */
export function fUpperTail(f: number, df1: number, df2: number): number {
  guard("fUpperTail", { f });
  return df2 > NEARLY_INFINITE ? chiSquaredUpperTail(f * df1, df1) : fTails(f, df1, df2).upper.p;
}

/** P(F ≤ f), computed directly; see `fUpperTail`. */
export function fCdf(f: number, df1: number, df2: number): number {
  guard("fCdf", { f });
  return df2 > NEARLY_INFINITE ? chiSquaredCdf(f * df1, df1) : fTails(f, df1, df2).lower.p;
}

/**
 * The f with P(F ≤ f) = p, or P(F > f) = p for side "upper": ask for a small upper tail, not for 1 − p.
 *
 * in      p in [0, 1]; df1 > 0, finite; df2 > 0, may be Infinity
 * out     f ≥ 0; the tail at f is p to 1e-12 relative
 * throws  Error outside the domain and on NaN
 */
export function fQuantile(p: number, df1: number, df2: number, side: Side = "lower"): number {
  guardPositive("fQuantile", { df1, df2 });
  if (df2 > NEARLY_INFINITE) return chiSquaredQuantile(p, df1, side) / df1;
  return (df2 / df1) * betaOdds(p, df1 / 2, df2 / 2, side);
}

function fTails(f: number, df1: number, df2: number): Tails {
  guardPositive("fUpperTail", { df1, df2 });
  return incompleteBeta(atOdds((df1 * Math.max(f, 0)) / df2), df1 / 2, df2 / 2);
}
