import { at } from "../../maths/at.js";
import { bilinear, dot, entry, type Matrix, matrix, rowOf } from "../../maths/matrix.js";
import { normalUpperTail } from "../../maths/normal.js";
import type { AreaVarianceMethod } from "./fayHerriot.js";
import { type AreaData, sampledAreas, type Weighted, weightedAt } from "./sampledAreas.js";

export interface AreaPredictions {
  /** Variance between areas that covariates do not account for, in the unit squared. */
  readonly areaVariance: number;
  readonly areas: readonly AreaPrediction[];
  /** Covariance of the errors of the areas' values, areas × areas; their mean squared errors on the diagonal. */
  readonly errors: Matrix;
  readonly coefficients: readonly AreaCoefficient[];
  readonly goodness: {
    readonly logLikelihood: number;
    readonly aic: number;
    readonly bic: number;
    readonly kic: number;
  };
}

export interface AreaPrediction {
  /** gamma·direct + (1 − gamma)·synthetic: the empirical best linear unbiased predictor. */
  readonly value: number;
  /** What areas with its covariates have on average. */
  readonly synthetic: number;
  /** How much the value leans on the area's own answers: 1 wholly, 0 not at all. */
  readonly gamma: number;
  /** Mean squared error, in the unit squared. */
  readonly mse: number;
}

export interface AreaCoefficient {
  readonly value: number;
  readonly se: number;
  /** value/se, a normal variable where the coefficient is 0. */
  readonly statistic: number;
  readonly p: number;
}

/**
 * Predictions of areas for a given variance between them, with the errors that estimating it by `method` leaves.
 *
 * The errors of two areas are correlated by the coefficients that they share; what estimating the variance adds to
 * their covariance is of smaller order and left out.
 *
 * in      as `fayHerriot`, sampling variances above 0; the variance between areas
 * source  mean squared error g₁ + g₂ + 2g₃ − b: Prasad & Rao (1990), JASA 85, 163–171 (REML: b = 0); Datta & Lahiri
 *         (2000), Statistica Sinica 10, 613–627 (ML); Datta, Rao & Smith (2005), Biometrika 92, 183–196 (FH).
 *         Where b exceeds g₁, their difference counts as 0.
 */
export function areaPredictions(
  data: AreaData,
  areaVariance: number,
  method: AreaVarianceMethod,
): AreaPredictions {
  const fit = weightedAt(sampledAreas(data), areaVariance);
  const { spread, bias } = uncertaintyOfVariance(fit, method);
  const { covariates } = data;
  const own = (i: number) => {
    const direct = data.direct[i] ?? null;
    const weight = direct === null ? 0 : 1 / (areaVariance + (data.variance[i] ?? 0));
    return { direct, weight, gamma: areaVariance * weight };
  };
  const areas = data.direct.map((_, i) => {
    const { direct, weight, gamma } = own(i);
    const row = rowOf(covariates, i);
    const synthetic = dot(row, fit.coefficients);
    const rest = (1 - gamma) ** 2;
    const shrinking = Math.max(0, areaVariance * (1 - gamma) - bias * rest);
    const fitting = rest * bilinear(row, fit.covariance, row);
    return {
      value: direct === null ? synthetic : synthetic + gamma * (direct - synthetic),
      synthetic,
      gamma,
      mse: shrinking + fitting + 2 * rest * spread * weight,
    };
  });
  const errors = matrix(areas.length, areas.length, (i, j) => {
    if (i === j) return areas[i]?.mse ?? 0;
    const shared = bilinear(rowOf(covariates, i), fit.covariance, rowOf(covariates, j));
    return (1 - own(i).gamma) * (1 - own(j).gamma) * shared;
  });
  return { areaVariance, areas, errors, coefficients: coefficientsOf(fit), goodness: goodnessOf(fit) };
}

/** Variance of the estimated variance between areas, and its bias, to first order. */
function uncertaintyOfVariance({ weights, leverages }: Weighted, method: AreaVarianceMethod) {
  const sum = (of: (w: number, k: number) => number) => weights.reduce((all, w, k) => all + of(w, k), 0);
  const squares = sum((w) => w * w);
  switch (method) {
    case "REML":
      return { spread: 2 / squares, bias: 0 };
    case "ML":
      return { spread: 2 / squares, bias: -sum((w, k) => w * w * at(leverages, k)) / squares };
    case "FH": {
      const [many, total] = [weights.length, sum((w) => w)];
      return { spread: (2 * many) / total ** 2, bias: (2 * (many * squares - total ** 2)) / total ** 3 };
    }
  }
}

function coefficientsOf({ coefficients, covariance }: Weighted): readonly AreaCoefficient[] {
  return Array.from(coefficients, (value, j) => {
    const se = Math.sqrt(entry(covariance, j, j));
    const statistic = value / se;
    return { value, se, statistic, p: 2 * normalUpperTail(Math.abs(statistic)) };
  });
}

/** The likelihood of the direct estimates; a parameter for each coefficient and one for the variance. */
function goodnessOf({ weights, coefficients, misfit, logVariances }: Weighted) {
  const logLikelihood = -0.5 * (weights.length * Math.log(2 * Math.PI) + logVariances + misfit);
  const parameters = coefficients.length + 1;
  const penalised = (each: number) => -2 * logLikelihood + each * parameters;
  return {
    logLikelihood,
    aic: penalised(2),
    bic: penalised(Math.log(weights.length)),
    kic: penalised(3),
  };
}
