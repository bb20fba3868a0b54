import { at } from "../../../maths/at.js";
import { entry, matrix } from "../../../maths/matrix.js";
import type { ChanceMoments, NoChance } from "../../../vocabulary/chances.js";
import type { ClusterErrors } from "../../../vocabulary/quantity.js";
import { figureOf } from "../../chances/figureOf.js";
import { momentPlace } from "../../chances/momentPlace.js";
import { momentRegression } from "../../chances/momentRegression.js";
import { none } from "../../chances/smooth.js";
import { clusterCovariance } from "../../clustered/clusterCovariance.js";
import type { Clusters } from "../../clustered/clusterSums.js";
import { clustersOfMoments } from "../../clustered/clustersOfMoments.js";
import type { Unfitted } from "../../clustered/linearRegression.js";
import { wildBootstrap } from "../../clustered/wildBootstrap.js";
import { wildWeights } from "../../clustered/wildSigns.js";
import { wildDraws } from "../../effects/twoWayFigures.js";

export interface Slope {
  readonly kind: "figure";
  readonly value: number;
  readonly se: number;
  readonly df: number;
  /** Of a bootstrap, instead of what follows from the standard error. */
  readonly wild: { readonly p: number; readonly low: number; readonly high: number } | null;
}

export interface SlopeRequest {
  readonly outcome: string;
  /** Whose slope it is. */
  readonly of: string;
  readonly covariates: readonly string[];
  readonly errors: ClusterErrors;
  /** Clusters that can speak: within families those in which the variable differs. The others' scores are 0 by construction. */
  readonly speaking: number;
  /** Of the bootstrap's interval. */
  readonly confidence: number;
}

/**
 * The slope of one variable in a regression on sums, with errors by cluster.
 *
 * in      moments; with the sums of each cluster for CR2 and the bootstrap, and people then count the same for CR2
 * out     in the outcome's unit per unit of the variable; df = G − 1 and CR1's factor G/(G − 1) for the G clusters that can
 *         speak, for CR2 Satterthwaite's df. A bootstrap comes with the standard error of CR1. Family effects that are taken off before change no error: families lie within
 *         clusters and people count the same
 * returns `not-estimable` as `momentRegression`; "no-variance" where nothing is left to vary
 * source  `figureOf`, `clusterCovariance`, `wildBootstrap`; Pustejovsky & Tipton (2018), Journal of Business & Economic
 *         Statistics 36, 672–683, theorem 2; R clubSandwich 0.5 with a dummy for each family
 */
export function slopeOf(moments: ChanceMoments, request: SlopeRequest): Slope | NoChance {
  const { outcome, of, covariates, errors, speaking, confidence } = request;
  if (errors === "CR0" || errors === "CR1") {
    const fitted = momentRegression(moments, { outcome, covariates: [of, ...covariates] });
    if (fitted.kind !== "fitted") return fitted;
    const found = figureOf(moments.sums, fitted.slopes[0] ?? none("singular", "no slope"));
    if (found.kind !== "figure") return found;
    const factor = (errors === "CR0" ? 1 : enlarged(speaking)) / enlarged(moments.sums.units);
    return { ...found, se: found.se * Math.sqrt(factor), df: speaking - 1, wild: null };
  }
  const regression = clustersOf(moments, [of, ...covariates], outcome);
  if (!("clusters" in regression)) return noSlope(regression);
  const covariance = clusterCovariance(regression, errors === "CR2" ? "CR2" : "CR1");
  if (covariance.kind !== "covariance") return noSlope(covariance);
  const place = regression.names.indexOf(of);
  const value = at(regression.coefficients, place);
  const se = Math.sqrt(Math.max(0, entry(covariance.matrix, place, place)));
  if (errors === "CR2") return { kind: "figure", value, se, df: at(covariance.df, place), wild: null };
  const weights = wildWeights(speaking);
  const wild = wildBootstrap(regression, { coefficient: of, confidence, weights, ...wildDraws });
  if (wild.kind !== "bootstrap") return noSlope(wild);
  const factor = enlarged(speaking) / enlarged(regression.clusters.length);
  return { kind: "figure", value, se: se * Math.sqrt(factor), df: speaking - 1, wild };
}

/** CR1's factor on a variance. */
const enlarged = (clusters: number) => clusters / (clusters - 1);

/** Moments as a regression summed up to its clusters, with a column of ones but within groups, where levels fall out. */
function clustersOf(
  { variables, within, each }: ChanceMoments,
  covariates: readonly string[],
  outcome: string,
): Clusters | Unfitted {
  if (each === null) throw new Error("a slope without the sums of its clusters");
  const indexOf = (name: string) => variables.findIndex((variable) => variable.name === name);
  const place = (u: number, v: number) => momentPlace(variables.length, u, v);
  const y = indexOf(outcome);
  const names = [...(within ? [] : ["(Intercept)"]), ...covariates];
  const columns = [...(within ? [] : [-1]), ...covariates.map(indexOf)];
  return clustersOfMoments(
    names,
    each.map(({ people, totals }) => ({
      rows: people,
      xx: matrix(columns.length, columns.length, (a, b) => at(totals, place(at(columns, a), at(columns, b)))),
      xy: Float64Array.from(columns, (u) => at(totals, place(u, y))),
    })),
  );
}

function noSlope({ reason, detail }: Unfitted): NoChance {
  return none(reason === "one-psu" ? "no-variance" : reason, detail);
}
