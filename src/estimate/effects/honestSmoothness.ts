import { at } from "../../maths/at.js";
import { dot } from "../../maths/matrix.js";
import { root } from "../../maths/root.js";
import { freeBends, leastVariance } from "./honestBends.js";
import {
  type Checked,
  checkedEventStudy,
  type HonestEventStudy,
  type HonestInterval,
  standardError,
} from "./honestEventStudy.js";
import { foldedLimit } from "./honestFoldedLimit.js";
import type { PanelNotEstimable } from "./twoWayCells.js";

export interface HonestSmoothness extends HonestInterval {
  /** Middle of the interval: the figure less a line, or nearly one, drawn through the effects before the start. */
  readonly value: number;
  readonly se: number;
  /** The most that the value can be off by where the bound holds. */
  readonly bias: number;
  /** Weights of all effects in the value. */
  readonly combination: readonly number[];
}

/**
 * Sensitivity to trends that differ by a line, but for a slope that changes by up to `bound` a period (Δ^SD).
 *
 * The interval is centred on a weighted sum of all effects and has a length that does not depend on them: of all such
 * intervals that hold the truth as often as said, the shortest (fixed-length confidence interval).
 *
 * in      an event study with one base period; the bound M ≥ 0, in the outcome's unit per period squared
 * out     interval, its middle, largest bias and standard error
 * returns as `checkedEventStudy`
 * not     effects are taken to be normal with the covariance known
 * source  Rambachan & Roth (2023), §2.4.2, §4.1; Armstrong & Kolesár (2018), Econometrica 86, 655–683; R HonestDiD 0.2.8
 *         `createSensitivityResults`, which finds the same interval by a coarser search and simulated quantiles
 */
export function honestSmoothness(
  study: HonestEventStudy,
  { bound, confidence = 0.95 }: { readonly bound: number; readonly confidence?: number },
): HonestSmoothness | PanelNotEstimable {
  const checked = checkedEventStudy(study);
  return checked.kind === "checked" ? shortest(checked, bound, confidence) : checked;
}

/**
 * The smallest bound under which the interval of `honestSmoothness` has 0 in it: how fast the slope of the difference in
 * trends would have to change for the effect to be explained away. 0 where a straight line is enough.
 */
export function smoothnessBreakdown(
  study: HonestEventStudy,
  { confidence = 0.95 }: { readonly confidence?: number } = {},
): { readonly kind: "estimated"; readonly breakdown: number } | PanelNotEstimable {
  const checked = checkedEventStudy(study);
  if (checked.kind !== "checked") return checked;
  const apart = (bound: number) => {
    const { value, low } = shortest(checked, bound, confidence);
    return Math.abs(value) - (value - low);
  };
  if (apart(0) <= 0) return { kind: "estimated", breakdown: 0 };
  // from bounds too small to matter upwards, so that it is the first crossing that is found
  let high = shortest(checked, 0, confidence).se / 64;
  while (apart(high) > 0) high *= 1.5;
  const low = apart(high / 1.5) > 0 ? high / 1.5 : 0;
  const found = root(apart, { low, high, tolerance: 1e-12 * high });
  return { kind: "estimated", breakdown: found.kind === "found" ? found.x : high };
}

/**
 * With c the sequence whose second differences are the weights before the start, bias = bound · Σ|c|; so for each sum of
 * |c| the least variance is a nearest-point problem, and the sum that gives the shortest interval is searched for.
 */
function shortest(study: Checked, bound: number, confidence: number): HonestSmoothness {
  const { effects, covariance, before, weights } = study;
  const slope = weights.reduce((sum, weight, t) => sum + weight * (t + 1), 0);
  const fixed = weights.reduce((sum, _, s) => {
    const ahead = weights.reduce((all, weight, t) => all + weight * Math.max(t + 1 - s, 0), 0);
    return sum + Math.abs(ahead);
  }, 0);
  const bent = Array.from({ length: before - 1 }, (_, j) =>
    Array.from(effects, (_, t) => (t === j || (t === j + 2 && t < before) ? 1 : t === j + 1 ? -2 : 0)),
  );
  const straight = Array.from(effects, (_, t) =>
    t >= before ? at(weights, t - before) : t === before - 1 ? slope : 0,
  );
  const combine = (sum: number) => leastVariance(straight, bent, covariance, sum);
  const halfLength = (sum: number) => {
    const se = standardError(combine(sum), covariance);
    return foldedLimit(bound * (fixed + sum), se, confidence);
  };
  const free = freeBends(straight, bent, covariance);
  const sum =
    bound === 0 || bent.length === 0 ? Number.POSITIVE_INFINITY : lowest(halfLength, sumOfSizes(free));
  const combination = combine(sum);
  const se = standardError(combination, covariance);
  const value = dot(combination, Array.from(effects));
  const bias = bound === 0 ? 0 : bound * (fixed + (bent.length === 0 ? 0 : sum));
  const reach = foldedLimit(bias, se, confidence);
  return {
    kind: "estimated",
    bound,
    confidence,
    value,
    se,
    bias,
    low: value - reach,
    high: value + reach,
    combination,
  };
}

/** Where a convex function of one number is least between 0 and `high`, by golden section. */
function lowest(f: (x: number) => number, high: number): number {
  const golden = (Math.sqrt(5) - 1) / 2;
  let [from, to] = [0, high];
  let [left, right] = [to - golden * (to - from), from + golden * (to - from)];
  let [atLeft, atRight] = [f(left), f(right)];
  while (to - from > 1e-10 * high) {
    if (atLeft <= atRight) {
      [to, right, atRight] = [right, left, atLeft];
      left = to - golden * (to - from);
      atLeft = f(left);
    } else {
      [from, left, atLeft] = [left, right, atRight];
      right = from + golden * (to - from);
      atRight = f(right);
    }
  }
  const middle = (from + to) / 2;
  return [0, high].reduce((best, end) => (f(end) < f(best) ? end : best), middle);
}

function sumOfSizes(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + Math.abs(value), 0);
}
