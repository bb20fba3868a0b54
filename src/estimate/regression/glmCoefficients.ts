import type { Tally } from "../../vocabulary/tally.js";
import { glm } from "./glm.js";
import type { Model } from "./patterns.js";

/**
 * A regression's coefficients as an estimator, to be run under each set of replicate weights.
 *
 * in      the model
 * out     for a tally its coefficients; where the model cannot be fitted, all of them as `empty`
 */
export function glmCoefficients(
  model: Model,
): (tally: Tally) => { readonly values: Float64Array; readonly empty: ReadonlySet<number> } {
  return (tally) => {
    const fitted = glm(tally, model);
    if (fitted.kind === "regression") return { values: fitted.values, empty: new Set() };
    const size = model.columns.length + 1;
    return { values: new Float64Array(size), empty: new Set(Array.from({ length: size }, (_, p) => p)) };
  };
}
