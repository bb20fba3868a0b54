import type { GroupState, Place, Structure } from "./factorModel.js";

/** How a place moves Σ, by weight·(uv' + vu'), and μ, by shift·along: numbers of vectors of the basis. */
export interface Move {
  readonly weight: number;
  readonly u: number;
  readonly v: number;
  readonly shift: number;
  readonly along: number;
}

/** The basis: unit vectors of the items, then the columns of ΛΨ, then those of Λ. */
export function moveOf(place: Place, { factorOf, factors }: Structure, state: GroupState): Move {
  const items = factorOf.length;
  const loadings = (factor: number) => items + factors + factor;
  switch (place.kind) {
    case "loading": {
      const factor = factorOf[place.item] as number;
      const shift = state.latentMeans[factor] as number;
      return { weight: 1, u: place.item, v: items + factor, shift, along: place.item };
    }
    case "residual":
      return { weight: 0.5, u: place.item, v: place.item, shift: 0, along: 0 };
    case "covariance": {
      const [f, g] = place.factors;
      return { weight: f === g ? 0.5 : 1, u: loadings(f), v: loadings(g), shift: 0, along: 0 };
    }
    case "intercept":
      return { weight: 0, u: 0, v: 0, shift: 1, along: place.item };
    case "latent-mean":
      return { weight: 0, u: 0, v: 0, shift: 1, along: loadings(place.factor) };
  }
}

/** The vectors that moves are told by, in the order of their numbers. */
export function basisOf({ factorOf, factors }: Structure, state: GroupState): readonly Float64Array[] {
  const units = factorOf.map((_, item) => Float64Array.from(factorOf, (_, i) => (i === item ? 1 : 0)));
  const numbers = Array.from({ length: factors }, (_, factor) => factor);
  const loading = (i: number) => state.loadings[i] as number;
  const columns = numbers.map((f) => Float64Array.from(factorOf, (g, i) => (g === f ? loading(i) : 0)));
  const spread = numbers.map((f) =>
    Float64Array.from(factorOf, (g, i) => loading(i) * (state.covariances[g * factors + f] as number)),
  );
  return [...units, ...spread, ...columns];
}
