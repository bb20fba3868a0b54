import { at } from "../../maths/at.js";
import { logDeterminant } from "../../maths/logDeterminant.js";
import { bilinear, crossProduct, type Matrix, rowOf, select } from "../../maths/matrix.js";
import { leastSquares } from "../../maths/qr.js";

/** What is known of each area, in one order. */
export interface AreaData {
  /** Estimate from the area's own answers; `null` where nobody answered. */
  readonly direct: readonly (number | null)[];
  /** Its sampling variance; not read where there is no estimate. */
  readonly variance: readonly (number | null)[];
  /** A row for each area: a one, and its covariates. */
  readonly covariates: Matrix;
}

/** The areas that have a direct estimate. */
export interface Sampled {
  /** Their places in the list of all areas. */
  readonly places: readonly number[];
  readonly direct: readonly number[];
  readonly variances: readonly number[];
  readonly design: Matrix;
}

/** Takes out the areas that have a direct estimate; lists of different lengths are our bug. */
export function sampledAreas({ direct, variance, covariates }: AreaData): Sampled {
  if (direct.length !== covariates.rows || variance.length !== covariates.rows)
    throw new Error(
      `${covariates.rows} rows of covariates, ${direct.length} estimates, ${variance.length} variances`,
    );
  const places = direct.flatMap((value, i) => (value === null ? [] : [i]));
  return {
    places,
    direct: places.map((i) => direct[i] as number),
    variances: places.map((i) => variance[i] ?? 0),
    design: select(covariates, places),
  };
}

/** The regression on covariates where the variance between areas is A: every area weighs 1/(A + ψ). */
export interface Weighted {
  readonly weights: readonly number[];
  readonly coefficients: Float64Array;
  /** (X'WX)⁻¹, the covariance of the coefficients. */
  readonly covariance: Matrix;
  /** y − x'β. */
  readonly residuals: Float64Array;
  /** x'(X'WX)⁻¹x. */
  readonly leverages: readonly number[];
  /** Σw(y − x'β)². */
  readonly misfit: number;
  /** Σ ln(A + ψ). */
  readonly logVariances: number;
  /** ln det X'WX. */
  readonly logInformation: number;
}

/** Weighted least squares of the direct estimates for a given variance between areas. */
export function weightedAt({ direct, variances, design }: Sampled, areaVariance: number): Weighted {
  const weights = variances.map((psi) => 1 / (areaVariance + psi));
  const { coefficients, residuals, unscaled } = leastSquares(design, direct, weights);
  return {
    weights,
    coefficients,
    covariance: unscaled,
    residuals,
    leverages: weights.map((_, k) => bilinear(rowOf(design, k), unscaled, rowOf(design, k))),
    misfit: weights.reduce((sum, w, k) => sum + w * at(residuals, k) ** 2, 0),
    logVariances: weights.reduce((sum, w) => sum - Math.log(w), 0),
    logInformation: logDeterminant(crossProduct(design, weights)),
  };
}
