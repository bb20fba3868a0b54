import { guard, guardPositive, guardProbability } from "./guard.js";
import { incompleteBeta, type Point } from "./incompleteBeta.js";
import { tailQuantile } from "./tailQuantile.js";
import { opposite, type Side } from "./tails.js";

/**
 * P(X ≤ x) for X beta distributed with parameters a and b.
 *
 * in      x any number (0 below 0, 1 above 1); a, b > 0, finite
 * out     relative error below 1e-12, also in far tails; see `incompleteBeta` for how large a and b may be
 * throws  Error outside the domain and on NaN
 */
export function betaCdf(x: number, a: number, b: number): number {
  return incompleteBeta(point("betaCdf", x), a, b).lower.p;
}

/** P(X > x), computed directly; see `betaCdf`. */
export function betaUpperTail(x: number, a: number, b: number): number {
  return incompleteBeta(point("betaUpperTail", x), a, b).upper.p;
}

/**
 * The x with P(X ≤ x) = p, or P(X > x) = p for side "upper". Ends of Clopper–Pearson and Korn–Graubard intervals.
 *
 * in      p in [0, 1]; a, b > 0, finite
 * out     x in [0, 1]; the tail at x is p to 1e-12 relative as far as a double near 1 can say
 * throws  Error outside the domain and on NaN
 */
export function betaQuantile(p: number, a: number, b: number, side: Side = "lower"): number {
  return 1 / (1 + 1 / betaOdds(p, a, b, side));
}

/** As `betaQuantile`, as odds x/(1 − x), which keep their digits when x is near 1. */
export function betaOdds(p: number, a: number, b: number, side: Side = "lower"): number {
  guardProbability("betaOdds", p);
  guardPositive("betaOdds", { a, b });
  if (p > 0.5) return betaOdds(1 - p, a, b, opposite(side));
  if (side === "upper") return 1 / betaOdds(p, b, a);
  if (p === 0) return 0;
  return tailQuantile({ side, p, start: a / b, tails: (odds) => incompleteBeta(atOdds(odds), a, b) });
}

/** The point x with x/(1 − x) = odds; 0 and Infinity are its ends. */
export function atOdds(odds: number): Point {
  return { x: 1 / (1 + 1 / odds), y: 1 / (1 + odds) };
}

function point(where: string, x: number): Point {
  guard(where, { x });
  const inside = Math.min(Math.max(x, 0), 1);
  return { x: inside, y: 1 - inside };
}
