import { differInOne } from "../../vocabulary/crossed.js";
import type { Result } from "../../vocabulary/estimate.js";
import { measureUnit } from "../../vocabulary/measureUnit.js";
import type { Place, Quantity, Span } from "../../vocabulary/quantity.js";
import type { Measure, Study } from "../../vocabulary/study.js";
import { contrast } from "../contrasts/contrast.js";
import type { DomainEstimates } from "./domainEstimates.js";
import { resultOf } from "./resultOf.js";

/** Which levels, changes and differences a study wants of one measure, as a whole or by one breakdown. */
export interface Wanted {
  readonly study: Study;
  readonly measure: Measure;
  readonly breakdown: string | null;
}

/**
 * Every level, every change between two waves, and every difference between two groups or two categories, each pair
 * once.
 *
 * in      means by {wave, group, category?} with their covariance
 * out     one result per quantity, in the study's order; `not-estimable` where a domain has no answers, no
 *         variance or no degrees of freedom
 */
export function measureResults(wanted: Wanted, estimates: DomainEstimates): readonly Result[] {
  const places = placesOf(wanted);
  const indexOf = domainIndex(wanted, estimates);
  const unit = measureUnit(wanted.measure);
  const make = (quantity: Quantity, sides: readonly (readonly [Place, number])[]) => {
    const weights = new Map<number, number>();
    for (const [place, weight] of sides) weights.set(indexOf(place), weight);
    const combination = contrast(estimates.values, estimates.covariance, weights);
    return resultOf({ ...wanted, unit, quantity, domains: [...weights.keys()], combination }, estimates);
  };
  const { id: measure } = wanted.measure;
  const spans = changes(wanted, places);
  return [
    ...places.map((at) => make({ kind: "level", measure, at }, [[at, 1]])),
    ...spans.map((span) => make({ kind: "change", measure, ...span }, changeOf(span, 1))),
    ...differences(places).map(([of, against]) =>
      make({ kind: "difference", measure, of, against }, [
        [of, 1],
        [against, -1],
      ]),
    ),
    ...besides(spans).map(([of, against]) =>
      make({ kind: "change-difference", measure, of, against }, [
        ...changeOf(of, 1),
        ...changeOf(against, -1),
      ]),
    ),
  ];
}

const changeOf = ({ from, to }: Span, sign: 1 | -1): readonly (readonly [Place, number])[] => [
  [to, sign],
  [from, -sign],
];

export function placesOf({ study, breakdown }: Wanted): readonly Place[] {
  const categories = study.breakdowns.find(({ id }) => id === breakdown)?.categories ?? [];
  return study.waves.flatMap(({ id: wave }) =>
    study.groups.flatMap(({ id: group }): readonly Place[] =>
      breakdown === null
        ? [{ wave, group, category: null }]
        : categories.map(({ id: category }) => ({ wave, group, category: { breakdown, category } })),
    ),
  );
}

const sameCategory = (a: Place, b: Place) => a.category?.category === b.category?.category;

/** From each wave to each later one, within one group and category. */
export function changes({ study }: Pick<Wanted, "study">, places: readonly Place[]): readonly Span[] {
  const order = new Map(study.waves.map(({ id }, i) => [id, i]));
  return pairs(places)
    .filter(
      ([a, b]) =>
        a.group === b.group && sameCategory(a, b) && (order.get(a.wave) ?? 0) < (order.get(b.wave) ?? 0),
    )
    .map(([from, to]) => ({ from, to }));
}

/** The same change in two groups. */
function besides(spans: readonly Span[]): readonly (readonly [Span, Span])[] {
  return pairs(spans).filter(
    ([of, against]) =>
      of.from.wave === against.from.wave &&
      of.to.wave === against.to.wave &&
      of.from.group !== against.from.group &&
      sameCategory(of.from, against.from),
  );
}

function differences(places: readonly Place[]): readonly (readonly [Place, Place])[] {
  return pairs(places).filter(([a, b]) => a.wave === b.wave && areCompared(a, b));
}

/** Two groups, or two categories of one group that differ in one trait; not both at once. */
export function areCompared(a: Place, b: Place): boolean {
  if (a.group !== b.group) return sameCategory(a, b);
  return differInOne(a.category?.category ?? "", b.category?.category ?? "");
}

/** Each thing with each that comes after it. */
export function pairs<T>(things: readonly T[]): readonly (readonly [T, T])[] {
  return things.flatMap((one, i) => things.slice(i + 1).map((other) => [one, other] as const));
}

export function domainIndex({ breakdown }: Wanted, { domains }: DomainEstimates): (place: Place) => number {
  const key = (wave?: string, group?: string, category?: string) =>
    JSON.stringify([wave, group, category ?? null]);
  const index = new Map(domains.map((domain, d) => [key(domain.wave, domain.group, domain.category), d]));
  return ({ wave, group, category }) =>
    index.get(key(wave, group, breakdown === null ? undefined : category?.category)) ?? -1;
}
