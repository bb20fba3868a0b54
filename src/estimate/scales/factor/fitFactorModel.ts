import { at } from "../../../maths/at.js";
import { cholesky } from "../../../maths/cholesky.js";
import { fisherScoring } from "../../../maths/fisherScoring.js";
import { diagonal, entry, type Matrix, multiply, scale } from "../../../maths/matrix.js";
import { positiveDefinite } from "../../../maths/positiveDefinite.js";
import type { InvarianceLevel, NotJudged } from "../../../vocabulary/scaleQuality.js";
import type { ItemMoments } from "../itemMoments.js";
import { notJudged } from "../notJudged.js";
import { unvaried } from "../unvaried.js";
import { discrepancy, type Observed } from "./discrepancy.js";
import {
  type GroupState,
  parametersOf,
  readParameters,
  type Structure,
  sharedFrom,
  withParameters,
} from "./factorModel.js";
import { start } from "./start.js";

export interface FittedFactorModel {
  readonly kind: "fitted";
  /** The likelihood-ratio statistic against covariances (and means) left free: n·F. */
  readonly chiSquared: number;
  /** Parameters of the covariances, and of the means from "scalar" on. */
  readonly parameters: number;
  /** In the items' units; factors have variance 1 in the first group. */
  readonly states: readonly GroupState[];
}

/**
 * A factor model by maximum likelihood, in one group or several.
 *
 * in      moments by group, listwise and of the same items; which factor each measures; what groups have in common
 * out     the states that are likeliest, and how far they are from the moments
 * returns `not-estimable`: "too-few-answers" below items + 1 people, "no-variance", "singular" where items follow from
 *         one another or the model has not enough items to be told, "heywood" where the likeliest residual variance is
 *         0 or less or two factors are one, "no-convergence"
 */
export function fitFactorModel(
  groups: readonly ItemMoments[],
  structure: Structure,
  level: InvarianceLevel,
): FittedFactorModel | NotJudged {
  const unfit = groups.map(unfitFor).find((found) => found !== null);
  if (unfit) return unfit;
  const people = groups.reduce((sum, { n }) => sum + n, 0);
  const units = pooledDeviations(groups, people);
  const [first, ...others] = groups.map((moments) => inUnits(moments, units));
  if (!first) throw new Error("fitFactorModel: no groups");
  const all = [first, ...others];
  const observed = all.map((moments) => observe(moments, people));
  const pooled = pool(all, people);
  const begin = start(structure, pooled.covariance, pooled.means);
  const parameters = parametersOf(structure, { level, groups: groups.length, unit: "standardised" });
  const begins = groups.map(() => begin);
  const found = fisherScoring(
    discrepancy(observed, structure, parameters, begins, sharedFrom(level).intercepts),
    readParameters(parameters, begins, structure.factors),
  );
  if (found.kind === "singular")
    return notJudged("singular", "the model cannot be told from these items: another fits as well");
  const x = found.x;
  const states = withParameters(parameters, x, begins, structure.factors);
  const improper = heywood(states, structure, first.items);
  if (improper) return notJudged("heywood", improper);
  if (found.kind === "no-convergence")
    return notJudged("no-convergence", `no likeliest model found in ${found.iterations} steps`);
  return {
    kind: "fitted",
    chiSquared: Math.max(0, people * found.at.value),
    parameters: parameters.length,
    states: states.map((state) => inItemUnits(state, units)),
  };
}

function unfitFor(moments: ItemMoments): NotJudged | null {
  const { n, items, covariance } = moments;
  if (n < items.length + 1) return notJudged("too-few-answers", `${n} answered all ${items.length} items`);
  const alike = unvaried(moments);
  if (alike.length > 0) return notJudged("no-variance", `everyone answered alike: ${alike.join(", ")}`);
  const found = cholesky(covariance, { tolerance: 1e-10 });
  if (found.kind === "factored" && found.rank === items.length) return null;
  const follow = found.kind === "factored" ? found.order.slice(found.rank) : [];
  return notJudged("singular", `follow from the other items: ${follow.map((i) => items[i]).join(", ")}`);
}

/** Divided by n, as maximum likelihood has it. */
export function likelihoodCovariance({ covariance, n }: ItemMoments): Matrix {
  return scale(covariance, (n - 1) / n);
}

function pool(groups: readonly ItemMoments[], people: number) {
  const sum = (of: (moments: ItemMoments) => Float64Array) =>
    groups.reduce(
      (all, moments) => of(moments).map((value, k) => (all[k] ?? 0) + (value * moments.n) / people),
      new Float64Array(),
    );
  const [one] = groups;
  if (!one) throw new Error("pool: no groups");
  const data = sum((moments) => likelihoodCovariance(moments).data);
  return { covariance: { ...one.covariance, data }, means: sum(({ means }) => means) };
}

function pooledDeviations(groups: readonly ItemMoments[], people: number): Float64Array {
  const { covariance } = pool(groups, people);
  return Float64Array.from({ length: covariance.rows }, (_, i) => Math.sqrt(entry(covariance, i, i)));
}

function inUnits(moments: ItemMoments, units: Float64Array): ItemMoments {
  const shrink = diagonal(units.map((unit) => 1 / unit));
  return {
    ...moments,
    means: moments.means.map((mean, i) => mean / at(units, i)),
    covariance: multiply(multiply(shrink, moments.covariance), shrink),
  };
}

function inItemUnits(state: GroupState, units: Float64Array): GroupState {
  return {
    ...state,
    loadings: state.loadings.map((loading, i) => loading * at(units, i)),
    residuals: state.residuals.map((residual, i) => residual * at(units, i) ** 2),
    intercepts: state.intercepts.map((intercept, i) => intercept * at(units, i)),
  };
}

function observe(moments: ItemMoments, people: number): Observed {
  const covariance = likelihoodCovariance(moments).data;
  const factored = positiveDefinite(covariance, moments.items.length);
  if (!factored) throw new Error("fitFactorModel: a covariance matrix lost its rank");
  return {
    share: moments.n / people,
    covariance,
    means: moments.means,
    logDeterminant: factored.logDeterminant,
  };
}

/** What is not possible in a solution: a variance of 0 or less, factors correlated beyond 1. */
function heywood(
  states: readonly GroupState[],
  { factorOf, factors }: Structure,
  items: readonly string[],
): string | null {
  const alone = (item: number) => factorOf.filter((factor) => factor === factorOf[item]).length === 1;
  for (const { residuals, covariances } of states) {
    const none = items.filter((_, item) => !alone(item) && !(at(residuals, item) > 1e-6));
    if (none.length > 0) return `nothing is left of the variance of ${none.join(", ")}`;
    if (!positiveDefinite(covariances, factors, 1e-6)) return "factors cannot be told apart";
  }
  return null;
}
