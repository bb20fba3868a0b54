import { type Matrix, matrix, multiplyVector, quadraticForm, rowOf, scale } from "../../maths/matrix.js";
import type { NotEstimableReason } from "../../vocabulary/estimate.js";
import type { Tally } from "../../vocabulary/tally.js";
import { type Linearised, variableIndex } from "../means/ratios.js";
import { degreesOfFreedom } from "../variance/degreesOfFreedom.js";
import { InfluenceBuilder } from "../variance/influence.js";
import { iterate, type Maximum } from "./iterate.js";
import { type Model, type Patterns, patternsOf } from "./patterns.js";

/** A fitted regression: coefficients with their linearisation, for `designCovariance`. Weights average 1 here. */
export interface Regression extends Linearised {
  readonly kind: "regression";
  readonly names: readonly string[];
  /** The term of each coefficient; the intercept's is "(Intercept)". */
  readonly terms: readonly string[];
  /** (X'WVX)⁻¹: the covariance that a simple random sample would give, but for the dispersion. */
  readonly unscaled: Matrix;
  /** Degrees of freedom of the coefficients' intervals: those of the design, less one for each slope. */
  readonly df: number;
  readonly deviance: number;
  readonly nullDeviance: number;
  /** Variance of the Pearson residuals among people. */
  readonly dispersion: number;
  /** People in the model, unweighted. */
  readonly people: number;
  readonly iterations: number;
}

export type Glm =
  | Regression
  | { readonly kind: "not-estimable"; readonly reason: NotEstimableReason; readonly detail: string };

/**
 * Regression on a sample with a design: least squares, logistic, or log-linear for counts.
 *
 * in      a tally made by `regressionRequest` (`countRegressionRequest` for poisson); the response's name in it, the
 *         family, and the columns of the model beside the intercept
 * out     coefficients on the link's scale per unit of each column; pass `influence` to `designCovariance`
 * returns `not-estimable`: "no-answers", "singular" where columns depend on one another, "no-convergence" where the
 *         outcome is separated or the steps do not come to rest
 * not     for continuous predictors on many rows (a pattern a row), nor for other links than the canonical
 * source  Binder (1983), International Statistical Review 51, 279–292; R survey 4.5 `svyglm` with epsilon = 1e-15
 */
export function glm(tally: Tally, model: Model): Glm {
  const patterns = patternsOf(tally, model);
  if (patterns.people === 0) return none("no-answers", "nobody answered the outcome and all predictors");
  if (patterns.sums.some(({ weight }) => weight < 0))
    return none("no-convergence", "the weights of some pattern add up to less than zero");
  const found = iterate(patterns, model.family);
  const columnNames = model.columns.map(({ name }) => name);
  if (found.kind === "singular") {
    const followers = found.columns.map((j) => columnNames[j - 1] ?? "(Intercept)").join(", ");
    return none("singular", `follows from the columns before: ${followers}`);
  }
  if (found.kind === "no-convergence") return none("no-convergence", found.detail);
  const back = toOriginalColumns(patterns);
  const values = multiplyVector(back, found.coefficients);
  values[0] = (values[0] as number) + patterns.origin;
  const { people, weight, sums } = patterns;
  const overall = sums.reduce((sum, { total }) => sum + total, 0) / weight;
  const devianceFrom = (meanOf: (i: number) => number) =>
    sums.reduce((sum, pattern, i) => sum + model.family.deviance(pattern, meanOf(i)), 0) * (people / weight);
  return {
    kind: "regression",
    names: ["(Intercept)", ...columnNames],
    terms: ["(Intercept)", ...model.columns.map(({ term }) => term)],
    values,
    influence: scores(tally, model, patterns, found, back),
    unscaled: scale(quadraticForm(back, found.unscaled), weight / people),
    df: degreesOfFreedom(tally, patterns.domains) - model.columns.length,
    deviance: devianceFrom((i) => found.means[i] as number),
    nullDeviance: devianceFrom(() => overall),
    dispersion: dispersion(patterns, found, model),
    people,
    iterations: found.iterations,
  };
}

/** The matrix that takes coefficients of centred columns to those of the columns as they are. */
function toOriginalColumns({ centres }: Patterns): Matrix {
  const size = centres.length + 1;
  return matrix(size, size, (i, j) => (i === j ? 1 : i === 0 ? -(centres[j - 1] as number) : 0));
}

/** Each person moves the coefficients by w·(y − mean)·(X'WVX)⁻¹x. */
function scores(tally: Tally, { response }: Model, patterns: Patterns, found: Maximum, back: Matrix) {
  const builder = new InfluenceBuilder(tally, back.rows);
  const outcome = variableIndex(tally, response);
  const there = variableIndex(tally, `${response} answered`);
  const centre = tally.variables[outcome]?.centre ?? 0;
  patterns.domains.forEach((d, i) => {
    const mean = (found.means[i] as number) + patterns.origin;
    multiplyVector(back, multiplyVector(found.unscaled, rowOf(patterns.design, i))).forEach((c, p) => {
      builder.add(p, d, outcome, c).add(p, d, there, c * (centre - mean));
    });
  });
  return builder.done();
}

/** n/(n − 1) times the weighted variance of (y − mean)/√variance. */
function dispersion({ sums, people, weight }: Patterns, { means }: Maximum, { family }: Model): number {
  let [first, second] = [0, 0];
  sums.forEach(({ weight: own, total, squares }, i) => {
    const mean = means[i] as number;
    const variance = family.variance(mean);
    first += (total - own * mean) / Math.sqrt(variance);
    second += (squares - 2 * mean * total + mean * mean * own) / variance;
  });
  return ((second / weight - (first / weight) ** 2) * people) / (people - 1);
}

function none(reason: NotEstimableReason, detail: string): Glm {
  return { kind: "not-estimable", reason, detail };
}
