import { at } from "../../maths/at.js";
import { type Matrix, matrix, multiplyVector, quadraticForm, scale } from "../../maths/matrix.js";
import type { AreaSums } from "../../vocabulary/areaSums.js";
import type { Interval } from "../../vocabulary/estimate.js";
import { type AreaMoments, areaMoments } from "./areaMoments.js";
import { interceptProfile } from "./interceptProfile.js";
import { ratioLimits } from "./ratioLimits.js";
import { variancePeak } from "./variancePeak.js";

export interface RandomInterceptModel {
  readonly outcome: string;
  /** Names of the counted variables that describe people or areas; none: the null model. */
  readonly covariates: readonly string[];
  readonly method: "REML" | "ML";
  readonly confidence?: number;
}

export type RandomIntercept =
  | {
      readonly kind: "fitted";
      readonly method: "REML" | "ML";
      /** Variance of areas' own levels, and of people within them, in the outcome's unit squared. */
      readonly areaVariance: number;
      readonly residualVariance: number;
      /** areaVariance over the sum of both: the part of people's differences that lies between areas. */
      readonly icc: number;
      readonly iccInterval: Interval;
      /** The intercept first; per unit of each covariate. */
      readonly coefficients: readonly {
        readonly name: string;
        readonly value: number;
        readonly se: number;
      }[];
      readonly covariance: Matrix;
      /** −2 times the (restricted) log-likelihood. */
      readonly deviance: number;
      readonly people: number;
      readonly areas: number;
    }
  | {
      readonly kind: "not-estimable";
      readonly reason: "too-few-areas" | "no-variance" | "singular" | "no-convergence";
      readonly detail: string;
    };

/**
 * Multilevel model with a level of its own for each area, from sums by area: y = x'β + u_area + e.
 *
 * in      sums by area with the outcome and the covariates; REML for variances, ML to compare models' likelihoods
 * out     variance components, intraclass correlation with an interval by the profile of the (restricted) likelihood,
 *         coefficients with standard errors that count the areas in
 * returns `not-estimable`: "too-few-areas" with fewer than three, or no more people than coefficients; "no-variance"
 *         where nobody differs from others of their area; "singular"; "no-convergence"
 * not     as a design-based estimate: weights do not enter. For shares it is the linear probability model
 * source  Searle, Casella & McCulloch (1992), Variance Components, ch. 6; R lme4 1.1 `lmer`
 */
export function randomIntercept(sums: AreaSums, model: RandomInterceptModel): RandomIntercept {
  const { method, confidence = 0.95 } = model;
  const moments = areaMoments(sums, model);
  const size = moments.centres.length - 1;
  const people = moments.people.reduce((sum, n) => sum + n, 0);
  const areas = moments.people.length;
  if (areas < 3 || people <= size) return none("too-few-areas", `${areas} areas with ${people} people`);
  const profile = interceptProfile(moments, method);
  const [apart, alike] = [profile.fitAt(FAR), profile.fitAt(0)];
  if (!apart || !alike) return none("singular", "a covariate follows from the others");
  if (!(apart.residual > 1e-10 * alike.residual))
    return none("no-variance", "within areas nothing is left of the differences between people");
  const found = variancePeak({
    scale: areas / people,
    height: (ratio) => -0.5 * profile.deviance(ratio),
    slope: profile.slope,
  });
  const fit = found.kind === "found" ? profile.fitAt(found.x) : null;
  if (found.kind !== "found" || !fit)
    return none("no-convergence", "the variance between areas cannot be found");
  const ratio = found.x;
  const residualVariance = fit.residual / profile.df;
  const back = toOriginalColumns(moments);
  const covariance = scale(quadraticForm(back, fit.inverse), residualVariance);
  const values = multiplyVector(back, fit.coefficients);
  values[0] = at(values, 0) + at(moments.centres, size);
  const { low, high } = ratioLimits(profile.deviance, ratio, confidence);
  return {
    kind: "fitted",
    method,
    areaVariance: ratio * residualVariance,
    residualVariance,
    icc: partOf(ratio),
    iccInterval: { low: partOf(low), high: partOf(high), confidence, method: "profile likelihood" },
    coefficients: ["(Intercept)", ...model.covariates].map((name, j) => ({
      name,
      value: at(values, j),
      se: Math.sqrt(at(covariance.data, j * (size + 1))),
    })),
    covariance,
    deviance: profile.deviance(ratio),
    people,
    areas,
  };
}

/** A ratio of variances at which, for any number of people, areas count as having levels of their own. */
const FAR = 1e12;

/** The part between areas of the whole, from its ratio to what is within. */
function partOf(ratio: number): number {
  return ratio === Number.POSITIVE_INFINITY ? 1 : ratio / (1 + ratio);
}

/** The matrix that takes coefficients of centred columns to those of the columns as they are. */
function toOriginalColumns({ centres }: AreaMoments): Matrix {
  const size = centres.length - 1;
  return matrix(size, size, (i, j) => (i === j ? 1 : i === 0 ? -at(centres, j) : 0));
}

function none(
  reason: Exclude<RandomIntercept, { kind: "fitted" }>["reason"],
  detail: string,
): RandomIntercept {
  return { kind: "not-estimable", reason, detail };
}
