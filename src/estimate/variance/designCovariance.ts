import type { LonelyPsu } from "../../vocabulary/design.js";
import type { Stratum, Tally } from "../../vocabulary/tally.js";
import { grandMeans } from "./grandMeans.js";
import type { Influence } from "./influence.js";
import { cellsByStratum, momentSpread } from "./momentSpread.js";
import { overlapCovariance } from "./overlapCovariance.js";
import { type Unit, unitsOf } from "./psuTotals.js";
import { secondStageVariance } from "./secondStage.js";
import { sharedPsuCovariance } from "./sharedPsuCovariance.js";
import { type Spread, SpreadSum, spreadOfUnits } from "./spread.js";

export interface CovarianceOptions {
  readonly lonelyPsu: LonelyPsu;
  /** Treat a stratum as lonely where the *domain* reaches only one of its PSUs (R's `survey.adjust.domain.lonely`). */
  readonly adjustDomainLonely?: boolean;
}

export type DesignCovariance =
  /** Covariance of the estimates, row-major size × size. */
  | { readonly kind: "covariance"; readonly size: number; readonly data: Float64Array }
  /** Strata with one PSU, under the rule "fail". */
  | { readonly kind: "one-psu"; readonly strata: readonly Stratum[] };

/**
 * Covariance of linearised estimates under stratified sampling of PSUs, of people directly, or in two stages.
 *
 * in      a tally, and the estimates' influence on it (unit of the estimate per weighted unit of a variable)
 * out     size × size covariance, in the product of the estimates' units
 * returns `one-psu` where a stratum has one PSU and the rule is "fail"
 * not     for quantiles without Woodruff's detour, nor for systematic or unequal-probability sampling with
 *         joint probabilities
 * source  Binder (1983); first stage with replacement or SRS without, as R survey 4.5 `svyrecvar`; waves that
 *         share PSUs or people: Tam (1984)
 */
export function designCovariance(
  tally: Tally,
  influence: Influence,
  options: CovarianceOptions,
): DesignCovariance {
  const sum = new SpreadSum(influence.size, options.lonelyPsu === "average");
  const lonely: Stratum[] = [];
  const units = tally.moments ? null : unitsOf(tally, influence);
  const cells = units ? [] : cellsByStratum(tally);
  const grand = options.lonelyPsu === "adjust" ? grandMeans(tally, influence) : [];
  tally.strata.forEach((stratum, h) => {
    const spread = units
      ? ofPsus(stratum, units[h] ?? [], options, grand[h])
      : momentSpread(tally, influence, { h, cells: cells[h] ?? [] }, options, grand[h]);
    if (spread.kind === "lonely") lonely.push(stratum);
    else sum.add(spread);
  });
  if (lonely.length > 0) return { kind: "one-psu", strata: lonely };
  const data = sum.total();
  if (units) {
    sharedPsuCovariance(tally.strata, units, data, influence.size);
    if (tally.cells.second) lonely.push(...secondStageVariance(tally, influence, options, data));
    if (lonely.length > 0) return { kind: "one-psu", strata: lonely };
  } else {
    overlapCovariance(tally, influence, data);
  }
  return { kind: "covariance", size: influence.size, data };
}

function ofPsus(
  stratum: Stratum,
  units: readonly Unit[],
  options: CovarianceOptions,
  grand: Float64Array | undefined,
): Spread {
  const factor = samplingFactor(stratum.psus, stratum.populationPsus);
  return spreadOfUnits(units, stratum.psus, factor, options, grand);
}

/** 1 − f: 1 where the population is unknown or infinite. */
export function samplingFactor(sampled: number, population: number | null): number {
  return population === null || population === Number.POSITIVE_INFINITY
    ? 1
    : (population - sampled) / population;
}
