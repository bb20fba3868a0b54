import { at } from "./at.js";
import { guard } from "./guard.js";
import { logGap } from "./logGap.js";
import { normalUpperTail } from "./normal.js";
import { root } from "./root.js";

/** Q = Σ weightₖ · χ²(dfₖ), the terms independent. */
export interface ChiSquaredSum {
  /** At least one above 0. Design effects; a negative one is the other side of an inequality. */
  readonly weights: ArrayLike<number>;
  /** Whole numbers; all 1 if left out. */
  readonly df?: ArrayLike<number>;
}

/**
 * P(Q > x) for a weighted sum of chi-squared variables, by saddle point: Rao–Scott tests with all their eigenvalues.
 *
 * in      x any number; weights and df
 * out     a probability, a little high: of itself by 3 % at p = 0.05 and 15 % at 1e-100 with one term, by half that
 *         with two equal ones, by a third with three. Equal weights need no saddle point: `chiSquaredUpperTail`
 * throws  Error on NaN, on no weight above 0, on df that are not whole
 * source  Kuonen (1999), Biometrika 86: 929–935, eq. 4, with the sums written as gaps so that nothing cancels.
 *         Agrees with R survey's `pchisqsum(method = "saddlepoint")`, but for |ζ| < 1e-4 about the mean: there R
 *         changes to Satterthwaite, a jump of up to 0.02; here the formula's own limit keeps the curve whole
 */
export function chiSquaredSumUpperTail(x: number, sum: ChiSquaredSum): number {
  guard("chiSquaredSumUpperTail", { x });
  return saddlepoint(x, termsOf(sum));
}

/**
 * P(Q / (χ²(ddf)/ddf) > x): the same sum over an estimated scale, the denominator independent of Q.
 *
 * in      as `chiSquaredSumUpperTail`; denominatorDf ≥ 1, Infinity is a known scale
 * when    the denominator has a fraction of a df: the saddle point drops it, as R survey's `pFsum` does
 * source  Q − (x/ddf)·χ²(ddf) > 0 is again such a sum; R survey `pFsum(method = "saddlepoint")`
 */
export function fSumUpperTail(x: number, sum: ChiSquaredSum, denominatorDf: number): number {
  guard("fSumUpperTail", { x, denominatorDf });
  if (denominatorDf < 1)
    throw new Error(`fSumUpperTail: denominatorDf must be at least 1, is ${denominatorDf}`);
  if (denominatorDf === Infinity) return chiSquaredSumUpperTail(x, sum);
  const denominator = { weight: -x / denominatorDf, df: Math.floor(denominatorDf) };
  return saddlepoint(0, [...termsOf(sum), denominator]);
}

/**
 * The chi-squared variable, scaled, with the mean and variance of Q: Satterthwaite's approximation.
 *
 * out     Q is about scale · χ²(df)
 */
export function satterthwaite(sum: ChiSquaredSum): { readonly scale: number; readonly df: number } {
  const terms = termsOf(sum);
  const [mean, square] = [moment(terms, 1), moment(terms, 2)];
  return { scale: square / mean, df: mean ** 2 / square };
}

interface Term {
  readonly weight: number;
  readonly df: number;
}

function saddlepoint(x: number, given: readonly Term[]): number {
  const most = Math.max(...given.map(({ weight }) => weight));
  if (!(most > 0)) throw new Error("chiSquaredSum: no weight above 0");
  const terms = given
    .map(({ weight, df }) => ({ weight: weight / most, df }))
    .filter(({ weight }) => weight !== 0);
  if (x <= 0 && terms.every(({ weight }) => weight > 0)) return 1;
  if (x === Infinity || x === -Infinity) return x > 0 ? 0 : 1;

  const u = tilt(x / most, terms);
  const shifts = terms.map(({ weight, df }) => {
    const left = 1 - weight + weight * u;
    return { q: ((1 - u) * weight) / left, onePlusQ: 1 / left, df };
  });
  const sign = Math.sign(1 - u);
  const w = sign * Math.sqrt(total(shifts, ({ q, onePlusQ, df }) => df * logGap(q, onePlusQ)));
  const v = sign * Math.sqrt(total(shifts, ({ q, df }) => (df * q * q) / 2));
  return normalUpperTail(Math.abs(w) > 1e-4 ? w + Math.log(v / w) / w : nearMean(w, terms));
}

/**
 * u = 1 − 2ζ for the saddle point ζ, where the mean of the tilted sum, Σ df·λ/(1 − 2ζλ), is x.
 * Largest weight 1, so 1 − 2ζλ = 1 − λ + λu. Bounds on that mean give the interval: one term alone, or all as the largest.
 */
function tilt(x: number, terms: readonly Term[]): number {
  const excess = (u: number) =>
    total(terms, ({ weight, df }) => (df * weight) / (1 - weight + weight * u)) - x;
  const found = root(
    excess,
    excess(1) <= 0 ? { low: lowest(x, terms), high: 1 } : { low: 1, high: highest(x, terms) },
  );
  if (found.kind !== "found") throw new Error(`chiSquaredSum: no saddle point for x = ${x}`);
  return found.x;
}

/** x above the mean: the largest weight alone already gives it. */
function lowest(x: number, terms: readonly Term[]): number {
  const top = total(terms, ({ weight, df }) => (weight === 1 ? df : 0));
  const negative = terms.filter(({ weight }) => weight < 0);
  return top / (x - moment(negative, 1)) / 2;
}

/** x below the mean: all weights together do not reach it, or the most negative one has pulled it down. */
function highest(x: number, terms: readonly Term[]): number {
  const count = moment(terms, 0);
  const least = terms.reduce((a, b) => (b.weight < a.weight ? b : a));
  return least.weight < 0 ? 1 - 1 / least.weight - least.df / (count - x) / 2 : (2 * count) / x;
}

/** The limit of w + ln(v/w)/w for small w, to second order: from the skewness and the excess kurtosis of Q. */
function nearMean(w: number, terms: readonly Term[]): number {
  const variance = 2 * moment(terms, 2);
  const skewness = (8 * moment(terms, 3)) / variance ** 1.5;
  const kurtosis = (48 * moment(terms, 4)) / variance ** 2;
  return w + skewness / 6 + w * (kurtosis / 8 - (7 * skewness ** 2) / 36);
}

function moment(terms: readonly Term[], power: number): number {
  return total(terms, ({ weight, df }) => df * weight ** power);
}

function total<T>(items: readonly T[], value: (item: T) => number): number {
  return items.reduce((sum, item) => sum + value(item), 0);
}

function termsOf({ weights, df }: ChiSquaredSum): Term[] {
  return Array.from(weights, (weight, k) => {
    const term = { weight, df: df ? at(df, k) : 1 };
    guard("chiSquaredSum", { ...term });
    if (!(Number.isInteger(term.df) && term.df > 0))
      throw new Error(`chiSquaredSum: df must be whole, is ${term.df}`);
    return term;
  });
}
