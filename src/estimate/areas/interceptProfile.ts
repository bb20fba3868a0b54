import { at } from "../../maths/at.js";
import { choleskyInverse } from "../../maths/cholesky.js";
import { logDeterminant } from "../../maths/logDeterminant.js";
import {
  add,
  bilinear,
  columnOf,
  dot,
  type Matrix,
  matrix,
  multiplyVector,
  select,
} from "../../maths/matrix.js";
import type { AreaMoments } from "./areaMoments.js";

/** The likelihood of a random-intercept model as a function of the ratio of the variance between areas to that within. */
export interface InterceptProfile {
  /** People, less coefficients where the likelihood is restricted. */
  readonly df: number;
  /** The regression for a ratio; `null` where covariates follow from one another. */
  readonly fitAt: (ratio: number) => InterceptFit | null;
  /** −2 times the (restricted) log-likelihood, highest over all else. */
  readonly deviance: (ratio: number) => number;
  /** How the log-likelihood rises. */
  readonly slope: (ratio: number) => number;
}

export interface InterceptFit {
  /** X'V⁻¹X and its inverse, in units of the residual variance. */
  readonly information: Matrix;
  readonly inverse: Matrix;
  readonly coefficients: Float64Array;
  /** y − x'β as a combination of the columns. */
  readonly direction: readonly number[];
  /** Σ of its squares by V⁻¹. */
  readonly residual: number;
}

/**
 * The profile likelihood from moments by area.
 *
 * An area's people have V = I + ratio·11', whose inverse leaves differences within the area as they are and weighs
 * its mean by n/(1 + n·ratio): so the moments are all that is needed, and nothing is subtracted from anything large.
 *
 * source  Searle, Casella & McCulloch (1992), Variance Components, ch. 6; Bates, Mächler, Bolker & Walker (2015),
 *         Journal of Statistical Software 67, eq. 34–42
 */
export function interceptProfile(moments: AreaMoments, method: "REML" | "ML"): InterceptProfile {
  const size = moments.centres.length - 1;
  const people = moments.people.reduce((sum, n) => sum + n, 0);
  const restricted = method === "REML" ? 1 : 0;
  const df = people - restricted * size;
  const weights = (ratio: number) => moments.people.map((n) => n / (1 + n * ratio));
  const fitAt = (ratio: number): InterceptFit | null => {
    const products = add(moments.within, betweenAreas(moments, weights(ratio)));
    const information = leading(products, size);
    const found = choleskyInverse(information);
    if (found.kind !== "solved") return null;
    const coefficients = multiplyVector(found.x, columnOf(products, size).subarray(0, size));
    const direction = [...Array.from(coefficients, (value) => -value), 1];
    const residual = bilinear(direction, products, direction);
    return { information, inverse: found.x, coefficients, direction, residual };
  };
  const known = (ratio: number) => {
    const found = fitAt(ratio);
    if (!found) throw new Error("interceptProfile: singular");
    return found;
  };
  return {
    df,
    fitAt,
    deviance: (ratio) => {
      const { residual, information } = known(ratio);
      const spread = moments.people.reduce((sum, n) => sum + Math.log1p(n * ratio), 0);
      const fixed = restricted * logDeterminant(information);
      return spread + fixed + df * (1 + Math.log((2 * Math.PI * residual) / df));
    },
    slope: (ratio) => {
      const { residual, inverse, direction } = known(ratio);
      const own = weights(ratio);
      const squares = betweenAreas(
        moments,
        own.map((w) => w * w),
      );
      const fixed = restricted * dot(inverse.data, leading(squares, size).data);
      const misfit = (df / residual) * bilinear(direction, squares, direction);
      return 0.5 * (misfit + fixed - own.reduce((sum, w) => sum + w, 0));
    },
  };
}

/** Σ weight·mean·mean' over the areas. */
function betweenAreas({ means }: AreaMoments, weights: readonly number[]): Matrix {
  const size = means[0]?.length ?? 0;
  return matrix(size, size, (j, k) =>
    means.reduce((sum, mean, i) => sum + at(weights, i) * at(mean, j) * at(mean, k), 0),
  );
}

/** The rows and columns of the coefficients, without the outcome's. */
function leading(m: Matrix, size: number): Matrix {
  const places = Array.from({ length: size }, (_, j) => j);
  return select(m, places, places);
}
