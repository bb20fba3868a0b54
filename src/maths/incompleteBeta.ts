import { stirlingCorrection } from "./gamma.js";
import { guard, guardPositive } from "./guard.js";
import { logGap } from "./logGap.js";
import { nothing, type Tails, tails } from "./tails.js";

/** A point of (0, 1) as x and its complement y, each with its own digits: 1 − x has none left when x is near 1. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * Both tails of the beta(a, b) distribution at a point: the regularised incomplete beta function and its complement.
 *
 * in      a, b > 0, finite; x in [0, 1] and y = 1 − x
 * out     relative error below 1e-12 where the smaller of a and b is up to 1e4 and the larger up to 5e6, also in far
 *         tails; 1e-11 with both at 5e6, where the rounding of x itself weighs that much
 * throws  Error outside the domain and on NaN
 * when not a, b far above 1e8: the work grows with √min(a, b)
 * source  even part of the fraction DLMF 8.17.22 (Didonato & Morris 1992, eq. 9), the exponent by saddle point
 */
export function incompleteBeta({ x, y }: Point, a: number, b: number): Tails {
  guard("incompleteBeta", { x, y });
  guardPositive("incompleteBeta", { a, b });
  if (a === Infinity || b === Infinity || x < 0 || y < 0) {
    throw new Error(`incompleteBeta: no value at x = ${x}, a = ${a}, b = ${b}`);
  }
  if (x === 0) return nothing("lower");
  if (y === 0) return nothing("upper");
  const density = betaLogDensity({ x, y }, a, b);
  return b * x < a * y
    ? tails("lower", density, -Math.log(fraction({ x, y }, a, b)))
    : tails("upper", density, -Math.log(fraction({ x: y, y: x }, b, a)));
}

/** ln of xᵃ yᵇ / B(a, b): the density of the log odds ln(x/y). By saddle point, see `logGap`. */
function betaLogDensity({ x, y }: Point, a: number, b: number): number {
  const n = a + b;
  const drift = b * x - a * y;
  const exponent = a * logGap(drift / a, (x * n) / a) + b * logGap(-drift / b, (y * n) / b);
  const corrections = stirlingCorrection(n) - (stirlingCorrection(a) + stirlingCorrection(b));
  return 0.5 * Math.log((a * b) / n / (2 * Math.PI)) + corrections - exponent;
}

/** xᵃyᵇ/B(a, b) over the lower tail, for x below the mean: a continued fraction by modified Lentz. */
function fraction({ x, y }: Point, a: number, b: number): number {
  const drift = a * y - b * x;
  const partial = (m: number) =>
    m + (m * (b - m) * x) / (a + 2 * m - 1) + ((a + m) * (drift + 1 + m * (1 + y))) / (a + 2 * m + 1);
  let c = (a * (drift + 1)) / (a + 1);
  let d = 0;
  let value = c;
  for (let m = 1; ; m++) {
    const s = a + 2 * m - 1;
    const numerator = ((a + m - 1) / s) * ((a + b + m - 1) / s) * m * (b - m) * x * x;
    const below = partial(m);
    d = 1 / (below + numerator * d);
    c = below + numerator / c;
    const step = c * d;
    value *= step;
    if (Math.abs(step - 1) < 1e-16) return value;
    if (m > 1e7) throw new Error(`incompleteBeta: no convergence at x = ${x}, a = ${a}, b = ${b}`);
  }
}
