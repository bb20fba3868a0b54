import { logGamma, logGammaOnePlus, stirlingCorrection } from "./gamma.js";
import { guard, guardPositive } from "./guard.js";
import { logGap } from "./logGap.js";
import { nothing, type Tails, tails } from "./tails.js";

/**
 * Both tails of the gamma distribution with shape a at x: the regularised incomplete gamma functions P and Q.
 *
 * in      shape a > 0, finite; x ≥ 0
 * out     relative error below 1e-13 up to a = 1e6, also in far tails
 * throws  Error outside the domain and on NaN
 * when not a far above 1e8: the work grows with √a
 * source  DLMF 8.11.4 (series), 8.9.2 (continued fraction); for a and x below 1, 8.7.1 less its first term
 */
export function incompleteGamma(a: number, x: number): Tails {
  guardPositive("incompleteGamma", { a });
  guard("incompleteGamma", { x });
  if (a === Infinity || x < 0) throw new Error(`incompleteGamma: no value at a = ${a}, x = ${x}`);
  if (x === 0) return nothing("lower");
  if (x === Infinity) return nothing("upper");
  if (a < 1 && x < 1) return smallShape(a, x);
  const density = gammaLogDensity(a, x);
  return x < a ? tails("lower", density, logSeries(a, x)) : tails("upper", density, logFraction(a, x));
}

/**
 * ln of xᵃ e⁻ˣ / Γ(a): the density of ln X, for X gamma distributed with shape a.
 * By saddle point: the large parts of the exponent are taken together in one gap.
 */
function gammaLogDensity(a: number, x: number): number {
  const u = (x - a) / a;
  return 0.5 * Math.log(a / (2 * Math.PI)) - stirlingCorrection(a) - a * logGap(u, x / a);
}

const LONGEST = 1e7;

/** ln Σ xⁿ / a(a + 1)…(a + n). */
function logSeries(a: number, x: number): number {
  let term = 1;
  let sum = 1;
  for (let n = 1; term > sum * 1e-17; n++) {
    term *= x / (a + n);
    sum += term;
    if (n > LONGEST) throw new Error(`incompleteGamma: no convergence at a = ${a}, x = ${x}`);
  }
  return Math.log(sum / a);
}

/** ln of 1/(x + 1 − a − 1(1 − a)/(x + 3 − a − …)), by modified Lentz. */
function logFraction(a: number, x: number): number {
  const gap = x - a;
  let c = Infinity;
  let d = 1 / (gap + 1);
  let value = d;
  for (let n = 1; ; n++) {
    const numerator = n * (a - n);
    const partial = gap + 2 * n + 1;
    d = 1 / (partial + numerator * d);
    c = partial + numerator / c;
    const step = c * d;
    value *= step;
    if (Math.abs(step - 1) < 1e-16) return Math.log(value);
    if (n > LONGEST) throw new Error(`incompleteGamma: no convergence at a = ${a}, x = ${x}`);
  }
}

/** Both below 1: P = (xᵃ/Γ(1 + a))(1 + s) with s = aΣ(−x)ⁿ/n!(a + n), and Q = 1 − P without the cancellation. */
function smallShape(a: number, x: number): Tails {
  let term = 1;
  let s = 0;
  for (let n = 1; Math.abs(term) > 1e-18; n++) {
    term *= -x / n;
    s += (a * term) / (a + n);
  }
  const logFirst = a * Math.log(x) - (a < 0.5 ? logGammaOnePlus(a) : logGamma(1 + a));
  const upper = -Math.expm1(logFirst) - Math.exp(logFirst) * s;
  const logLower = logFirst + Math.log1p(s);
  const density = Math.log(a) + logFirst - x;
  return upper < 0.5
    ? tails("upper", density, Math.log(upper) - density)
    : tails("lower", density, logLower - density);
}
