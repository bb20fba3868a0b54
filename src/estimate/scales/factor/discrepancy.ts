import type { Objective } from "../../../maths/fisherScoring.js";
import { dot } from "../../../maths/matrix.js";
import { positiveDefinite } from "../../../maths/positiveDefinite.js";
import { type GroupState, type Parameter, type Structure, withParameters } from "./factorModel.js";
import { impliedCovariance, impliedMeans } from "./implied.js";
import { basisOf, moveOf } from "./moves.js";

/** What was observed in one group. */
export interface Observed {
  /** The group's part of all people. */
  readonly share: number;
  /** Divided by n, items × items. */
  readonly covariance: Float64Array;
  readonly means: Float64Array;
  readonly logDeterminant: number;
}

/**
 * How far a factor model is from the observed means and covariances, in the measure of maximum likelihood:
 *
 *     F = Σ_g share_g [ln|Σ_g| − ln|S_g| + tr(T_g Σ_g⁻¹) − items],   T = S + (m − μ)(m − μ)'
 *
 * so that n·F is the likelihood-ratio statistic, and n/2 times the information (the expected second derivatives) is
 * Fisher's. Each parameter moves Σ by c(uv' + vu'), where u and v are unit vectors, columns of Λ or columns of ΛΨ; so
 * every derivative is looked up in the products of these vectors through Σ⁻¹ and through Σ⁻¹(Σ − T)Σ⁻¹.
 *
 * in      observations and states by group (the states give what is not free); `means` whether μ is modelled
 * out     a function of the parameters; `null` where some Σ is not positive definite
 * source  Jöreskog (1967), Psychometrika 32, 443–482; expected information: Bollen (1989), app. 4B
 */
export function discrepancy(
  observed: readonly Observed[],
  structure: Structure,
  parameters: readonly Parameter[],
  states: readonly GroupState[],
  means: boolean,
): (values: Float64Array) => Objective | null {
  const many = parameters.length;
  const places = observed.map((_, group) =>
    parameters.flatMap((all, parameter) =>
      all.filter((place) => place.group === group).map((place) => ({ place, parameter })),
    ),
  );
  return (values) => {
    const current = withParameters(parameters, values, states, structure.factors);
    let value = 0;
    const gradient = new Float64Array(many);
    const information = new Float64Array(many * many);
    for (const [group, seen] of observed.entries()) {
      const state = current[group] as GroupState;
      const parts = groupParts(seen, structure, state, means);
      if (!parts) return null;
      const { basis, through, gap, pull } = parts;
      const { share } = seen;
      value += share * parts.value;
      const moves = (places[group] ?? []).map(({ place, parameter }) => ({
        ...moveOf(place, structure, state),
        parameter,
      }));
      for (const a of moves) {
        const slope =
          2 * a.weight * (gap[a.u * basis + a.v] as number) - 2 * a.shift * (pull[a.along] as number);
        gradient[a.parameter] = (gradient[a.parameter] as number) + share * slope;
        for (const b of moves) {
          const g = (i: number, j: number) => through[i * basis + j] as number;
          const curved = 2 * a.weight * b.weight * (g(a.u, b.u) * g(a.v, b.v) + g(a.u, b.v) * g(a.v, b.u));
          const shifted = 2 * a.shift * b.shift * g(a.along, b.along);
          const at = a.parameter * many + b.parameter;
          information[at] = (information[at] as number) + share * (curved + shifted);
        }
      }
    }
    return { value, gradient, information };
  };
}

function groupParts(seen: Observed, structure: Structure, state: GroupState, means: boolean) {
  const items = structure.factorOf.length;
  const implied = impliedCovariance(structure, state);
  const factored = positiveDefinite(implied, items);
  if (!factored) return null;
  const off = means
    ? impliedMeans(structure, state).map((mean, i) => (seen.means[i] as number) - mean)
    : null;
  const target = off
    ? seen.covariance.map(
        (s, at) => s + (off[Math.floor(at / items)] as number) * (off[at % items] as number),
      )
    : seen.covariance;
  const inverse = factored.inverse();
  const vectors = basisOf(structure, state);
  const reached = vectors.map((vector) => times(inverse, vector));
  const toTarget = reached.map((vector) => times(target, vector));
  const products = (left: readonly Float64Array[], right: readonly Float64Array[]) =>
    Float64Array.from(left.flatMap((a) => right.map((b) => dot(a, b))));
  const through = products(vectors, reached);
  const observedThrough = products(reached, toTarget);
  return {
    basis: vectors.length,
    value: factored.logDeterminant - seen.logDeterminant + dot(inverse, target) - items,
    through,
    gap: through.map((value, at) => value - (observedThrough[at] as number)),
    pull: off ? Float64Array.from(reached, (vector) => dot(vector, off)) : new Float64Array(vectors.length),
  };
}

/** Mv for a symmetric M. */
function times(m: Float64Array, v: Float64Array): Float64Array {
  const size = v.length;
  return v.map((_, i) => {
    let sum = 0;
    for (let j = 0; j < size; j++) sum += (m[i * size + j] as number) * (v[j] as number);
    return sum;
  });
}
