import { at } from "./at.js";
import { guardPositive } from "./guard.js";

const HALF_LOG_TWO_PI = 0.9189385332046728;

/**
 * ln Γ(x).
 *
 * in      x > 0
 * out     relative error about 1e-15, also next to the zeros at 1 and 2
 * throws  Error for x ≤ 0 and on NaN
 * source  Stirling's formula with Binet's correction; about 1 and 2 the zeta series (DLMF 5.7.3)
 */
export function logGamma(x: number): number {
  guardPositive("logGamma", { x });
  if (x === Infinity) return Infinity;
  if (x < 0.5) return logGammaOnePlus(x) - Math.log(x);
  if (x < 1.5) return logGammaOnePlus(x - 1);
  if (x <= 2.5) return logGammaTwoPlus(x - 2);
  return (x - 0.5) * Math.log(x) - x + HALF_LOG_TWO_PI + stirlingCorrection(x);
}

/** ln Γ(1 + z) for |z| ≤ ½, relative to z also when 1 + z would round z away. */
export function logGammaOnePlus(z: number): number {
  return logGammaTwoPlus(z) - Math.log1p(z);
}

/**
 * Binet's function: ln Γ(x) − [(x − ½) ln x − x + ½ ln 2π], about 1/(12x).
 *
 * in      x > 0
 * out     absolute error about 2e-16: differences of it go straight into an exponent
 * source  DLMF 5.11.1 from 10 upwards; below, the recurrence Γ(x + 1) = xΓ(x) term by term
 */
export function stirlingCorrection(x: number): number {
  guardPositive("stirlingCorrection", { x });
  let correction = 0;
  let y = x;
  for (; y < 10; y++) correction += (y + 0.5) * Math.log1p(1 / y) - 1;
  let series = 0;
  for (let i = BERNOULLI_TERMS.length - 1; i >= 0; i--) series = series / (y * y) + at(BERNOULLI_TERMS, i);
  return correction + series / y;
}

const BERNOULLI_TERMS = [
  1 / 12,
  -1 / 360,
  1 / 1260,
  -1 / 1680,
  1 / 1188,
  -691 / 360360,
  1 / 156,
  -3617 / 122400,
];

/** ln Γ(2 + z) = (1 − γ)z + Σ (ζ(k) − 1)(−z)ᵏ/k for |z| ≤ ½. */
function logGammaTwoPlus(z: number): number {
  let series = 0;
  for (let i = ZETA_LESS_ONE.length - 1; i >= 0; i--) series = at(ZETA_LESS_ONE, i) / (i + 2) - z * series;
  return z * (ONE_LESS_EULER + z * series);
}

const ONE_LESS_EULER = 0.42278433509846713;

/** ζ(k) − 1 from k = 2. */
const ZETA_LESS_ONE = [
  0.6449340668482264, 0.2020569031595943, 0.08232323371113819, 0.03692775514336993, 0.01734306198444914,
  0.008349277381922827, 0.00407735619794434, 0.0020083928260822143, 0.0009945751278180853,
  0.0004941886041194645, 0.0002460865533080483, 0.00012271334757848915, 6.124813505870483e-5,
  3.058823630702049e-5, 1.528225940865187e-5, 7.637197637899763e-6, 3.81729326499984e-6, 1.908212716553939e-6,
  9.539620338727962e-7, 4.769329867878064e-7, 2.38450502727733e-7, 1.1921992596531106e-7,
  5.960818905125948e-8, 2.980350351465228e-8, 1.4901554828365043e-8, 7.45071178983543e-9,
  3.725334024788457e-9,
];
