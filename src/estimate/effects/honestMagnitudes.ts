import { at } from "../../maths/at.js";
import { bilinear } from "../../maths/matrix.js";
import { normalQuantile } from "../../maths/normal.js";
import {
  type Checked,
  checkedEventStudy,
  type HonestEventStudy,
  type HonestInterval,
  standardError,
} from "./honestEventStudy.js";
import type { PanelNotEstimable } from "./twoWayCells.js";

export interface HonestMagnitudes extends HonestInterval {
  /** What the figure may be if effects were known without error. */
  readonly identified: { readonly low: number; readonly high: number };
  /** The smallest bound under which the interval has 0 in it; 0 where it has without any violation. */
  readonly breakdown: number;
}

/**
 * Sensitivity to trends that diverge after the start by up to `bound` times what they did before it (Δ^RM).
 *
 * From one period to the next the trends of reached and comparison units may part by `bound` times the largest such step
 * seen before the start. For each of these steps and either sign "the figure lies within the bound that this step sets" is
 * tested by its two inequalities, each at half the level; a value is kept where one of the tests keeps it. The interval is
 * the hull of values kept. It holds the truth at least as often as it says, and at `bound` 0 it is the ordinary one.
 *
 * in      an event study with one base period; the bound M̄ ≥ 0
 * out     interval, identified set and breakdown value
 * returns as `checkedEventStudy`
 * not     the conditional/least favourable hybrid (C-LF) of R HonestDiD, which is somewhat shorter. Effects are taken to
 *         be normal with the covariance known
 * source  the restriction: Rambachan & Roth (2023), Review of Economic Studies 90, 2555–2591, §2.4.1; the test: a union of
 *         hypotheses is rejected when each is (Berger 1982, Technometrics 24, 295–300)
 */
export function honestMagnitudes(
  study: HonestEventStudy,
  { bound, confidence = 0.95 }: { readonly bound: number; readonly confidence?: number },
): HonestMagnitudes | PanelNotEstimable {
  const checked = checkedEventStudy(study);
  if (checked.kind !== "checked") return checked;
  const { value } = checked;
  const z = -normalQuantile((1 - confidence) / 2);
  const { steps, reach } = stepsBefore(checked);
  const largest = Math.max(...steps.map(({ size }) => Math.abs(size)));
  const kept = steps.map((step) => limits(step, bound * reach, z)).filter(({ low, high }) => low <= high);
  return {
    kind: "estimated",
    bound,
    confidence,
    low: Math.min(...kept.map(({ low }) => low)),
    high: Math.max(...kept.map(({ high }) => high)),
    identified: { low: value - bound * reach * largest, high: value + bound * reach * largest },
    breakdown: Math.min(...steps.map((step) => firstWithZero(step, z))) / reach,
  };
}

/** One step of the trends before the start, of either sign, beside the figure. */
interface Step {
  readonly value: number;
  readonly size: number;
  readonly variance: number;
  readonly sizeVariance: number;
  readonly covariance: number;
}

/** The steps, and how many of the largest one the figure can be off by. */
function stepsBefore({ effects, covariance, before, weights, value }: Checked): {
  steps: readonly Step[];
  reach: number;
} {
  const figure = Array.from(effects, (_, t) => (t < before ? 0 : at(weights, t - before)));
  const steps = Array.from({ length: before }, (_, s) =>
    [1, -1].map((sign): Step => {
      const step = figure.map((_, t) => (t === s ? -sign : t === s + 1 && t < before ? sign : 0));
      return {
        value,
        size: sign * ((s + 1 < before ? at(effects, s + 1) : 0) - at(effects, s)),
        variance: standardError(figure, covariance) ** 2,
        sizeVariance: standardError(step, covariance) ** 2,
        covariance: bilinear(figure, covariance, step),
      };
    }),
  ).flat();
  const reach = weights.reduce(
    (sum, _, t) => sum + Math.abs(weights.slice(t).reduce((all, weight) => all + weight, 0)),
    0,
  );
  return { steps, reach };
}

/** Values kept by the two one-sided tests of |figure| ≤ m · step. */
function limits({ value, size, ...spread }: Step, m: number, z: number): { low: number; high: number } {
  const se = (sign: number) =>
    Math.sqrt(Math.max(spread.variance + 2 * sign * m * spread.covariance + m * m * spread.sizeVariance, 0));
  return { low: value - m * size - z * se(-1), high: value + m * size + z * se(1) };
}

/**
 * The m at which the limit of one step that is nearer to 0 gets there, from (value − m·size)² = z²·(its variance).
 *
 * The smallest of these over all steps and signs is where 0 is first kept. For were the other limit still short of 0
 * there, then the same step with the other sign would have reached 0 before.
 */
function firstWithZero({ value, size, variance, sizeVariance, covariance }: Step, z: number): number {
  if (Math.abs(value) <= z * Math.sqrt(variance)) return 0;
  const a = size * size - z * z * sizeVariance;
  const b = z * z * covariance * Math.sign(value) - Math.abs(value) * size;
  const c = value * value - z * z * variance;
  const root = b * b - a * c;
  if (root < 0) return Number.POSITIVE_INFINITY;
  // written so that neither root loses its digits
  const q = -(b + (b < 0 ? -1 : 1) * Math.sqrt(root));
  const found = [q / a, c / q].filter((m) => m > 0 && Number.isFinite(m) && Math.abs(value) >= m * size);
  return Math.min(...found);
}
