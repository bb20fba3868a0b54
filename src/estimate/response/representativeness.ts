import { choleskyInverse } from "../../maths/cholesky.js";
import { dot, entry, type Matrix, matrix, multiply, quadraticForm, trace } from "../../maths/matrix.js";
import type { Representativeness } from "../../vocabulary/response.js";
import type { Tally } from "../../vocabulary/tally.js";
import { domainTotals, peopleOf, variableIndex } from "../means/ratios.js";
import { binomial } from "../regression/family.js";
import { type Glm, glm, type Regression } from "../regression/glm.js";
import { type Column, category } from "../regression/modelColumns.js";
import { designCovariance } from "../variance/designCovariance.js";
import { InfluenceBuilder } from "../variance/influence.js";
import { levelsOf, reachOf } from "./categoryResponse.js";

/**
 * The R-indicator: how alike the propensities to answer are, 1 − 2S(ρ).
 *
 * in      a tally made by `responseRequest` with base weights that are numbers of people; the outcome's name, the frame
 *         variables (main effects), the confidence
 * out     the indicator with the bias of estimated propensities taken off, its standard error, the coefficient of
 *         variation; all say how the response differs on *these* variables only
 * returns `not-estimable` as `glm`: "no-convergence" where all of a category answered or nobody did
 * not     where people were drawn in clusters
 * source  Shlomo, Skinner & Schouten (2012), Journal of Statistical Planning and Inference 142, 201–211;
 *         de Heij, Schouten & Shlomo (2015), RISQ manual 2.1
 */
export function representativeness(
  tally: Tally,
  {
    response,
    variables,
    confidence,
  }: { readonly response: string; readonly variables: readonly string[]; readonly confidence: number },
): Representativeness | Exclude<Glm, Regression> {
  const columns = variables.flatMap((name) => category(name, levelsOf(tally, name)));
  const model = glm(tally, { response, family: binomial, columns });
  if (model.kind === "not-estimable") return model;
  const patterns = patternsOf(tally, response, columns, model);
  const { weights, propensities, slopes, total } = patterns;
  const weighted = (of: (i: number) => number) => weights.reduce((sum, weight, i) => sum + weight * of(i), 0);
  const mean = weighted((i) => propensities[i] as number) / total;
  const distance = (i: number) => (propensities[i] as number) - mean;
  const spread = weighted((i) => distance(i) ** 2) / (total - 1);
  const covariance = ofResponse(patterns);
  const varianceOfMean = (of: (i: number) => number) => designVariance(tally, response, (i) => of(i) / total);
  const bias =
    weighted((i) => quadratic(slopes[i] as Float64Array, covariance)) / total - varianceOfMean(distance);
  const size = slopes[0]?.length ?? 0;
  const middle = Float64Array.from(
    { length: size },
    (_, j) => weighted((i) => slopes[i]?.[j] as number) / total,
  );
  const away = (i: number, j: number) => (slopes[i]?.[j] as number) - (middle[j] as number);
  const first = Float64Array.from(
    { length: size },
    (_, j) => weighted((i) => distance(i) * away(i, j)) / total,
  );
  const second = matrix(size, size, (j, k) => weighted((i) => away(i, j) * away(i, k)) / total);
  const product = multiply(second, covariance);
  const squares = weighted((i) => distance(i) ** 2) / total;
  const variance =
    4 * quadratic(first, covariance) +
    2 * trace(multiply(product, product)) +
    varianceOfMean((i) => distance(i) ** 2 - squares);
  const deviation = Math.sqrt(Math.max(0, spread - bias));
  const se = spread > 0 ? Math.sqrt(variance / spread) : 0;
  const value = 1 - 2 * deviation;
  const variation = deviation / mean;
  const reach = reachOf(confidence) * se;
  return {
    kind: "representativeness",
    coefficients: coefficientsOf(tally, model),
    mean,
    value,
    se,
    interval: [value - reach, Math.min(1, value + reach)],
    unadjusted: 1 - 2 * Math.sqrt(spread),
    variation: { value: variation, se: Math.sqrt(se ** 2 / 4 / mean ** 2 + variation ** 4 / model.people) },
    largestShareBias: variation / 2,
    propensities: tally.domains.map((pattern, i) => ({ pattern, value: propensities[i] as number })),
  };
}

interface ModelPatterns {
  /** Σw, and Σw², of the people in each pattern. */
  readonly weights: Float64Array;
  readonly squares: Float64Array;
  readonly propensities: Float64Array;
  /** ρ(1 − ρ)·x: how a pattern's propensity moves with each coefficient. */
  readonly slopes: readonly Float64Array[];
  readonly rows: readonly Float64Array[];
  /** Σw of all. */
  readonly total: number;
}

function patternsOf(
  tally: Tally,
  response: string,
  columns: readonly Column[],
  { values }: Regression,
): ModelPatterns {
  const weights = domainTotals(tally, peopleOf(response));
  const rows = tally.domains.map((domain) =>
    Float64Array.from([1, ...columns.map(({ valueIn }) => valueIn(domain))]),
  );
  const propensities = Float64Array.from(rows, (row) => binomial.mean(dot(row, values)));
  const slopes = rows.map((row, i) => {
    const rho = propensities[i] as number;
    return row.map((x) => rho * (1 - rho) * x);
  });
  return {
    weights,
    squares: squaredWeights(tally, response),
    propensities,
    slopes,
    rows,
    total: sum(weights),
  };
}

/** Covariance of the coefficients over chance answers of those who were invited: J⁻¹·Σw²ρ(1 − ρ)xx'·J⁻¹. */
function ofResponse({ weights, squares, slopes, rows }: ModelPatterns): Matrix {
  const size = rows[0]?.length ?? 0;
  const information = (by: Float64Array) =>
    matrix(size, size, (j, k) =>
      by.reduce(
        (sum, weight, i) =>
          sum +
          (weight *
            ((slopes[i]?.[j] as number) * (rows[i]?.[k] as number) +
              (slopes[i]?.[k] as number) * (rows[i]?.[j] as number))) /
            2,
        0,
      ),
    );
  const inverse = choleskyInverse(information(weights));
  if (inverse.kind !== "solved") throw new Error("a model that was fitted has no information");
  return quadraticForm(inverse.x, information(squares));
}

/** Σw² of each domain, from the second moments that a tally of people drawn directly has. */
function squaredWeights(tally: Tally, response: string): Float64Array {
  const { moments, cells } = tally;
  if (!moments) throw new Error("R-indicators need people who were drawn directly");
  const one = variableIndex(tally, `${response} answered`);
  const at = moments.pairs.findIndex(([a, b]) => a === one && b === one);
  const out = new Float64Array(tally.domains.length);
  cells.domain.forEach((d, cell) => {
    if (d >= 0) out[d] = (out[d] as number) + (moments.products[cell * moments.pairs.length + at] as number);
  });
  return out;
}

/** Variance over samples of Σ w·c, where everyone in a pattern has the same c. */
function designVariance(tally: Tally, response: string, of: (pattern: number) => number): number {
  const builder = new InfluenceBuilder(tally, 1);
  const one = variableIndex(tally, `${response} answered`);
  tally.domains.forEach((_, d) => {
    builder.add(0, d, one, of(d));
  });
  const found = designCovariance(tally, builder.done(), { lonelyPsu: "adjust" });
  if (found.kind !== "covariance") throw new Error("a lonely person under the rule “adjust”");
  return Math.max(0, found.data[0] as number);
}

function coefficientsOf(tally: Tally, { names, values, influence }: Regression) {
  const found = designCovariance(tally, influence, { lonelyPsu: "adjust" });
  if (found.kind !== "covariance") throw new Error("a lonely person under the rule “adjust”");
  return names.map((name, k) => ({
    name,
    value: values[k] as number,
    se: Math.sqrt(Math.max(0, found.data[k * found.size + k] as number)),
  }));
}

function quadratic(v: Float64Array, m: Matrix): number {
  return v.reduce((sum, a, j) => sum + v.reduce((s, b, k) => s + a * b * entry(m, j, k), 0), 0);
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}
