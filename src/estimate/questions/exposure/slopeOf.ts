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
  /** Of the bootstrap's interval. */
  readonly confidence: number;
}

/**
 * The slope of one variable in a regression on sums, with errors by cluster.
 *
 * in      moments; with the sums of each cluster for CR2 and the bootstrap, and people then count the same for CR2
 * out     in the outcome's unit per unit of the variable; df = clusters − 1, for CR2 Satterthwaite's. A bootstrap comes
 *         with the standard error of CR1. Family effects that are taken off before change no error: families lie within
 *         clusters and people count the same
 * returns `not-estimable` as `momentRegression`; "no-variance" where nothing is left to vary
 * source  `figureOf`, `clusterCovariance`, `wildBootstrap`; Pustejovsky & Tipton (2018), Journal of Business & Economic
 *         Statistics 36, 672–683, theorem 2; R clubSandwich 0.5 with a dummy for each family
 */
export function slopeOf(moments: ChanceMoments, request: SlopeRequest): Slope | NoChance {
  const { outcome, of, covariates, errors, confidence } = request;
  if (errors === "CR0" || errors === "CR1") {
    const fitted = momentRegression(moments, { outcome, covariates: [of, ...covariates] });
    if (fitted.kind !== "fitted") return fitted;
    const found = figureOf(moments.sums, fitted.slopes[0] ?? none("singular", "no slope"));
    if (found.kind !== "figure") return found;
    const { units } = moments.sums;
    const se = errors === "CR0" ? found.se * Math.sqrt((units - 1) / units) : found.se;
    return { ...found, se, wild: null };
  }
  const regression = clustersOf(moments, [of, ...covariates], outcome);
  if (!("clusters" in regression)) return noSlope(regression);
  const covariance = clusterCovariance(regression, errors === "CR2" ? "CR2" : "CR1");
  if (covariance.kind !== "covariance") return noSlope(covariance);
  const place = regression.names.indexOf(of);
  const value = at(regression.coefficients, place);
  const se = Math.sqrt(Math.max(0, entry(covariance.matrix, place, place)));
  const df = at(covariance.df, place);
  if (errors === "CR2") return { kind: "figure", value, se, df, wild: null };
  const wild = wildBootstrap(regression, { coefficient: of, confidence, ...wildDraws });
  return wild.kind === "bootstrap" ? { kind: "figure", value, se, df, wild } : noSlope(wild);
}

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
