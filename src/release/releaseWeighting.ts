import type { ResponseAccount } from "../vocabulary/account.js";
import type { ReleasePolicy } from "../vocabulary/policy.js";
import type { PublicPlace, PublicResponse, PublicShares } from "../vocabulary/publicResponse.js";
import type { CategoryShares, ClassAccount, StratumTrimmed, WeightStep } from "../vocabulary/response.js";
import { publicCount } from "./publicCount.js";
import { roundTo } from "./rounding.js";
import { enoughPeople, toldTogether } from "./toldTogether.js";

/**
 * What weighting did, as it may leave.
 *
 * Classes and strata are told in all, and none by its name. The largest weight may be one person's: weights go to two
 * digits. A category that is not told by itself in one wave and group is not in all of them.
 */
export function releaseWeighting(
  account: ResponseAccount,
  places: readonly PublicPlace[],
  policy: ReleasePolicy,
): Omit<PublicResponse, "places"> {
  const { classes, trimmed, weighting } = account;
  const enough = enoughPeople(policy);
  const [first] = weighting.steps;
  const weighed = weighting.groups ?? [];
  if (!first || first.people < enough)
    return { classes: null, trimming: null, weighed, steps: [], shares: [] };
  return {
    weighed,
    classes: classes && classesOf(classes, enough),
    trimming: trimmed && trimmingOf(trimmed, policy),
    steps: weighting.steps.map((step) => stepOf(step, policy)),
    shares: sharesOf(account, first.people, places, enough),
  };
}

function classesOf({ crossed, factors, unmended }: ClassAccount, enough: number): PublicResponse["classes"] {
  const told = factors.filter((_, number) => {
    const members = crossed.filter((each) => each.number === number);
    const [invited, answered] = [sumOf(members, "invited"), sumOf(members, "answered")];
    return Math.min(answered, invited - answered) >= enough;
  });
  return {
    crossed: crossed.length,
    left: factors.length,
    unmended: unmended.length,
    factors: told.length > 0 ? [twoDigits(Math.min(...told)), twoDigits(Math.max(...told))] : null,
  };
}

function trimmingOf(strata: readonly StratumTrimmed[], policy: ReleasePolicy): PublicResponse["trimming"] {
  const largest = (side: 0 | 1) => twoDigits(Math.max(...strata.map((stratum) => stratum.largest[side])));
  return {
    people: publicCount(sumOf(strata, "people"), policy),
    trimmed: publicCount(sumOf(strata, "trimmed"), policy),
    strata: strata.filter(({ trimmed }) => trimmed > 0).length,
    largest: [largest(0), largest(1)],
  };
}

function stepOf({ step, people, sum, median, largest, effect }: WeightStep, policy: ReleasePolicy) {
  return {
    step,
    people: publicCount(people, policy),
    sum: roundTo(sum, 0),
    median: twoDigits(median),
    largest: twoDigits(largest),
    effect: roundTo(effect, 2),
    lost: roundTo(1 - 1 / effect, 2),
  };
}

/** Everybody answered in the waves and groups that `places` leaves out. */
function sharesOf(
  { places: analysed, weighting }: ResponseAccount,
  answers: number,
  places: readonly PublicPlace[],
  enough: number,
): PublicShares[] {
  const absent = analysed.reduce((sum, { analysis }) => sum + analysis.invited - analysis.answered, 0);
  const variables = [...new Set(weighting.shares.map(({ variable }) => variable))];
  return variables.flatMap((variable) => {
    const shares = weighting.shares.filter((share) => share.variable === variable);
    const cells = shares.map((share) => {
      const there = Math.round(share.answered * answers);
      const missing = Math.round(share.invited * (answers + absent)) - there;
      return { sides: [there, missing], joined: places.some((place) => !tellsOf(place, share)) };
    });
    const told = toldTogether(cells, enough);
    return told.length > 1 ? told.map((members) => together(members.flatMap((c) => shares[c] ?? []))) : [];
  });
}

/** Whether a wave and group is told of, and this category by itself; whatever it has nobody of is no secret there. */
function tellsOf({ invited, categories }: PublicPlace, { variable, category }: CategoryShares): boolean {
  const own = categories.find((each) => each.variable === variable && each.categories.includes(category));
  return invited !== null && (!own || own.categories.length === 1);
}

function together(shares: readonly CategoryShares[]): PublicShares {
  const sum = (of: (share: CategoryShares) => number) =>
    roundTo(
      shares.reduce((total, share) => total + of(share), 0),
      3,
    );
  const [first] = shares;
  return {
    variable: first?.variable ?? "",
    categories: shares.map(({ category }) => category),
    invited: sum(({ invited }) => invited),
    answered: sum(({ answered }) => answered),
    weighted: first?.weighted.map((_, step) => sum(({ weighted }) => weighted[step] ?? 0)) ?? [],
    population: shares.some(({ population }) => population === null)
      ? null
      : sum(({ population }) => population ?? 0),
  };
}

function sumOf<K extends string>(things: readonly Readonly<Record<K, number>>[], key: K): number {
  return things.reduce((sum, thing) => sum + thing[key], 0);
}

function twoDigits(weight: number): number {
  return Number(weight.toPrecision(2));
}
