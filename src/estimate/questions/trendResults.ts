import { matrix } from "../../maths/matrix.js";
import type { Result } from "../../vocabulary/estimate.js";
import { measureUnit } from "../../vocabulary/measureUnit.js";
import { type Place, type Span, type TrendOf, wavesOfTrend } from "../../vocabulary/quantity.js";
import type { Study, Trend } from "../../vocabulary/study.js";
import { trend } from "../chances/trend.js";
import type { DomainEstimates } from "./domainEstimates.js";
import { areCompared, domainIndex, placesOf, type Wanted } from "./measureResults.js";
import { resultOf } from "./resultOf.js";

/**
 * A line through a measure's waves, and through each gap between two groups or two categories of one group.
 *
 * in      means by {wave, group, category?} with their covariance; the wave in which the line may bend
 * out     its slope before and after the bend, and the difference of the two, in the measure's unit a year
 * returns `not-estimable` where a wave has no answers or there are too few waves on either side
 */
export function trendResults(
  wanted: Wanted,
  { bend }: Pick<Trend, "bend">,
  estimates: DomainEstimates,
): readonly Result[] {
  const series = seriesOf(wanted);
  const gaps = series.flatMap((of, i) => series.slice(i + 1).map((against) => [of, against] as const));
  const both = gaps.filter(([[of], [against]]) => of && against && areCompared(of, against));
  return [
    ...series.flatMap((of) => lineResults(wanted, bend, { of, against: null }, estimates)),
    ...both.flatMap(([of, against]) => lineResults(wanted, bend, { of, against }, estimates)),
  ];
}

/** One group, or one category of it, in every wave. */
type Series = readonly Place[];

function seriesOf(wanted: Wanted): readonly Series[] {
  const places = placesOf(wanted);
  const key = ({ group, category }: Place) => JSON.stringify([group, category]);
  return [...new Set(places.map(key))].map((one) => places.filter((place) => key(place) === one));
}

function lineResults(
  wanted: Wanted,
  bend: string | null,
  { of, against }: { readonly of: Series; readonly against: Series | null },
  estimates: DomainEstimates,
): readonly Result[] {
  const { study, measure } = wanted;
  const indexOf = domainIndex(wanted, estimates);
  const sides = of.map(
    (place, t) => [indexOf(place), against ? indexOf(against[t] as Place) : null] as const,
  );
  const domains = sides.flatMap(([d, e]) => (e === null ? [d] : [d, e]));
  const fitted = domains.some((d) => d < 0) ? null : lineThrough(study, bend, sides, estimates);
  const parts = bend === null ? (["before"] as const) : (["before", "after", "bend"] as const);
  return parts.map((part) => {
    const { from, to } = wavesOfTrend(part, bend, study.waves);
    const span = (series: Series): Span => {
      const at = (wave: string) => series.find((place) => place.wave === wave) as Place;
      return { from: at(from), to: at(to) };
    };
    const quantity: TrendOf = {
      kind: "trend",
      measure: measure.id,
      part,
      bend,
      ...span(of),
      against: against && span(against),
    };
    const figure = fitted?.kind === "fitted" ? fitted[part === "bend" ? "turn" : part] : null;
    const combination =
      figure?.kind === "figure"
        ? { value: figure.value, variance: figure.se ** 2 }
        : { value: Number.NaN, variance: 0 };
    const made = { study, measure, unit: measureUnit(measure), quantity, domains, combination };
    return resultOf(made, estimates);
  });
}

function lineThrough(
  study: Study,
  bend: string | null,
  sides: readonly (readonly [number, number | null])[],
  { values, covariance, domains }: DomainEstimates,
) {
  const many = domains.length;
  const between = (a: number | null, b: number | null) =>
    a === null || b === null ? 0 : (covariance[a * many + b] as number);
  const breakAt = study.waves.find(({ id }) => id === bend)?.time;
  return trend({
    cohorts: study.waves.map(({ time }) => time),
    values: sides.map(([d, e]) => (values[d] as number) - (e === null ? 0 : (values[e] as number))),
    covariance: matrix(sides.length, sides.length, (i, j) => {
      const [[a, b], [c, d]] = [sides[i] as (typeof sides)[number], sides[j] as (typeof sides)[number]];
      return between(a, c) - between(a, d) - between(b, c) + between(b, d);
    }),
    ...(breakAt !== undefined && { breakAt }),
  });
}
