import { at } from "../../../maths/at.js";
import { chiSquaredUpperTail } from "../../../maths/chiSquared.js";
import { entry } from "../../../maths/matrix.js";
import {
  noncentralChiSquaredCdf,
  noncentralChiSquaredUpperTail,
} from "../../../maths/noncentralChiSquared.js";
import { positiveDefinite } from "../../../maths/positiveDefinite.js";
import { root } from "../../../maths/root.js";
import type { FitMeasures, Rmsea } from "../../../vocabulary/scaleQuality.js";
import type { ItemMoments } from "../itemMoments.js";
import type { GroupState, Structure } from "./factorModel.js";
import { type FittedFactorModel, likelihoodCovariance } from "./fitFactorModel.js";
import { impliedCovariance, impliedMeans } from "./implied.js";

/** Which means a model accounts for: none, all of them as they are, or those it makes itself. */
export type Means = "left-out" | "free" | "modelled";

/**
 * How well a fitted factor model reproduces what was observed.
 *
 * in      the moments by group that it was fitted to, the model, and which means count as data
 * out     the likelihood-ratio statistic (n times the discrepancy, as lavaan's likelihood "normal"; with n − 1 in its
 *         place it would be "wishart"), CFI, TLI, RMSEA with 90 % interval, SRMR, and information criteria
 * source  Bentler (1990); Tucker & Lewis (1973); Steiger & Lind (1980), times √groups: Steiger (1998); SRMR: Bentler
 *         (1995), with the means where they count. R lavaan 0.6-14 `fitMeasures`
 */
export function fitMeasures(
  groups: readonly ItemMoments[],
  structure: Structure,
  { chiSquared, parameters, states }: FittedFactorModel,
  means: Means,
): FitMeasures {
  const items = structure.factorOf.length;
  const n = groups.reduce((sum, moments) => sum + moments.n, 0);
  const allMeans = means === "left-out" ? 0 : groups.length * items;
  const data = (groups.length * items * (items + 1)) / 2 + allMeans;
  const all = parameters + (means === "free" ? allMeans : 0);
  const df = data - all;
  const baseline = {
    chiSquared: groups.reduce((sum, moments) => sum + independence(moments), 0),
    df: (groups.length * items * (items - 1)) / 2,
  };
  const logLikelihood = groups.reduce((sum, moments) => sum + unrestricted(moments), 0) - chiSquared / 2;
  return {
    kind: "fit",
    n,
    parameters: all,
    chiSquared,
    df,
    p: df > 0 ? chiSquaredUpperTail(chiSquared, df) : null,
    baseline,
    cfi: cfi({ chiSquared, df }, baseline),
    tli: tli({ chiSquared, df }, baseline),
    rmsea: rmsea({ chiSquared, df }, n, groups.length),
    srmr: groups.reduce(
      (sum, moments, group) =>
        sum + (moments.n / n) * residualSize(moments, structure, states[group] as GroupState, means),
      0,
    ),
    logLikelihood,
    aic: 2 * all - 2 * logLikelihood,
    bic: all * Math.log(n) - 2 * logLikelihood,
  };
}

interface Statistic {
  readonly chiSquared: number;
  readonly df: number;
}

function cfi(model: Statistic, baseline: Statistic): number {
  const off = Math.max(model.chiSquared - model.df, 0);
  const most = Math.max(off, baseline.chiSquared - baseline.df);
  return model.df === 0 || off === 0 ? 1 : 1 - off / most;
}

function tli(model: Statistic, baseline: Statistic): number {
  const off = (model.chiSquared - model.df) * baseline.df;
  const most = (baseline.chiSquared - baseline.df) * model.df;
  return model.df > 0 && most !== 0 ? 1 - off / most : 1;
}

/** Root mean square error of approximation, in several groups times their number's root; 0 without df. */
export function rmseaValue({ chiSquared, df }: Statistic, n: number, groups: number): number {
  return df > 0 ? Math.sqrt((Math.max(chiSquared - df, 0) / (n * df)) * groups) : 0;
}

const confidence = 0.9;

function rmsea(statistic: Statistic, n: number, groups: number): Rmsea {
  const { chiSquared, df } = statistic;
  const value = rmseaValue(statistic, n, groups);
  if (df === 0) return { value, low: 0, high: 0, confidence, pClose: null };
  const limit = (p: number) => Math.sqrt((noncentralityAt(statistic, p) / (n * df)) * groups);
  const tail = (1 - confidence) / 2;
  const close = (n * df * 0.05 ** 2) / groups;
  return {
    value,
    low: limit(1 - tail),
    high: limit(tail),
    confidence,
    pClose: noncentralChiSquaredUpperTail(chiSquared, df, close),
  };
}

/** The noncentrality under which a statistic up to this one has probability p; 0 where even none makes it rarer. */
function noncentralityAt({ chiSquared, df }: Statistic, p: number): number {
  const excess = (noncentrality: number) => noncentralChiSquaredCdf(chiSquared, df, noncentrality) - p;
  if (excess(0) <= 0) return 0;
  const found = root(excess, { low: 0, high: chiSquared + 1, within: [0, 10 * (chiSquared + df + 10)] });
  if (found.kind !== "found") throw new Error(`no noncentrality for a statistic of ${chiSquared}`);
  return found.x;
}

/** The likelihood-ratio statistic of no two items being related. */
function independence(moments: ItemMoments): number {
  const covariance = likelihoodCovariance(moments);
  const variances = moments.items.reduce((sum, _, i) => sum + Math.log(entry(covariance, i, i)), 0);
  return moments.n * (variances - logDeterminant(moments));
}

/** The largest log-likelihood that any means and covariances reach. */
function unrestricted(moments: ItemMoments): number {
  const items = moments.items.length;
  return (-moments.n / 2) * (items * Math.log(2 * Math.PI) + logDeterminant(moments) + items);
}

function logDeterminant(moments: ItemMoments): number {
  const factored = positiveDefinite(likelihoodCovariance(moments).data, moments.items.length);
  if (!factored) throw new Error("fitMeasures: a singular covariance matrix was fitted");
  return factored.logDeterminant;
}

/** Standardised root mean square residual of one group. */
function residualSize(moments: ItemMoments, structure: Structure, state: GroupState, means: Means): number {
  const items = structure.factorOf.length;
  const observed = likelihoodCovariance(moments);
  const implied = impliedCovariance(structure, state);
  const sd = (i: number) => Math.sqrt(entry(observed, i, i));
  let squares = 0;
  for (let i = 0; i < items; i++) {
    for (let j = 0; j <= i; j++)
      squares += ((entry(observed, i, j) - at(implied, i * items + j)) / (sd(i) * sd(j))) ** 2;
  }
  const count = (items * (items + 1)) / 2;
  if (means === "left-out") return Math.sqrt(squares / count);
  if (means === "modelled") {
    impliedMeans(structure, state).forEach((mean, i) => {
      squares += ((at(moments.means, i) - mean) / sd(i)) ** 2;
    });
  }
  return Math.sqrt(squares / (count + items));
}
