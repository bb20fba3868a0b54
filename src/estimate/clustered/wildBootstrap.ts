import { at } from "../../maths/at.js";
import { dot, multiplyVector, rowOf } from "../../maths/matrix.js";
import type { Clusters } from "./clusterSums.js";
import { drawsOf, sizeOfT } from "./drawnT.js";
import { type Unfitted, unfitted } from "./linearRegression.js";
import { type WildSigns, type WildSignsRequest, type WildWeights, wildSigns } from "./wildSigns.js";

export interface WildBootstrap {
  readonly kind: "bootstrap";
  readonly name: string;
  readonly value: number;
  /** t of the hypothesis, by CR1. */
  readonly t: number;
  /** Share of draws as far from the hypothesis as the data. */
  readonly p: number;
  /** Values that are not rejected; an end is infinite where no value on that side can be. */
  readonly low: number;
  readonly high: number;
  readonly confidence: number;
  readonly clusters: number;
  readonly draws: number;
  readonly weights: WildWeights;
  /** Every pattern of signs was tried: nothing depends on chance. */
  readonly all: boolean;
}

export interface WildRequest extends Partial<WildSignsRequest> {
  /** Name of the coefficient. */
  readonly coefficient: string;
  /** What it is under the hypothesis; 0 if left out. */
  readonly hypothesis?: number;
  readonly confidence?: number;
}

/**
 * Test and interval of one coefficient when clusters are few: residuals under the hypothesis are multiplied by one random
 * sign a cluster, again and again, and the t of the data is held against those.
 *
 * in      a regression summed up to its clusters; the coefficient; draws (9999) and seed (1). Clusters are drawn for in
 *         their order, which `cellsOfRows` makes that of their names
 * out     p counts draws whose |t| is that of the data or more; with random draws the data count as one of them, so p is
 *         never 0. The interval holds the values whose p is above 1 − confidence: not symmetric about the estimate
 * returns `not-estimable`: "one-psu" below two clusters; "no-variance" where the clusters' scores are all 0
 * throws  Error for a coefficient that is not there
 * not     where fewer than some four clusters are treated: the test then hardly ever rejects (all ± of few clusters)
 * source  Cameron, Gelbach & Miller (2008), Review of Economics and Statistics 90, 414–427; Roodman, MacKinnon, Nielsen &
 *         Webb (2019), Stata Journal 19, 4–60 (the test from sums of clusters; inversion)
 */
export function wildBootstrap(regression: Clusters, request: WildRequest): WildBootstrap | Unfitted {
  const { coefficient, hypothesis = 0, confidence = 0.95, draws = 9999, seed = 1, weights } = request;
  const { names, coefficients, clusters } = regression;
  const place = names.indexOf(coefficient);
  if (place < 0) throw new Error(`wildBootstrap: no coefficient “${coefficient}”`);
  if (clusters.length < 2) return unfitted("one-psu", `${clusters.length} cluster: two are needed`);
  const signs = wildSigns(clusters.length, { draws, seed, ...(weights ? { weights } : {}) });
  const value = at(coefficients, place);
  const { tAt, pAt, se } = nullImposed(regression, place, signs);
  if (!(se > 0)) return unfitted("no-variance", "residuals of all clusters are 0");
  const reach = (side: number) => value + side * farthest((far) => pAt(-side * far) > 1 - confidence, se);
  return {
    kind: "bootstrap",
    name: coefficient,
    value,
    t: tAt(value - hypothesis),
    p: pAt(value - hypothesis),
    low: reach(-1),
    high: reach(1),
    confidence,
    clusters: clusters.length,
    draws: signs.draws,
    weights: signs.weights,
    all: signs.all,
  };
}

/** t and p as functions of how far the estimate lies above the hypothesis. */
function nullImposed({ clusters, root }: Clusters, place: number, { signs, draws, all }: WildSigns) {
  const direction = rowOf(root, place);
  const variance = dot(direction, direction);
  const many = clusters.length;
  const pulls = clusters.map(({ weighted }) => multiplyVector(weighted, direction));
  const own = clusters.map(({ score }) => dot(score, direction));
  const correction = many / (many - 1);
  const se = Math.sqrt(correction * own.reduce((sum, score) => sum + score * score, 0));
  const tAt = (far: number) => far / se;
  const drawn = Array.from({ length: draws }, (_, b) => b * many).map(
    drawsOf(clusters, pulls, direction, variance, signs),
  );
  const pAt = (far: number) => {
    const wanted = Math.abs(tAt(far)) * (1 - 1e-9);
    let extreme = all ? 0 : 1;
    for (const one of drawn) if (sizeOfT(one, far, correction) >= wanted) extreme++;
    return extreme / (all ? draws : draws + 1);
  };
  return { tAt, pAt, se };
}

/** How far one can go from 0 while `inside` holds: by doubling, then halving; infinite beyond 1000 standard errors. */
function farthest(inside: (far: number) => boolean, se: number): number {
  let [low, high] = [0, se];
  while (inside(high)) {
    if (high > 1000 * se) return Number.POSITIVE_INFINITY;
    [low, high] = [high, 2 * high];
  }
  while (high - low > 1e-7 * se) {
    const middle = (low + high) / 2;
    if (inside(middle)) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
