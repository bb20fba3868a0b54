import { at } from "../../../maths/at.js";
import { entry, type Matrix, select } from "../../../maths/matrix.js";
import { positiveDefinite } from "../../../maths/positiveDefinite.js";
import { symmetricEigen } from "../../../maths/symmetricEigen.js";
import type { GroupState, Structure } from "./factorModel.js";

/**
 * Where to begin looking for a factor model: each factor alone by its probabilistic principal component, then the
 * covariances between factors by least squares.
 *
 * in      a covariance matrix of all items, and their means
 * out     a state whose Σ is positive definite, with factors of variance 1
 * source  Tipping & Bishop (1999), JRSS B 61, 611–622, for the loadings
 */
export function start(structure: Structure, covariance: Matrix, means: Float64Array): GroupState {
  const { factorOf, factors } = structure;
  const loadings = new Float64Array(factorOf.length);
  const residuals = new Float64Array(factorOf.length);
  for (let factor = 0; factor < factors; factor++) {
    const items = itemsOf(structure, factor);
    const block = select(covariance, items, items);
    const { values, vectors } = symmetricEigen(block);
    const others = values.slice(1);
    const noise = others.length > 0 ? others.reduce((sum, value) => sum + value, 0) / others.length : 0;
    const side = Math.sign(items.reduce((sum, _, i) => sum + entry(vectors, i, 0), 0)) || 1;
    const length = Math.sqrt(Math.max(at(values, 0) - noise, 0.1 * at(values, 0)));
    items.forEach((item, i) => {
      const variance = entry(block, i, i);
      const most = items.length > 1 ? 0.9 * Math.sqrt(variance) : Math.sqrt(variance);
      const loading = side * length * entry(vectors, i, 0);
      loadings[item] = Math.max(-most, Math.min(most, loading));
      residuals[item] = items.length > 1 ? variance - at(loadings, item) ** 2 : 0;
    });
  }
  return {
    loadings,
    residuals,
    covariances: factorCovariances(structure, covariance, loadings),
    intercepts: Float64Array.from(means),
    latentMeans: new Float64Array(factors),
  };
}

function itemsOf({ factorOf }: Structure, factor: number): readonly number[] {
  return factorOf.flatMap((f, item) => (f === factor ? [item] : []));
}

/** Least squares given the loadings, shrunk until it is a covariance matrix. */
function factorCovariances(structure: Structure, covariance: Matrix, loadings: Float64Array): Float64Array {
  const { factors } = structure;
  const between = (f: number, g: number) =>
    itemsOf(structure, f).reduce(
      (sum, i) =>
        itemsOf(structure, g).reduce(
          (inner, j) => inner + at(loadings, i) * entry(covariance, i, j) * at(loadings, j),
          sum,
        ),
      0,
    );
  const length = (f: number) => itemsOf(structure, f).reduce((sum, i) => sum + at(loadings, i) ** 2, 0);
  for (let shrink = 0.9; ; shrink *= 0.7) {
    const out = Float64Array.from({ length: factors * factors }, (_, place) => {
      const [f, g] = [Math.floor(place / factors), place % factors];
      if (f === g) return 1;
      return shrink * Math.max(-1, Math.min(1, between(f, g) / (length(f) * length(g))));
    });
    if (positiveDefinite(out, factors, 0.05)) return out;
  }
}
