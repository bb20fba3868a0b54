import { at } from "../../maths/at.js";
import { positiveDefinite } from "../../maths/positiveDefinite.js";
import type { FitMeasures, NotJudged } from "../../vocabulary/scaleQuality.js";
import { discrepancy } from "./factor/discrepancy.js";
import {
  type FactorUnit,
  type GroupState,
  type Parameter,
  type Place,
  parametersOf,
  readParameters,
  type Structure,
} from "./factor/factorModel.js";
import { fitFactorModel, likelihoodCovariance } from "./factor/fitFactorModel.js";
import { fitMeasures } from "./factor/fitMeasures.js";
import type { ItemMoments } from "./itemMoments.js";
import { type Factor, structureOf } from "./structureOf.js";

export interface FactorAnalysis {
  readonly kind: "fitted";
  readonly estimates: readonly FactorEstimate[];
  readonly fit: FitMeasures;
}

export interface FactorEstimate {
  readonly kind: "loading" | "residual" | "covariance";
  /** Factor and item, an item (its residual variance), or two factors (one twice: its variance). */
  readonly of: readonly string[];
  readonly value: number;
  /** 0 where the value is fixed. */
  readonly se: number;
  /** With items and factors of variance 1. */
  readonly standardised: number;
}

/**
 * Confirmatory factor analysis by maximum likelihood: each item measures one factor, and factors may be related.
 *
 * in      moments, listwise; the factors with their items; how a factor's unit is told (its first item's loading is 1,
 *         or its variance)
 * out     estimates with standard errors (expected information) and how well the model fits
 * returns `not-estimable` as `fitFactorModel`; "too-few-items" for one factor of fewer than three items
 * when not items have few, unequally used points: estimates are then too small and the statistic too large
 * source  Jöreskog (1969), Psychometrika 34, 183–202; agrees with R lavaan 0.6-14 `cfa` to 1e-7
 */
export function confirmatoryFactorAnalysis(
  moments: ItemMoments,
  factors: readonly Factor[],
  { unit = "marker" }: { readonly unit?: FactorUnit } = {},
): FactorAnalysis | NotJudged {
  const structure = structureOf(moments.items, factors);
  if ("reason" in structure) return structure;
  const fitted = fitFactorModel([moments], structure, "configural");
  if (fitted.kind !== "fitted") return fitted;
  const [standard] = fitted.states;
  if (!standard) throw new Error("confirmatoryFactorAnalysis: no state");
  const state = unit === "marker" ? byMarkers(standard, structure) : standard;
  const parameters = parametersOf(structure, { level: "configural", groups: 1, unit });
  const errors = standardErrors(moments, structure, parameters, state);
  return {
    kind: "fitted",
    estimates: placesOf(structure).map((place) => {
      const free = parameters.findIndex(([other]) => nameOf(other) === nameOf(place));
      return {
        ...described(place, moments.items, factors, structure, state),
        se: free < 0 ? 0 : at(errors, free),
      };
    }),
    fit: fitMeasures([moments], structure, fitted, "left-out"),
  };
}

/** The same model with each factor in the unit of its first item. */
function byMarkers(state: GroupState, { factorOf, factors }: Structure): GroupState {
  const marker = (factor: number) => at(state.loadings, factorOf.indexOf(factor));
  return {
    ...state,
    loadings: state.loadings.map((loading, item) => loading / marker(factorOf[item] as number)),
    covariances: state.covariances.map(
      (value, k) => value * marker(Math.floor(k / factors)) * marker(k % factors),
    ),
  };
}

/** √ of the diagonal of (n/2 · information)⁻¹. */
function standardErrors(
  moments: ItemMoments,
  structure: Structure,
  parameters: readonly Parameter[],
  state: GroupState,
): Float64Array {
  const covariance = likelihoodCovariance(moments).data;
  const observed = { share: 1, covariance, means: moments.means, logDeterminant: 0 };
  const values = readParameters(parameters, [state], structure.factors);
  const found = discrepancy([observed], structure, parameters, [state], false)(values);
  const factored = found && positiveDefinite(found.information, parameters.length);
  if (!factored) throw new Error("confirmatoryFactorAnalysis: information lost where the model was found");
  const variances = factored.inverse();
  return Float64Array.from(parameters, (_, k) =>
    Math.sqrt((2 / moments.n) * at(variances, k * parameters.length + k)),
  );
}

/** Every entry that is told, free or fixed: loadings, residual variances, then variances and covariances of factors. */
function placesOf({ factorOf, factors }: Structure): readonly Place[] {
  const items = factorOf.map((_, item) => item);
  const numbers = Array.from({ length: factors }, (_, factor) => factor);
  const pairs = numbers.flatMap((f) => numbers.slice(f).map((g) => [f, g] as const));
  return [
    ...items.map((item) => ({ kind: "loading", item, group: 0 }) as const),
    ...items.map((item) => ({ kind: "residual", item, group: 0 }) as const),
    ...pairs.map((both) => ({ kind: "covariance", factors: both, group: 0 }) as const),
  ];
}

function nameOf(place: Place): string {
  if (place.kind === "covariance") return `covariance ${place.factors}`;
  return `${place.kind} ${place.kind === "latent-mean" ? place.factor : place.item}`;
}

function described(
  place: Place,
  items: readonly string[],
  factors: readonly Factor[],
  { factorOf, factors: many }: Structure,
  state: GroupState,
): Omit<FactorEstimate, "se"> {
  const psi = (f: number, g: number) => at(state.covariances, f * many + g);
  const itemVariance = (item: number) => {
    const factor = factorOf[item] as number;
    return at(state.loadings, item) ** 2 * psi(factor, factor) + at(state.residuals, item);
  };
  switch (place.kind) {
    case "loading": {
      const factor = factorOf[place.item] as number;
      const value = at(state.loadings, place.item);
      const standardised = value * Math.sqrt(psi(factor, factor) / itemVariance(place.item));
      return { kind: "loading", of: [name(factors, factor), items[place.item] ?? ""], value, standardised };
    }
    case "residual": {
      const value = at(state.residuals, place.item);
      return {
        kind: "residual",
        of: [items[place.item] ?? ""],
        value,
        standardised: value / itemVariance(place.item),
      };
    }
    case "covariance": {
      const [f, g] = place.factors;
      return {
        kind: "covariance",
        of: [name(factors, f), name(factors, g)],
        value: psi(f, g),
        standardised: psi(f, g) / Math.sqrt(psi(f, f) * psi(g, g)),
      };
    }
    default:
      throw new Error(`confirmatoryFactorAnalysis: ${place.kind} is not told`);
  }
}

function name(factors: readonly Factor[], factor: number): string {
  return factors[factor]?.name ?? "";
}
