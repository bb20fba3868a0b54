import type { InvarianceLevel } from "../../../vocabulary/scaleQuality.js";

/** Each item measures one factor: which one. Factors are numbered from 0 and may be related. */
export interface Structure {
  /** One for each item. */
  readonly factorOf: readonly number[];
  readonly factors: number;
}

/** One entry of the model's matrices, in one group. */
export type Place = { readonly group: number } & (
  | { readonly kind: "loading" | "residual" | "intercept"; readonly item: number }
  | { readonly kind: "covariance"; readonly factors: readonly [number, number] }
  | { readonly kind: "latent-mean"; readonly factor: number }
);

/** A free parameter: one place, or the same in several groups. */
export type Parameter = readonly [Place, ...Place[]];

/** The model's matrices in one group: Σ = ΛΨΛ' + Θ and μ = ν + Λα, Λ with one entry a row. */
export interface GroupState {
  readonly loadings: Float64Array;
  readonly residuals: Float64Array;
  /** Ψ, factors × factors. */
  readonly covariances: Float64Array;
  readonly intercepts: Float64Array;
  readonly latentMeans: Float64Array;
}

/** How the unit of a factor is told: by its variance (1 in the first group), or by its first item (loading 1). */
export type FactorUnit = "standardised" | "marker";

/**
 * The free parameters of a factor model in several groups.
 *
 * From "metric" on loadings are the same in all groups, from "scalar" on intercepts, in "strict" residual variances.
 * Intercepts are only there from "scalar" on: before, means are reproduced whatever they are. A factor of one item is
 * that item: its residual variance is 0.
 */
export function parametersOf(
  { factorOf, factors }: Structure,
  { level, groups, unit }: { level: InvarianceLevel; groups: number; unit: FactorUnit },
): readonly Parameter[] {
  const items = factorOf.map((_, item) => item);
  const numbers = Array.from({ length: factors }, (_, factor) => factor);
  const first = (factor: number) => factorOf.indexOf(factor);
  const alone = (item: number) => factorOf.filter((factor) => factor === factorOf[item]).length === 1;
  const shared = sharedFrom(level);
  const across = (same: boolean, make: (group: number) => Place): readonly Parameter[] => {
    const [one, ...others] = Array.from({ length: groups }, (_, group) => make(group));
    if (!one) return [];
    return same ? [[one, ...others]] : [[one], ...others.map((place): Parameter => [place])];
  };
  const free = (from: number, make: (group: number) => Place): readonly Parameter[] =>
    across(false, make).slice(from);
  const of = (kind: "loading" | "residual" | "intercept", item: number) => (group: number) =>
    ({ kind, item, group }) as const;

  const loadings = items
    .filter((item) => unit === "standardised" || item !== first(factorOf[item] as number))
    .flatMap((item) => across(shared.loadings, of("loading", item)));
  const residuals = items
    .filter((item) => !alone(item))
    .flatMap((item) => across(shared.residuals, of("residual", item)));
  const variancesFrom = unit === "marker" ? 0 : shared.loadings ? 1 : groups;
  const variances = numbers.flatMap((f) =>
    free(variancesFrom, (group) => ({ kind: "covariance", factors: [f, f], group })),
  );
  const covariances = numbers.flatMap((f) =>
    numbers.slice(f + 1).flatMap((g) => free(0, (group) => ({ kind: "covariance", factors: [f, g], group }))),
  );
  if (!shared.intercepts) return [...loadings, ...residuals, ...variances, ...covariances];
  const intercepts = items.flatMap((item) => across(true, of("intercept", item)));
  const means = numbers.flatMap((factor) => free(1, (group) => ({ kind: "latent-mean", factor, group })));
  return [...loadings, ...residuals, ...variances, ...covariances, ...intercepts, ...means];
}

/** What groups have in common at a level. */
export function sharedFrom(level: InvarianceLevel) {
  return {
    loadings: level !== "configural",
    intercepts: level === "scalar" || level === "strict",
    residuals: level === "strict",
  };
}

/** The list in a group's state that a place lies in, and where. */
function locate(state: GroupState, place: Place, factors: number): readonly [Float64Array, number] {
  switch (place.kind) {
    case "loading":
      return [state.loadings, place.item];
    case "residual":
      return [state.residuals, place.item];
    case "intercept":
      return [state.intercepts, place.item];
    case "latent-mean":
      return [state.latentMeans, place.factor];
    case "covariance":
      return [state.covariances, place.factors[0] * factors + place.factors[1]];
  }
}

/** The parameters' values in some states; shared ones as the first group has them. */
export function readParameters(
  parameters: readonly Parameter[],
  states: readonly GroupState[],
  factors: number,
): Float64Array {
  return Float64Array.from(parameters, ([place]) => {
    const [list, at] = locate(stateOf(states, place), place, factors);
    return list[at] as number;
  });
}

/** States with the parameters' values put in; what is not free stays. */
export function withParameters(
  parameters: readonly Parameter[],
  values: Float64Array,
  states: readonly GroupState[],
  factors: number,
): readonly GroupState[] {
  const copies = states.map((state) => ({
    loadings: state.loadings.slice(),
    residuals: state.residuals.slice(),
    covariances: state.covariances.slice(),
    intercepts: state.intercepts.slice(),
    latentMeans: state.latentMeans.slice(),
  }));
  parameters.forEach((places, k) => {
    for (const place of places) {
      const [list, at] = locate(stateOf(copies, place), place, factors);
      list[at] = values[k] as number;
      if (place.kind === "covariance")
        list[place.factors[1] * factors + place.factors[0]] = values[k] as number;
    }
  });
  return copies;
}

function stateOf(states: readonly GroupState[], { group }: Place): GroupState {
  const state = states[group];
  if (!state) throw new Error(`no group ${group} in a model of ${states.length}`);
  return state;
}
