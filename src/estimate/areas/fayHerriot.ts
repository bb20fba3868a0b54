import { at } from "../../maths/at.js";
import { leastSquares } from "../../maths/qr.js";
import { root } from "../../maths/root.js";
import { type AreaPredictions, areaPredictions } from "./areaPredictions.js";
import { type AreaData, type Sampled, sampledAreas, weightedAt } from "./sampledAreas.js";
import { variancePeak } from "./variancePeak.js";

/** How the variance between areas is estimated: restricted or full likelihood, or Fay and Herriot's moments. */
export type AreaVarianceMethod = "REML" | "ML" | "FH";

export type FayHerriot =
  | (AreaPredictions & { readonly kind: "fitted"; readonly method: AreaVarianceMethod })
  | {
      readonly kind: "not-estimable";
      readonly reason: "too-few-areas" | "no-variance" | "singular" | "no-convergence";
      readonly detail: string;
    };

/**
 * Small-area estimates by the model of Fay and Herriot: direct estimate = x'β + what is the area's own + sampling error.
 *
 * in      for each area its direct estimate (`null`: none), the sampling variance of it, taken as known, and its
 *         covariates, a column of ones included; the method
 * out     for each area the shrunk estimate in the unit of the direct ones, its mean squared error, and how much it
 *         leans on the area's own answers; coefficients; the variance between areas, which may be 0
 * returns `not-estimable`: "too-few-areas" with fewer direct estimates than covariates + 2; "no-variance" where an
 *         area's sampling variance is not above 0 (everybody there answered alike: see `smoothedVariances`);
 *         "singular" where covariates follow from one another; "no-convergence"
 * not     where sampling variances are guessed from few answers; where direct estimates share sampling units
 * source  Fay & Herriot (1979), JASA 74, 269–277; Rao & Molina (2015), Small Area Estimation, ch. 6;
 *         R sae 1.3 `mseFH`, R metafor 3.8 `rma.uni`, `blup`
 */
export function fayHerriot({
  method,
  ...data
}: AreaData & { readonly method: AreaVarianceMethod }): FayHerriot {
  const sampled = sampledAreas(data);
  const { design, direct, variances, places } = sampled;
  const wanted = design.cols + 2;
  if (direct.length < wanted)
    return none(
      "too-few-areas",
      `${direct.length} areas with answers; ${wanted} are needed for ${design.cols} covariates`,
    );
  const certain = places.filter((_, k) => !(at(variances, k) > 0));
  if (certain.length > 0)
    return none("no-variance", `no sampling variance in area ${certain.map((i) => i + 1).join(", ")}`);
  const { aliased } = leastSquares(design, direct);
  if (aliased.length > 0)
    return none(
      "singular",
      `covariate ${aliased.map((j) => j + 1).join(", ")} follows from the ones before it`,
    );
  const found = method === "FH" ? momentVariance(sampled) : likelihoodVariance(sampled, method);
  if (found.kind !== "found") return none("no-convergence", "the variance between areas cannot be found");
  return { kind: "fitted", method, ...areaPredictions(data, found.x, method) };
}

/** The A at which the (restricted) likelihood of the direct estimates is highest. */
function likelihoodVariance(sampled: Sampled, method: "REML" | "ML") {
  const restricted = method === "REML" ? 1 : 0;
  return variancePeak({
    scale: sampled.variances.reduce((sum, value) => sum + value, 0) / sampled.variances.length,
    height: (a) => {
      const { logVariances, misfit, logInformation } = weightedAt(sampled, a);
      return -0.5 * (logVariances + misfit + restricted * logInformation);
    },
    slope: (a) => {
      const { weights, residuals, leverages } = weightedAt(sampled, a);
      return weights.reduce((sum, w, k) => {
        const spread = at(residuals, k) ** 2 + restricted * at(leverages, k);
        return sum + 0.5 * (w * w * spread - w);
      }, 0);
    },
  });
}

/** The A at which Σ(y − x'β)²/(A + ψ) is what it is expected to be, areas less covariates; it falls as A grows. */
function momentVariance(sampled: Sampled) {
  const excess = (a: number) => weightedAt(sampled, a).misfit - (sampled.direct.length - sampled.design.cols);
  if (excess(0) <= 0) return { kind: "found", x: 0 } as const;
  const high = Math.max(...sampled.variances);
  return root(excess, { low: 0, high, within: [0, Number.POSITIVE_INFINITY] });
}

function none(reason: Exclude<FayHerriot, AreaPredictions>["reason"], detail: string): FayHerriot {
  return { kind: "not-estimable", reason, detail };
}
