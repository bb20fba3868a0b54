import { matrix } from "../../maths/matrix.js";
import type { Counted } from "../../vocabulary/counted.js";
import { counting } from "../../vocabulary/counted.js";
import type { Estimate, Result } from "../../vocabulary/estimate.js";
import type { ContributionOf } from "../../vocabulary/quantity.js";
import type { IndexOfDimensions, Study } from "../../vocabulary/study.js";
import type { Tally } from "../../vocabulary/tally.js";
import { contrast } from "../contrasts/contrast.js";
import type { RatioInterval } from "../contrasts/ratioInterval.js";
import { together } from "../contrasts/together.js";
import { sharesOfChange } from "../decomposition/sharesOfChange.js";
import { type Linearised, peopleOf, ratios } from "../means/ratios.js";
import type { DomainEstimates } from "./domainEstimates.js";
import { changes, domainIndex, placesOf } from "./measureResults.js";
import { dfOf, resultOf } from "./resultOf.js";
import { type Residuals, varianceOf } from "./varianceOf.js";

/** A measure's estimates with what they were made of, so that more can be made of it. */
export interface Made {
  readonly estimates: DomainEstimates;
  readonly counted: Counted;
  readonly residuals: Residuals | undefined;
}

/**
 * What each dimension adds to the change of an index, in its points and as a share of the whole change.
 *
 * in      estimates of the index by {wave, group}, and the tally with the dimensions' parts
 * out     for each group and change one contribution and one share a dimension. Contributions add up to the change
 *         exactly. A share is `not-estimable` ("no-change") where the whole change cannot be told from 0
 * source  docs/methods/shares-of-change.md
 */
export function partResults(
  asked: { readonly study: Study; readonly measure: IndexOfDimensions },
  { estimates: whole, counted, residuals }: Made,
): readonly Result[] {
  const { study, measure } = asked;
  const varied = varianceOf(counted, (tally) => parts(tally, measure), study.design, residuals);
  if ("onePsu" in varied) throw new Error("strata with one PSU that were not told before");
  const { values } = parts(counted.tally, measure);
  const wanted = { ...asked, breakdown: null };
  const indexOf = domainIndex(wanted, whole);
  const many = whole.domains.length;
  return changes(wanted, placesOf(wanted)).flatMap((span) => {
    const domains = [indexOf(span.to), indexOf(span.from)];
    const moved = measure.dimensions.map((_, k) => laterLessEarlier(domains, k * many));
    const combinations = moved.map((weights) => contrast(values, varied.covariance, weights));
    const covariance = matrix(moved.length, moved.length, (k, l) =>
      product(moved[k], moved[l], (p, q) => varied.covariance[p * values.length + q] as number),
    );
    const points = measure.dimensions.map((dimension, k) => {
      const combination = combinations[k] ?? { value: 0, variance: 0 };
      const quantity: ContributionOf = { kind: "contribution", measure: measure.id, dimension, ...span };
      return resultOf({ study, measure, unit: "index", quantity, domains, combination }, whole);
    });
    const { confidence } = study.design;
    const shares = sharesOfChange(
      { values: combinations.map(({ value }) => value), covariance, df: dfOf(study.design, whole, domains) },
      { weights: moved.map(() => 1), confidence },
    );
    return points.flatMap((point, k) => [point, shareOf(point, shares[k])]);
  });
}

/** The mean of what each dimension adds to an index, dimension after dimension, by domain. */
function parts(
  tally: Tally,
  { dimensions }: IndexOfDimensions,
): Linearised & { readonly empty: ReadonlySet<number> } {
  const each = dimensions.map((dimension) =>
    ratios(tally, new Map([[counting.part(dimension), 1]]), peopleOf(counting.value)),
  );
  const size = tally.domains.length;
  return {
    ...together(...each),
    empty: new Set(each.flatMap(({ empty }, k) => [...empty].map((d) => k * size + d))),
  };
}

/** Weights of the estimates of one dimension, which begin at `start`. */
function laterLessEarlier(
  [to = -1, from = -1]: readonly number[],
  start: number,
): ReadonlyMap<number, number> {
  return new Map([
    ...(to < 0 ? [] : [[start + to, 1] as const]),
    ...(from < 0 ? [] : [[start + from, -1] as const]),
  ]);
}

/** Σ c·d·covariance of two contrasts. */
function product(
  first: ReadonlyMap<number, number> = new Map(),
  second: ReadonlyMap<number, number> = new Map(),
  covariance: (p: number, q: number) => number,
): number {
  let sum = 0;
  for (const [p, c] of first) for (const [q, d] of second) sum += c * d * covariance(p, q);
  return sum;
}

function shareOf(points: Result, found: RatioInterval | undefined): Result {
  const { quantity, n, evidence: behind } = points;
  if (quantity.kind !== "contribution" || !found) throw new Error("a share of what?");
  const evidence = { ...behind, method: "contribution-share" };
  const told = { quantity: { ...quantity, kind: "contribution-share" as const }, n, evidence };
  if (points.kind === "not-estimable") return { ...points, ...told };
  if (found.kind === "not-estimable")
    return { kind: "not-estimable", reason: found.reason, detail: found.detail, ...told };
  const { value, se, interval } = found;
  const { df, counts } = points;
  return {
    kind: "estimate",
    unit: "part",
    value,
    se,
    df,
    interval,
    test: null,
    counts,
    ...told,
  } satisfies Estimate;
}
