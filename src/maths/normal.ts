import { at } from "./at.js";
import { guard, guardProbability } from "./guard.js";

const ROOT_TWO_PI = 2.5066282746310007;

/** P(Z ≤ z) for a standard normal Z. Exactly `normalUpperTail(−z)`, so both tails keep their digits. */
export function normalCdf(z: number): number {
  return normalUpperTail(-z);
}

/**
 * P(Z > z) for a standard normal Z, computed directly in both tails.
 *
 * in      any number, ±Infinity included
 * out     relative error below 1e-14 down to the smallest normal double, 2e-308
 * throws  Error on NaN
 * source  Taylor series about 0 below 1.5, Laplace's continued fraction above (Abramowitz & Stegun 26.2.11, 26.2.14)
 */
export function normalUpperTail(z: number): number {
  guard("normalUpperTail", { z });
  if (z < 0) return 1 - normalUpperTail(-z);
  if (z > 39) return 0;
  return z < 1.5 ? 0.5 - normalDensity(z) * areaPerDensity(z) : normalDensity(z) * millsRatio(z);
}

/**
 * The z with P(Z ≤ z) = p.
 *
 * in      p in [0, 1]; an upper quantile is −normalQuantile(q), which keeps the digits of a small q
 * out     relative error about 1e-15 down to p = 1e-307; ∓Infinity at 0 and 1
 * throws  Error outside [0, 1] and on NaN
 * source  Wichura (1988), algorithm AS 241, PPND16
 */
export function normalQuantile(p: number): number {
  guardProbability("normalQuantile", p);
  if (p === 0 || p === 1) return p === 0 ? -Infinity : Infinity;
  const centred = p - 0.5;
  if (Math.abs(centred) <= 0.425) {
    const r = 0.180625 - centred * centred;
    return (centred * polynomial(CENTRE.over, r)) / polynomial(CENTRE.under, r);
  }
  const r = Math.sqrt(-Math.log(centred < 0 ? p : 1 - p));
  const size = r <= 5 ? ratio(TAIL, r - 1.6) : ratio(FAR_TAIL, r - 5);
  return centred < 0 ? -size : size;
}

/** Density at z. The square is taken in two parts: rounding z² would cost 1e-13 in the far tail. */
export function normalDensity(z: number): number {
  guard("normalDensity", { z });
  if (Math.abs(z) > 39) return 0;
  const coarse = Math.trunc(z * 16) / 16;
  const rest = (z - coarse) * (z + coarse);
  return (Math.exp(-0.5 * coarse * coarse) * Math.exp(-0.5 * rest)) / ROOT_TWO_PI;
}

/** (Φ(z) − ½) / φ(z) = z + z³/3 + z⁵/(3·5) + … */
function areaPerDensity(z: number): number {
  let term = z;
  let sum = z;
  for (let odd = 3; term > sum * 1e-17; odd += 2) {
    term *= (z * z) / odd;
    sum += term;
  }
  return sum;
}

/** Upper tail over density, 1/(z + 1/(z + 2/(z + 3/…))), from the bottom up; the depth makes the rest below 1e-17. */
function millsRatio(z: number): number {
  let below = z;
  for (let k = Math.ceil(300 / (z * z)) + 20; k > 0; k--) below = z + k / below;
  return 1 / below;
}

function polynomial(coefficients: readonly number[], x: number): number {
  let value = 0;
  for (let i = coefficients.length - 1; i >= 0; i--) value = value * x + at(coefficients, i);
  return value;
}

function ratio({ over, under }: Rational, x: number): number {
  return polynomial(over, x) / polynomial(under, x);
}

interface Rational {
  readonly over: readonly number[];
  readonly under: readonly number[];
}

const CENTRE: Rational = {
  over: [
    3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987,
    67265.7709270087, 33430.57558358813, 2509.0809287301227,
  ],
  under: [
    1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271,
    28729.085735721943, 5226.495278852854,
  ],
};

const TAIL: Rational = {
  over: [
    1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684,
    0.2417807251774506, 0.022723844989269184, 0.0007745450142783414,
  ],
  under: [
    1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457,
    0.0005475938084995345, 1.0507500716444169e-9,
  ],
};

const FAR_TAIL: Rational = {
  over: [
    6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124,
    0.0012426609473880784, 2.7115555687434876e-5, 2.0103343992922881e-7,
  ],
  under: [
    1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133,
    1.8463183175100548e-5, 1.421511758316446e-7, 2.0442631033899397e-15,
  ],
};
