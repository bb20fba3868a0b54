import { at } from "../../maths/at.js";
import { entry, type Matrix, matrix, scale } from "../../maths/matrix.js";
import type { ClusterErrors } from "../../vocabulary/quantity.js";
import { clusterCovariance } from "../clustered/clusterCovariance.js";
import { sumsOfCoefficients } from "../clustered/clusterSums.js";
import { wildBootstrap } from "../clustered/wildBootstrap.js";
import type { PanelEffect } from "./twoWayCells.js";
import type { TwoWayRegression } from "./twoWayRegression.js";

/** How sure figures are told to be. */
export interface TwoWayErrors {
  readonly errors: ClusterErrors;
  /** Of the interval of a bootstrap. */
  readonly confidence: number;
}

/** As R `fixest` tells errors. */
export const usualErrors: TwoWayErrors = { errors: "CR1", confidence: 0.95 };

/** What a bootstrap draws, told with its results. */
export const wildDraws = { draws: 9999, seed: 1 } as const;

interface TwoWayFigures {
  readonly effects: readonly PanelEffect[];
  /** Of the effects, in their order. */
  readonly covariance: Matrix;
}

/**
 * Sums of a two-way regression's coefficients, with errors by cluster.
 *
 * With G clusters, n observations and K regressors and period effects (not unit effects, which lie within clusters), the
 * sandwich is taken as it is by CR0, times G/(G − 1) · (n − 1)/(n − K) by CR1; CR2 adjusts the residuals of each cluster
 * instead. The bootstrap tells p and interval beside the standard error of CR1.
 *
 * in      the regression, made for these errors; weights: sums × regressors
 * out     df = G − 1, for CR2 Satterthwaite's; nothing by a bootstrap where all residuals are 0
 * source  Liang & Zeger (1986), Biometrika 73, 13–22; conventions of R fixest 0.14 `feols`, `cluster =`; and those of
 *         `clusterCovariance` and `wildBootstrap`
 */
export function twoWayFigures(
  { regression, observed, left }: TwoWayRegression,
  weights: Matrix,
  { errors, confidence }: TwoWayErrors,
): TwoWayFigures {
  const names = Array.from({ length: weights.rows }, (_, k) => `${k}`);
  const wide = matrix(weights.rows, regression.names.length, (k, j) =>
    j < weights.cols ? entry(weights, k, j) : 0,
  );
  const figures = sumsOfCoefficients(regression, names, wide);
  const found = clusterCovariance(figures, errors === "wild" ? "CR1" : errors);
  if (found.kind !== "covariance") throw new Error("twoWayFigures: clusters were counted before");
  const enlarged = errors === "CR1" || errors === "wild";
  const covariance = enlarged ? scale(found.matrix, (observed - 1) / left) : found.matrix;
  const effects = names.map((coefficient, k): PanelEffect => {
    const se = Math.sqrt(Math.max(0, entry(covariance, k, k)));
    const effect = { value: at(figures.coefficients, k), se, df: at(found.df, k) };
    if (errors !== "wild") return effect;
    const wild = wildBootstrap(figures, { coefficient, confidence, ...wildDraws });
    if (wild.kind !== "bootstrap") return effect; // residuals are 0, and so is se
    return { ...effect, wild: { p: wild.p, low: wild.low, high: wild.high } };
  });
  return { effects, covariance };
}
