import { at } from "../../maths/at.js";
import { entry } from "../../maths/matrix.js";
import { studentQuantile, studentTwoSided } from "../../maths/student.js";
import type { Covariance } from "./rowCovariance.js";

/** One coefficient, judged by t with its own degrees of freedom. */
export interface CoefficientTest {
  readonly name: string;
  readonly value: number;
  readonly se: number;
  readonly df: number;
  readonly t: number;
  /** Two-sided, that the coefficient is 0. */
  readonly p: number;
  readonly low: number;
  readonly high: number;
}

/**
 * The coefficients of a regression with a covariance of the caller's choice.
 *
 * in      a fit or its clusters; a covariance of it; the confidence of the intervals
 * out     one for each coefficient, in the outcome's unit per unit of the column
 */
export function coefficientTests(
  { names, coefficients }: { readonly names: readonly string[]; readonly coefficients: Float64Array },
  { matrix, df }: Covariance,
  confidence = 0.95,
): readonly CoefficientTest[] {
  return names.map((name, j) => {
    const [value, se, own] = [at(coefficients, j), Math.sqrt(entry(matrix, j, j)), at(df, j)];
    const reach = -studentQuantile((1 - confidence) / 2, own) * se;
    const t = value / se;
    return {
      name,
      value,
      se,
      df: own,
      t,
      p: studentTwoSided(t, own),
      low: value - reach,
      high: value + reach,
    };
  });
}
