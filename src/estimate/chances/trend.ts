import { chiSquaredUpperTail } from "../../maths/chiSquared.js";
import { choleskyInverse } from "../../maths/cholesky.js";
import {
  bilinear,
  dot,
  type Matrix,
  matrix,
  multiply,
  multiplyVector,
  transpose,
} from "../../maths/matrix.js";
import type { ChanceFigure, NoChance } from "../../vocabulary/chances.js";
import { none } from "./smooth.js";

export interface TrendQuestion {
  /** Birth cohorts or years, in any order. */
  readonly cohorts: readonly number[];
  readonly values: readonly number[];
  /** Covariance of the values, as `covarianceOf` gives it; a diagonal where cohorts share nobody. */
  readonly covariance: Matrix;
  /** The first cohort after the break, known beforehand; without it one line. */
  readonly breakAt?: number;
  /** Whether the level may jump at the break too, not only the slope turn. */
  readonly jump?: boolean;
  /** Degrees of freedom of the covariance. */
  readonly df?: number;
}

export type Trend =
  | {
      readonly kind: "fitted";
      /** Change of the value per cohort. */
      readonly before: ChanceFigure;
      /** The same after the break, and the difference of both; `null` without a break. */
      readonly after: ChanceFigure | null;
      readonly turn: ChanceFigure | null;
      /** How much the level jumps at the first cohort after the break; `null` where it may not. */
      readonly jump: ChanceFigure | null;
      /** How far cohorts lie from the lines beyond what chance makes them: χ² if the lines were true. */
      readonly misfit: { readonly statistic: number; readonly df: number; readonly p: number };
      /** Values on the lines, in the cohorts' order. */
      readonly fitted: readonly number[];
    }
  | NoChance;

/**
 * The trend of a figure over cohorts, and whether it turned at a known break.
 *
 *     value = level + before·(cohort − break) + turn·(cohort − break)₊ + jump·[cohort ≥ break]
 *
 * in      figures by cohort with their covariance; the break
 * out     slopes in the figure's unit per cohort, by generalised least squares with the covariance taken as known
 * returns `not-estimable`: "too-few-cohorts" with none before the break or none after it, or fewer than three in all
 *         (with a jump two on either side); "singular" where the figures follow from one another
 * not     for a break that was found in the same figures: then its test is far too ready to see one
 * source  Aitken (1936); Muggeo (2003), Statistics in Medicine 22, 3055–3071, for lines that meet
 */
export function trend({ cohorts, values, covariance, breakAt, jump = false, df }: TrendQuestion): Trend {
  const turned = breakAt !== undefined;
  const origin = breakAt ?? cohorts.reduce((sum, c) => sum + c, 0) / cohorts.length;
  const columns = (cohort: number) => {
    const far = cohort - origin;
    const late = far >= 0 ? 1 : 0;
    return [1, far, ...(turned ? [late * far] : []), ...(turned && jump ? [late] : [])];
  };
  const many = columns(origin).length;
  const distinct = (keep: (far: number) => boolean) =>
    new Set(cohorts.filter((cohort) => keep(cohort - origin))).size;
  const few = turned
    ? distinct((far) => far < 0) < (jump ? 2 : 1) || distinct((far) => far > 0) < 1
    : distinct(() => true) < 2;
  if (few || (turned && jump && distinct((far) => far >= 0) < 2) || cohorts.length < many)
    return none(
      "too-few-cohorts",
      `${cohorts.length} cohorts do not make a trend${turned ? " on both sides" : ""}`,
    );
  const precision = choleskyInverse(covariance);
  if (precision.kind !== "solved") return none("singular", "the figures' covariance has no inverse");
  const design = matrix(cohorts.length, many, (i, j) => columns(cohorts[i] as number)[j] as number);
  const weighted = multiply(transpose(design), precision.x);
  const inverted = choleskyInverse(multiply(weighted, design));
  if (inverted.kind !== "solved") return none("singular", "the cohorts do not tell the lines apart");
  const coefficients = multiplyVector(inverted.x, multiplyVector(weighted, values));
  const fitted = Array.from(multiplyVector(design, coefficients));
  const rest = values.map((value, i) => value - (fitted[i] as number));
  const statistic = bilinear(rest, precision.x, rest);
  const left = cohorts.length - many;
  const figure = (weights: readonly number[]): ChanceFigure => {
    const whole = Array.from({ length: many }, (_, j) => weights[j] ?? 0);
    return {
      kind: "figure",
      value: dot(whole, coefficients),
      se: Math.sqrt(bilinear(whole, inverted.x, whole)),
      df: df ?? Number.POSITIVE_INFINITY,
    };
  };
  return {
    kind: "fitted",
    before: figure([0, 1]),
    after: turned ? figure([0, 1, 1]) : null,
    turn: turned ? figure([0, 0, 1]) : null,
    jump: turned && jump ? figure([0, 0, 0, 1]) : null,
    misfit: { statistic, df: left, p: left > 0 ? chiSquaredUpperTail(statistic, left) : 1 },
    fitted,
  };
}
