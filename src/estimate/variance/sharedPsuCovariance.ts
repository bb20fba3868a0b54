import type { Stratum } from "../../vocabulary/tally.js";
import { addBoth, commonFactor } from "./overlapCovariance.js";
import type { Unit } from "./psuTotals.js";

/**
 * Adds what two waves share by PSUs that are in both.
 *
 * in      PSU totals by stratum of each wave; equal numbers in two waves are one PSU; `covariance`
 *         (size × size) is added to in place, symmetrically
 * source  as `overlapCovariance`, with PSUs as units
 */
export function sharedPsuCovariance(
  strata: readonly Stratum[],
  units: readonly (readonly Unit[])[],
  covariance: Float64Array,
  size: number,
): void {
  const places = new Map<number, { stratum: number; unit: Unit }[]>();
  units.forEach((list, stratum) => {
    for (const unit of list) {
      const found = places.get(unit.number);
      if (found) found.push({ stratum, unit });
      else places.set(unit.number, [{ stratum, unit }]);
    }
  });
  const shared = new Map<string, { strata: [number, number]; pairs: [Unit, Unit][] }>();
  for (const list of places.values()) {
    list.forEach((first, i) => {
      for (const second of list.slice(i + 1)) {
        const key = `${first.stratum} ${second.stratum}`;
        const entry = shared.get(key) ?? { strata: [first.stratum, second.stratum], pairs: [] };
        shared.set(key, entry);
        entry.pairs.push([first.unit, second.unit]);
      }
    });
  }
  for (const { strata: pair, pairs } of shared.values()) {
    const factor = commonFactor(pairs.length, strata[pair[0]], strata[pair[1]]);
    if (factor !== 0) addProducts(pairs, factor, covariance, size);
  }
}

function addProducts(
  pairs: readonly [Unit, Unit][],
  factor: number,
  covariance: Float64Array,
  size: number,
): void {
  const meanOf = (side: 0 | 1) => {
    const means = new Map<number, number>();
    for (const pair of pairs) {
      for (const [p, total] of pair[side].totals) means.set(p, (means.get(p) ?? 0) + total / pairs.length);
    }
    return means;
  };
  const [firsts, seconds] = [meanOf(0), meanOf(1)];
  for (const [p, firstMean] of firsts) {
    for (const [q, secondMean] of seconds) {
      let sum = 0;
      for (const [first, second] of pairs) {
        sum += ((first.totals.get(p) ?? 0) - firstMean) * ((second.totals.get(q) ?? 0) - secondMean);
      }
      addBoth(covariance, size, p, q, factor * sum);
    }
  }
}
