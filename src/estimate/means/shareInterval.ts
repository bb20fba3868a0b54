import { betaQuantile } from "../../maths/beta.js";
import { guard } from "../../maths/guard.js";
import { studentQuantile } from "../../maths/student.js";
import type { ShareInterval } from "../../vocabulary/design.js";
import type { Interval, NotEstimableReason } from "../../vocabulary/estimate.js";
import { likelihoodLimits } from "./likelihoodLimits.js";

export interface ShareFigures {
  /** The share, 0–1. */
  readonly estimate: number;
  /** Its design-based variance. */
  readonly variance: number;
  /** Degrees of freedom of the variance; `Infinity` for normal intervals. */
  readonly df: number;
  /** People asked (unweighted); R takes the whole design's rows for “beta” and those who answered for “likelihood”. */
  readonly rows: number;
  readonly confidence: number;
  readonly method: ShareInterval;
}

export type ShareLimits =
  | (Interval & { readonly kind: "interval" })
  | { readonly kind: "not-estimable"; readonly reason: NotEstimableReason; readonly detail: string };

/**
 * Confidence interval of a share, by the method's name.
 *
 * in      share 0–1 with its variance, degrees of freedom, number of people, confidence
 * out     limits on the share's scale; only “mean” can leave 0–1
 * returns `not-estimable`: "one-psu" without degrees of freedom, "no-variance" without variance. A share of 0 or 1
 *         has none by linearisation: “beta” and “wilson” then count every person as one, the others have no limits
 * not     for a change or a difference of shares: those take `meanInterval`
 * source  R survey 4.5 `svyciprop`; “beta” Korn & Graubard (1998), Survey Methodology 24, 193–201; the rule at 0
 *         and 1 as NCHS (Parker et al. 2017, Vital and Health Statistics 2(175)); docs/methods/shares.md
 */
export function shareInterval(figures: ShareFigures): ShareLimits {
  const { estimate, variance, confidence, method, rows, df } = figures;
  guard("shareInterval", { estimate, variance, df, rows, confidence });
  if (!(df > 0)) return none("one-psu", "the variance has no degrees of freedom");
  const share = snapped(estimate);
  const alpha = 1 - confidence;
  const t = studentQuantile(1 - alpha / 2, df);
  const divided = share > 0 && share < 1;
  const binomial = share * (1 - share);
  if (divided && !(variance > 1e-18 * binomial))
    return none("no-variance", "everybody's contribution is the same");
  if (!divided && method !== "beta" && method !== "wilson")
    return none("no-variance", `“${method}” has no limits where everybody answered the same`);
  if (rows < 2) return none("no-variance", "one person");
  const effective = divided ? binomial / variance : rows;
  const limits = (): readonly [number, number] => {
    switch (method) {
      case "mean":
        return around(share, t * Math.sqrt(binomial / effective), (x) => x);
      case "asin":
        return around(Math.asin(Math.sqrt(share)), t / (2 * Math.sqrt(effective)), squaredSine);
      case "logit":
      case "xlogit":
        return around(Math.log(share / (1 - share)), t / Math.sqrt(effective * binomial), expit);
      case "wilson":
        return wilson(share, effective, t);
      case "beta":
        return kornGraubard(share, effective * (studentQuantile(1 - alpha / 2, rows - 1) / t) ** 2, alpha);
      case "likelihood":
        return likelihoodLimits(share, ((t * t) / effective) * (rows / (rows - 1)));
    }
  };
  const [low, high] = limits();
  return { kind: "interval", low, high, confidence, method };
}

function none(reason: NotEstimableReason, detail: string): ShareLimits {
  return { kind: "not-estimable", reason, detail };
}

/** Rounding leaves a share of everybody at 1 − 1e-16, which a logit would take at its word. */
function snapped(share: number): number {
  return share < 1e-12 ? 0 : share > 1 - 1e-12 ? 1 : share;
}

function around(middle: number, reach: number, back: (x: number) => number): readonly [number, number] {
  return [back(middle - reach), back(middle + reach)];
}

function expit(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

/** Back from the arcsine of the root; beyond its range the end of the range, where a sine would turn round. */
function squaredSine(angle: number): number {
  return Math.sin(Math.min(Math.max(angle, 0), Math.PI / 2)) ** 2;
}

function wilson(share: number, n: number, t: number): readonly [number, number] {
  const middle = share + (t * t) / (2 * n);
  const reach = t * Math.sqrt((share * (1 - share)) / n + (t * t) / (4 * n * n));
  const spread = 1 + (t * t) / n;
  return [share === 0 ? 0 : (middle - reach) / spread, share === 1 ? 1 : (middle + reach) / spread];
}

/** Clopper and Pearson's limits for an effective number of people. */
function kornGraubard(share: number, n: number, alpha: number): readonly [number, number] {
  const [having, lacking] = [n * share, n * (1 - share)];
  return [
    having === 0 ? 0 : betaQuantile(alpha / 2, having, lacking + 1),
    lacking === 0 ? 1 : betaQuantile(alpha / 2, having + 1, lacking, "upper"),
  ];
}
