import { fSumUpperTail } from "../../maths/chiSquaredSum.js";
import { choleskyInverse } from "../../maths/cholesky.js";
import { type Matrix, select } from "../../maths/matrix.js";
import { symmetrised } from "../../maths/symmetric.js";
import { productEigenvalues } from "../../maths/symmetricEigen.js";
import type { NotEstimableReason } from "../../vocabulary/estimate.js";
import { type WaldTest, waldTest } from "../contrasts/waldTest.js";
import type { Regression } from "./glm.js";

/**
 * Wald test that all coefficients of some terms are zero.
 *
 * in      a regression, the covariance of its coefficients, the terms
 * out     F on (number of coefficients, the regression's df)
 * returns `not-estimable` as `waldTest`
 * source  R survey 4.5 `regTermTest(method = "Wald")`
 */
export function termWald(regression: Regression, covariance: Matrix, terms: readonly string[]): WaldTest {
  const places = placesOf(regression, terms);
  const estimates = places.map((p) => regression.values[p] as number);
  return waldTest(estimates, select(covariance, places, places), { df: regression.df });
}

export type LikelihoodRatio =
  | {
      readonly kind: "tested";
      /** Difference of the two deviances, weights averaging 1. */
      readonly statistic: number;
      /** What each degree of freedom of it is multiplied by, in this design. */
      readonly effects: Float64Array;
      readonly df: readonly [numerator: number, denominator: number];
      readonly p: number;
    }
  | { readonly kind: "not-estimable"; readonly reason: NotEstimableReason; readonly detail: string };

/**
 * Likelihood ratio test that all coefficients of some terms are zero, with Rao and Scott's correction.
 *
 * in      the regression, the one without the terms on the same tally, the covariance of the former, the terms
 * out     p from the sum of χ² variables that the deviances' difference has in this design, by saddle point
 * returns `not-estimable`: "one-psu" without degrees of freedom, "singular" where a coefficient has no variance
 * source  Lumley & Scott (2014), Australian & New Zealand Journal of Statistics 56, 1–14; R survey 4.5
 *         `regTermTest(method = "LRT")`
 */
export function termLikelihoodRatio(
  regression: Regression,
  without: Regression,
  covariance: Matrix,
  terms: readonly string[],
): LikelihoodRatio {
  const places = placesOf(regression, terms);
  if (regression.df < 1) return none("one-psu", "no degrees of freedom are left");
  const information = choleskyInverse(select(regression.unscaled, places, places));
  if (information.kind !== "solved") return none("singular", "the terms depend on one another");
  const effects = productEigenvalues(symmetrised(select(covariance, places, places)), information.x);
  if (effects.kind !== "values" || !((effects.values[0] ?? 0) > 0))
    return none("singular", "the terms' coefficients have no variance");
  const positive = effects.values.map((effect) => Math.max(0, effect));
  const statistic = without.deviance - regression.deviance;
  return {
    kind: "tested",
    statistic,
    effects: positive,
    df: [places.length, regression.df],
    p: fSumUpperTail(statistic, { weights: positive }, regression.df),
  };
}

function placesOf({ terms }: Regression, wanted: readonly string[]): readonly number[] {
  const places = terms.flatMap((term, p) => (wanted.includes(term) ? [p] : []));
  const missing = wanted.filter((term) => !terms.includes(term));
  if (places.length === 0 || missing.length > 0)
    throw new Error(`no term “${missing.join("”, “")}” in the model`);
  return places;
}

function none(reason: NotEstimableReason, detail: string): LikelihoodRatio {
  return { kind: "not-estimable", reason, detail };
}
