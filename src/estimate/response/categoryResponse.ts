import { normalQuantile } from "../../maths/normal.js";
import type { CategoryResponse, VariableResponse } from "../../vocabulary/response.js";
import type { Tally } from "../../vocabulary/tally.js";
import { domainTotals, peopleOf, totalOf, variableIndex } from "../means/ratios.js";
import { shareInterval } from "../means/shareInterval.js";
import { designCovariance } from "../variance/designCovariance.js";
import { type Influence, InfluenceBuilder } from "../variance/influence.js";

/** Rates and partial indicators under one set of weights. */
export interface Responses {
  readonly whole: Response;
  readonly categories: readonly (Response & Pick<CategoryResponse, "variable" | "category" | "partial">)[];
  readonly variables: readonly VariableResponse[];
}

interface Response {
  readonly invited: number;
  readonly answered: number;
  readonly rate: CategoryResponse["weighted"];
}

/**
 * Response rates and unconditional partial R-indicators by category of each frame variable.
 *
 * in      a tally made by `responseRequest`; the outcome's name in it, the variables, the confidence
 * out     rates 0–1 with logit intervals; partials in units of the propensity's standard deviation. A model that has the
 *         variable gives a category the mean propensity that is its weighted rate, so no model is needed
 * throws  Error where nobody was invited
 * source  Schouten, Shlomo & Skinner (2011), Journal of Official Statistics 27, 231–253; standard errors by
 *         linearisation of Σwr and Σw
 */
export function categoryResponse(
  tally: Tally,
  {
    response,
    variables,
    confidence,
  }: { readonly response: string; readonly variables: readonly string[]; readonly confidence: number },
): Responses {
  const sumsOf = countIn(tally, response);
  const every = sumsOf(tally.domains.map((_, d) => d));
  if (!(every.weight > 0)) throw new Error("nobody was invited");
  const categories = cellsOf(tally, variables).map((cell) => ({ ...cell, ...sumsOf(cell.domains) }));
  const found = designCovariance(tally, influenceOf(tally, response, every, categories), {
    lonelyPsu: "adjust",
  });
  if (found.kind !== "covariance") throw new Error("a lonely person under the rule “adjust”");
  const covariance = (i: number, j: number) => found.data[i * found.size + j] as number;
  const rate = ({ share, invited }: Counted, k: number): CategoryResponse["weighted"] => {
    const figures = { estimate: share, variance: covariance(k, k), df: Number.POSITIVE_INFINITY };
    const limits = shareInterval({ ...figures, rows: invited, confidence, method: "logit" });
    return { value: share, interval: limits.kind === "interval" ? [limits.low, limits.high] : null };
  };
  const partials = categories.map((cell, k) => ({
    variable: cell.variable,
    value: partialOf(cell, every),
    at: place.partial(categories.length, k),
  }));
  return {
    whole: { invited: every.invited, answered: every.answered, rate: rate(every, 0) },
    categories: categories.map((cell, k) => {
      const { value, at } = partials[k] as (typeof partials)[number];
      return {
        variable: cell.variable,
        category: cell.category,
        invited: cell.invited,
        answered: cell.answered,
        rate: rate(cell, place.rate(k)),
        partial: { value, se: Math.sqrt(Math.max(0, covariance(at, at))) },
      };
    }),
    variables: variables.map((variable) => {
      const own = partials.filter((each) => each.variable === variable);
      const partial = Math.hypot(...own.map(({ value }) => value));
      const variance = own.reduce(
        (sum, a) => sum + own.reduce((part, b) => part + a.value * b.value * covariance(a.at, b.at), 0),
        0,
      );
      return { variable, partial, se: partial > 0 ? Math.sqrt(Math.max(0, variance)) / partial : null };
    }),
  };
}

/** Where estimates stand: first the rate of all, then the rate of each category, then its partial. */
const place = { rate: (k: number) => 1 + k, partial: (categories: number, k: number) => 1 + categories + k };

interface Counted {
  /** Σw of those invited. */
  readonly weight: number;
  /** Weighted part that answered. */
  readonly share: number;
  readonly invited: number;
  readonly answered: number;
}

function countIn(tally: Tally, response: string): (domains: readonly number[]) => Counted {
  const sums = (side: "weighted" | "unweighted") =>
    [peopleOf(response), totalOf(tally, response)].map((sum) => domainTotals(tally, sum, side));
  const [weights, answers, people, answered] = [...sums("weighted"), ...sums("unweighted")];
  const total = (of: Float64Array | undefined, domains: readonly number[]) =>
    domains.reduce((sum, d) => sum + (of?.[d] as number), 0);
  return (domains) => {
    const weight = total(weights, domains);
    return {
      weight,
      share: weight > 0 ? total(answers, domains) / weight : 0,
      invited: total(people, domains),
      answered: Math.round(total(answered, domains)),
    };
  };
}

function partialOf({ weight, share }: Counted, every: Counted): number {
  return Math.sqrt(weight / every.weight) * (share - every.share);
}

/** How rates and partials move with each person: r and 1 are the outcome and its being there. */
function influenceOf(
  tally: Tally,
  response: string,
  every: Counted,
  categories: readonly (Counted & { readonly domains: readonly number[] })[],
): Influence {
  const builder = new InfluenceBuilder(tally, 1 + 2 * categories.length);
  const one = variableIndex(tally, `${response} answered`);
  const outcome = variableIndex(tally, response);
  const centre = tally.variables[outcome]?.centre ?? 0;
  const add = (estimate: number, d: number, perAnswer: number, perPerson: number) => {
    builder.add(estimate, d, outcome, perAnswer);
    builder.add(estimate, d, one, perPerson + perAnswer * centre);
  };
  tally.domains.forEach((_, d) => {
    add(0, d, 1 / every.weight, -every.share / every.weight);
  });
  categories.forEach(({ weight, share, domains }, k) => {
    const part = weight / every.weight;
    const root = Math.sqrt(part);
    const tilt = (share - every.share) / (2 * root * every.weight);
    const members = new Set(domains);
    tally.domains.forEach((_, d) => {
      const here = members.has(d) ? 1 : 0;
      const perAnswer = root * (here / weight - 1 / every.weight);
      const perPerson = tilt * (here - part) - root * ((here * share) / weight - every.share / every.weight);
      add(place.partial(categories.length, k), d, perAnswer, perPerson);
      if (here) add(place.rate(k), d, 1 / weight, -share / weight);
    });
  });
  return builder.done();
}

/** Each category of each variable, with the domains that lie in it. */
function cellsOf(tally: Tally, variables: readonly string[]) {
  return variables.flatMap((variable) =>
    levelsOf(tally, variable).map((category) => ({
      variable,
      category,
      domains: tally.domains.flatMap((domain, d) => (domain[variable] === category ? [d] : [])),
    })),
  );
}

/** The categories that somebody invited has, in the order of their names. */
export function levelsOf(tally: Tally, variable: string): readonly string[] {
  return [...new Set(tally.domains.map((domain) => domain[variable] ?? ""))].sort();
}

/** Quantile that an interval of this confidence reaches on either side. */
export function reachOf(confidence: number): number {
  return -normalQuantile((1 - confidence) / 2);
}
