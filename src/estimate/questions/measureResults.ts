import { studentTwoSided } from "../../maths/student.js";
import type { SamplingDesign } from "../../vocabulary/design.js";
import type {
  Evidence,
  Interval,
  NotEstimableReason,
  Result,
  SideCounts,
} from "../../vocabulary/estimate.js";
import { measureUnit } from "../../vocabulary/measureUnit.js";
import type { Place, Quantity } from "../../vocabulary/quantity.js";
import type { Measure, Study } from "../../vocabulary/study.js";
import { contrast } from "../contrasts/contrast.js";
import { meanInterval } from "../means/meanInterval.js";
import { shareInterval } from "../means/shareInterval.js";
import type { DomainEstimates } from "./domainEstimates.js";

/** Which levels, changes and differences a study wants of one measure, as a whole or by one breakdown. */
export interface Wanted {
  readonly study: Study;
  readonly measure: Measure;
  readonly breakdown: string | null;
}

/**
 * Every level, every change between two waves, and every difference between two groups or two categories.
 *
 * in      means by {wave, group, category?} with their covariance
 * out     one result per quantity, in the study's order; `not-estimable` where a domain has no answers, no
 *         variance or no degrees of freedom
 */
export function measureResults(wanted: Wanted, estimates: DomainEstimates): readonly Result[] {
  const places = placesOf(wanted);
  const indexOf = domainIndex(wanted, estimates);
  const make = (quantity: Quantity, sides: readonly (readonly [Place, number])[]) => {
    const weights = new Map<number, number>();
    for (const [place, weight] of sides) weights.set(indexOf(place), weight);
    return result(wanted, estimates, quantity, weights);
  };
  const { id: measure } = wanted.measure;
  return [
    ...places.map((at) => make({ kind: "level", measure, at }, [[at, 1]])),
    ...changes(wanted, places).map(([from, to]) =>
      make({ kind: "change", measure, from, to }, [
        [to, 1],
        [from, -1],
      ]),
    ),
    ...differences(places).map(([of, against]) =>
      make({ kind: "difference", measure, of, against }, [
        [of, 1],
        [against, -1],
      ]),
    ),
  ];
}

function placesOf({ study, breakdown }: Wanted): readonly Place[] {
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

function changes({ study }: Wanted, places: readonly Place[]): readonly (readonly [Place, Place])[] {
  const order = new Map(study.waves.map(({ id }, i) => [id, i]));
  return pairs(places).filter(
    ([a, b]) =>
      a.group === b.group && sameCategory(a, b) && (order.get(a.wave) ?? 0) < (order.get(b.wave) ?? 0),
  );
}

/** Both ways round, so that a sentence may name either side first: two groups, or two categories of one group. */
function differences(places: readonly Place[]): readonly (readonly [Place, Place])[] {
  return pairs(places).filter(([a, b]) => a.wave === b.wave && (a.group === b.group) !== sameCategory(a, b));
}

function pairs(places: readonly Place[]): readonly (readonly [Place, Place])[] {
  return places.flatMap((a) => places.flatMap((b) => (a === b ? [] : [[a, b] as const])));
}

function domainIndex({ breakdown }: Wanted, { domains }: DomainEstimates): (place: Place) => number {
  const key = (wave?: string, group?: string, category?: string) =>
    JSON.stringify([wave, group, category ?? null]);
  const index = new Map(domains.map((domain, d) => [key(domain.wave, domain.group, domain.category), d]));
  return ({ wave, group, category }) =>
    index.get(key(wave, group, breakdown === null ? undefined : category?.category)) ?? -1;
}

function result(
  { study, measure }: Wanted,
  estimates: DomainEstimates,
  quantity: Quantity,
  weights: ReadonlyMap<number, number>,
): Result {
  const domains = [...weights.keys()];
  const evidence = evidenceOf(study.design, measure, estimates, quantity, domains);
  const n = Math.min(...domains.map((d) => estimates.behind.answered[d] ?? 0));
  const none = (reason: NotEstimableReason, detail: string): Result => ({
    kind: "not-estimable",
    quantity,
    reason,
    detail,
    n,
    evidence,
  });
  if (domains.some((d) => d < 0 || estimates.empty.has(d))) return none("no-answers", "nobody answered");
  if (domains.some((d) => estimates.behind.alike[d])) return none("no-variance", "all answers are equal");
  const { value, variance } = contrast(estimates.values, estimates.covariance, weights);
  const df = study.design.degreesOfFreedom === "infinite" ? Number.POSITIVE_INFINITY : estimates.df(domains);
  if (!(df > 0)) return none("one-psu", "no degrees of freedom");
  if (!(variance > 0)) {
    const size = estimates.values.length;
    return domains.length > 1 && domains.every((d) => (estimates.covariance[d * (size + 1)] as number) > 0)
      ? none("singular", "what the two sides share leaves no variance between them")
      : none("no-variance", "all answers are equal");
  }
  const se = Math.sqrt(variance);
  const interval = intervalOf(study.design, measure, estimates, { value, variance, df, domains });
  if (interval.kind === "not-estimable") return none(interval.reason, interval.detail);
  const statistic = value / se;
  return {
    kind: "estimate",
    quantity,
    unit: measureUnit(measure),
    value,
    se,
    df,
    interval: interval.limits,
    test: quantity.kind === "level" ? null : { statistic, df, p: studentTwoSided(statistic, df) },
    n,
    counts: sideCounts(study, measure, estimates, domains),
    evidence,
  };
}

type Limits =
  | { readonly kind: "interval"; readonly limits: Interval }
  | { readonly kind: "not-estimable"; readonly reason: NotEstimableReason; readonly detail: string };

/** Levels of shares and of quantiles have intervals of their own; all else is a t interval. */
function intervalOf(
  { confidence, shareInterval: method }: SamplingDesign,
  measure: Measure,
  estimates: DomainEstimates,
  of: {
    readonly value: number;
    readonly variance: number;
    readonly df: number;
    readonly domains: readonly number[];
  },
): Limits {
  const { value: estimate, variance, df, domains } = of;
  const [level, ...others] = domains;
  if (level !== undefined && others.length === 0) {
    const own = estimates.limits?.[level];
    if (own) {
      const [low, high] = [own.low ?? estimate, own.high ?? estimate];
      return { kind: "interval", limits: { low, high, confidence, method: `Woodruff, ${own.method}` } };
    }
    if (measure.kind === "share") {
      const rows = estimates.behind.answered[level] as number;
      const found = shareInterval({ estimate, variance, df, rows, confidence, method });
      if (found.kind === "not-estimable") return found;
      return {
        kind: "interval",
        limits: { low: found.low, high: found.high, confidence, method: found.method },
      };
    }
  }
  return { kind: "interval", limits: meanInterval({ estimate, se: Math.sqrt(variance), df, confidence }) };
}

/**
 * The smallest number on either side over the domains that a figure rests on. A question with two answers has
 * sides however it is summed: its mean and its total tell as much as its share.
 */
function sideCounts(
  study: Study,
  measure: Measure,
  { behind: { sums, answered } }: DomainEstimates,
  domains: readonly number[],
): SideCounts | null {
  const ends = twoAnswers(study, measure);
  if (!ends) return null;
  const [low, high] = ends;
  const having = domains.map((d) =>
    Math.round(((sums[d] as number) - low * (answered[d] as number)) / (high - low)),
  );
  const lacking = domains.map((d, i) => (answered[d] as number) - (having[i] as number));
  return { having: Math.min(...having), lacking: Math.min(...lacking) };
}

/** The values between which a measure divides people in two; `null` where it does not. */
function twoAnswers(study: Study, measure: Measure): readonly [low: number, high: number] | null {
  if (measure.kind === "share") return [0, 1];
  if (measure.kind !== "mean" && measure.kind !== "total") return null;
  const scale = study.items.find(({ id }) => id === measure.item)?.scale;
  const values = scale?.kind === "points" ? [...new Set(scale.points.map(({ value }) => value))] : [];
  const [first, second] = values.sort((a, b) => a - b);
  return values.length === 2 && first !== undefined && second !== undefined ? [first, second] : null;
}

function evidenceOf(
  design: SamplingDesign,
  measure: Measure,
  estimates: DomainEstimates,
  quantity: Quantity,
  domains: readonly number[],
): Evidence {
  const known = domains.filter((d) => d >= 0);
  const { psus, strata } = estimates.behind.extent(known);
  const { rows, answered } = estimates.behind;
  const silent = known.reduce((sum, d) => sum + (rows[d] as number) - (answered[d] as number), 0);
  return {
    method: quantity.kind === "level" && measure.kind === "quantile" ? "quantiles" : quantity.kind,
    variance: design.replicates ? "replicates" : "linearisation",
    unit: design.stages.length > 0 ? "psu" : "person",
    query: estimates.query,
    tables: ["answers"],
    psus,
    strata,
    lonelyPsu: design.lonelyPsu,
    leftOut: [{ reason: "no answer", rows: silent }],
    designEffect: known.length === 1 ? (estimates.designEffects[known[0] as number] ?? null) : null,
  };
}
