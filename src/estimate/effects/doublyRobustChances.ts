import { fisherScoring, type Objective } from "../../maths/fisherScoring.js";
import { type PositiveDefinite, positiveDefinite } from "../../maths/positiveDefinite.js";
import { crossOfRows, inner, type Rows, sumOf, weighedRows } from "./doublyRobustRows.js";

export type Chances =
  | {
      readonly kind: "found";
      /** By unit. */
      readonly chance: Float64Array;
      readonly information: PositiveDefinite;
    }
  | { readonly kind: "refused"; readonly reason: "no-overlap" | "singular"; readonly detail: string };

/** From here on nobody is left to compare a unit with (the limit of R did 2.3.0). */
const certain = 0.999;

/**
 * The chance of being reached given covariates, by logistic regression.
 *
 * in      rows; 1 where reached; weights
 * out     chances, and the information about the coefficients (Σ w p(1 − p)xx')
 * returns `refused`: "singular" where a covariate follows from the others, "no-overlap" where covariates tell, or
 *         nearly tell, who is reached
 */
export function doublyRobustChances(x: Rows, reached: Uint8Array, weight: Float64Array): Chances {
  if (!positiveDefinite(crossOfRows(x, weight), x.cols, 1e-12))
    return { kind: "refused", reason: "singular", detail: "a covariate follows from the others" };
  const separate = {
    kind: "refused",
    reason: "no-overlap",
    detail: "covariates tell who is reached",
  } as const;
  const total = sumOf(weight);
  const minusLogLikelihood = (b: Float64Array): Objective => {
    const chance = chancesAt(x, weight, b);
    let value = 0;
    weight.forEach((w, i) => {
      const against = inner(x, i, b) * (reached[i] ? -1 : 1);
      value += (w / total) * (Math.max(against, 0) + Math.log1p(Math.exp(-Math.abs(against))));
    });
    const away = weight.map((w, i) => (w / total) * ((chance[i] as number) - (reached[i] as number)));
    const spread = weight.map((w, i) => (w / total) * (chance[i] as number) * (1 - (chance[i] as number)));
    return { value, gradient: weighedRows(x, away), information: crossOfRows(x, spread) };
  };
  const best = fisherScoring(minusLogLikelihood, new Float64Array(x.cols));
  if (best.kind !== "found") return separate;
  const chance = chancesAt(x, weight, best.x);
  const spread = weight.map((w, i) => w * (chance[i] as number) * (1 - (chance[i] as number)));
  const information = positiveDefinite(crossOfRows(x, spread), x.cols);
  if (!information || chance.some((p, i) => p >= certain && (weight[i] as number) > 0)) return separate;
  return { kind: "found", chance, information };
}

function chancesAt(x: Rows, weight: Float64Array, b: Float64Array): Float64Array {
  return weight.map((_, i) => 1 / (1 + Math.exp(-inner(x, i, b))));
}
