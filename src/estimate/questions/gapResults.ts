import type { Result } from "../../vocabulary/estimate.js";
import { measureUnit } from "../../vocabulary/measureUnit.js";
import type { Gap, Place, Quantity, Span } from "../../vocabulary/quantity.js";
import { contrast } from "../contrasts/contrast.js";
import type { DomainEstimates } from "./domainEstimates.js";
import { areCompared, changes, domainIndex, pairs, placesOf, type Wanted } from "./measureResults.js";
import { resultOf } from "./resultOf.js";

/**
 * Gaps between two categories of a breakdown: how they move from wave to wave, and how the gap in one group differs
 * from that in another.
 *
 * in      means by {wave, group, category} with their covariance
 * out     for each pair of categories, in the study's order: one change of the gap for each group and pair of waves, and
 *         one double difference for each wave and pair of groups
 */
export function gapResults(wanted: Wanted, estimates: DomainEstimates): readonly Result[] {
  const { id: measure } = wanted.measure;
  const indexOf = domainIndex(wanted, estimates);
  const unit = measureUnit(wanted.measure);
  const make = (quantity: Quantity, added: readonly Place[], taken: readonly Place[]) => {
    const weights = new Map<number, number>();
    for (const place of added) weights.set(indexOf(place), 1);
    for (const place of taken) weights.set(indexOf(place), -1);
    const combination = contrast(estimates.values, estimates.covariance, weights);
    return resultOf({ ...wanted, unit, quantity, domains: [...weights.keys()], combination }, estimates);
  };
  const places = placesOf(wanted);
  return [
    ...pairs(changes(wanted, places))
      .filter(
        ([of, against]) =>
          sameWaves(of, against) &&
          of.from.group === against.from.group &&
          areCompared(of.from, against.from),
      )
      .map(([of, against]) =>
        make(
          { kind: "change-difference", measure, of, against },
          [of.to, against.from],
          [of.from, against.to],
        ),
      ),
    ...pairs(gaps(places))
      .filter(([one, other]) => one.of.wave === other.of.wave && sameCategories(one, other))
      .map(([of, against]) =>
        make(
          { kind: "double-difference", measure, of, against },
          [of.of, against.against],
          [of.against, against.of],
        ),
      ),
  ];
}

const sameWaves = (a: Span, b: Span) => a.from.wave === b.from.wave && a.to.wave === b.to.wave;

const sameCategories = (a: Gap, b: Gap) =>
  a.of.category?.category === b.of.category?.category &&
  a.against.category?.category === b.against.category?.category;

/** Every two categories of one group in one wave that differ in one trait. */
function gaps(places: readonly Place[]): readonly Gap[] {
  return pairs(places)
    .filter(
      ([of, against]) => of.wave === against.wave && of.group === against.group && areCompared(of, against),
    )
    .map(([of, against]) => ({ of, against }));
}
