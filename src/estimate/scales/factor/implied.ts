import type { GroupState, Structure } from "./factorModel.js";

/** Σ = ΛΨΛ' + Θ, items × items. */
export function impliedCovariance({ factorOf, factors }: Structure, state: GroupState): Float64Array {
  const items = factorOf.length;
  const out = new Float64Array(items * items);
  for (let i = 0; i < items; i++) {
    for (let j = 0; j < items; j++) {
      const psi = state.covariances[(factorOf[i] as number) * factors + (factorOf[j] as number)] as number;
      out[i * items + j] = (state.loadings[i] as number) * psi * (state.loadings[j] as number);
    }
    out[i * items + i] = (out[i * items + i] as number) + (state.residuals[i] as number);
  }
  return out;
}

/** μ = ν + Λα. */
export function impliedMeans({ factorOf }: Structure, state: GroupState): Float64Array {
  return state.intercepts.map(
    (intercept, i) =>
      intercept + (state.loadings[i] as number) * (state.latentMeans[factorOf[i] as number] as number),
  );
}
