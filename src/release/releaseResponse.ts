import { normalQuantile } from "../maths/normal.js";
import type { ResponseAccount } from "../vocabulary/account.js";
import type { ReleasePolicy } from "../vocabulary/policy.js";
import type { PublicCategory, PublicPlace, PublicResponse } from "../vocabulary/publicResponse.js";
import type { CategoryResponse, ResponseAnalysis } from "../vocabulary/response.js";
import { publicCount } from "./publicCount.js";
import { releaseWeighting } from "./releaseWeighting.js";
import { roundTo, roundToBase } from "./rounding.js";
import { enoughPeople, toldTogether } from "./toldTogether.js";

/**
 * Who was invited and who answered, as it may leave.
 *
 * A wave and group, or a category of it, is told where enough people answered and enough did not; smaller categories
 * are told together.
 * No coefficient and no propensity leaves: they are rates of combinations of categories, which nobody counted.
 */
export function releaseResponse(account: ResponseAccount, policy: ReleasePolicy): PublicResponse {
  const places = account.places.map(({ wave, group, analysis }) => ({
    wave,
    group,
    ...placeOf(analysis, policy),
  }));
  return { places, ...releaseWeighting(account, places, policy) };
}

function placeOf(analysis: ResponseAnalysis, policy: ReleasePolicy): Omit<PublicPlace, "wave" | "group"> {
  const { confidence, model, categories } = analysis;
  const told = Math.min(...sidesOf(analysis)) >= enoughPeople(policy);
  if (!told) {
    const nothing = { invited: null, answered: null, rate: null, weightedRate: null };
    return { confidence, ...nothing, categories: [], representativeness: null };
  }
  const variables = [...new Set(categories.map(({ variable }) => variable))];
  return {
    confidence,
    invited: publicCount(analysis.invited, policy),
    answered: publicCount(analysis.answered, policy),
    rate: rateOf(analysis.unweighted),
    weightedRate: rateOf(analysis.weighted),
    categories: variables.flatMap((variable) =>
      categoriesOf(
        categories.filter((category) => category.variable === variable),
        confidence,
        policy,
      ),
    ),
    representativeness:
      model.kind === "representativeness"
        ? {
            value: roundTo(model.value, 3),
            interval: pairOf(model.interval),
            largestShareBias: roundTo(model.largestShareBias, 3),
          }
        : null,
  };
}

/** The categories of one variable. */
function categoriesOf(
  categories: readonly CategoryResponse[],
  confidence: number,
  policy: ReleasePolicy,
): PublicCategory[] {
  const cells = categories.map((category) => ({ sides: sidesOf(category) }));
  return toldTogether(cells, enoughPeople(policy)).map((places) => {
    const members = places.flatMap((c) => categories[c] ?? []);
    const invited = members.reduce((sum, member) => sum + member.invited, 0);
    const answered = members.reduce((sum, member) => sum + member.answered, 0);
    const partial = members.length === 1 ? members[0]?.partial : undefined;
    return {
      variable: members[0]?.variable ?? "",
      categories: members.map(({ category }) => category),
      invited: roundToBase(invited, policy.countBase),
      answered: roundToBase(answered, policy.countBase),
      rate: roundTo(answered / invited, 3),
      partial: partial
        ? { value: roundTo(partial.value, 3), answered: comparedWithAll(partial, confidence) }
        : null,
    };
  });
}

function comparedWithAll({ value, se }: CategoryResponse["partial"], confidence: number) {
  const reach = -normalQuantile((1 - confidence) / 2) * se;
  if (Math.abs(value) <= reach) return "alike";
  return value < 0 ? "fewer" : "more";
}

/** Those who answered, and those who did not. */
function sidesOf({ invited, answered }: { readonly invited: number; readonly answered: number }) {
  return [answered, invited - answered];
}

function rateOf({ value, interval }: ResponseAnalysis["weighted"]): PublicPlace["rate"] {
  return { value: roundTo(value, 3), interval: interval && pairOf(interval) };
}

function pairOf([low, high]: readonly [number, number]): readonly [number, number] {
  return [roundTo(low, 3), roundTo(high, 3)];
}
