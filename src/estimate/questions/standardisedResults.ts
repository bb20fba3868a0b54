import { counting } from "../../vocabulary/counted.js";
import type { ComparedPeople, Estimate, Result } from "../../vocabulary/estimate.js";
import {
  type ChangeOf,
  type DifferenceOf,
  type LevelOf,
  type Place,
  placesOf,
} from "../../vocabulary/quantity.js";
import type { Measure, Standardised, Study } from "../../vocabulary/study.js";
import type { Tally } from "../../vocabulary/tally.js";
import {
  type Compared,
  comparedCategories,
  type Divided,
  standardisedMeans,
} from "../means/standardisedMeans.js";
import type { Behind, DomainEstimates } from "./domainEstimates.js";
import { domainIndex, measureResults } from "./measureResults.js";
import type { Made } from "./partResults.js";
import { sideCounts } from "./sideCounts.js";
import { varianceOf } from "./varianceOf.js";

interface Asked {
  readonly study: Study;
  readonly measure: Measure;
}

/**
 * Levels of every group and wave, their changes, and differences between groups, as they would be if everybody had the
 * composition of one group in one wave.
 *
 * in      a mean's or a share's estimates by {wave, group, category}, and their tally
 * out     one result a level, change and difference, over the categories in which every group and wave that answered has
 *         people; a note says how much of the standard they cover. `fewest` and `counts` are those of the smallest category,
 *         since beside plain figures a standardised one tells of it; `compared` is how many of each side are compared, for
 *         the others are what plain levels leave
 * returns `not-estimable` ("no-counterpart") where there is no such category
 * source  `standardisedMeans`; docs/methods/trends-and-standardisation.md
 */
export function standardisedResults(
  asked: Asked,
  { breakdown, standard }: Pick<Standardised, "breakdown" | "standard">,
  made: Made,
): readonly Result[] {
  const { study, measure } = asked;
  const { behind } = made.estimates;
  const indexOf = domainIndex({ ...asked, breakdown }, made.estimates);
  const categories = study.breakdowns.find(({ id }) => id === breakdown)?.categories ?? [];
  const divided = ({ wave, group }: Pick<Place, "wave" | "group">): Divided =>
    categories.map(({ id }) =>
      [indexOf({ wave, group, category: { breakdown, category: id } })].filter((d) => d >= 0),
    );
  const places = study.waves.flatMap(({ id: wave }) =>
    study.groups.map(({ id: group }) => ({ wave, group })),
  );
  const compared = comparedCategories(made.counted.tally, {
    name: counting.value,
    sides: places.map(divided),
    standard: divided(standard),
  });
  const of = (place: Pick<Place, "wave" | "group">) => domainsIn(divided(place), compared);
  const estimates = standardisedEstimates(asked, made, { places, divided, standard, compared });
  return measureResults({ ...asked, breakdown: null }, estimates).flatMap((result): readonly Result[] => {
    const { quantity } = result;
    if (quantity.kind !== "level" && quantity.kind !== "change" && quantity.kind !== "difference") return [];
    const sides = [...placesOf(quantity), standard];
    const cells = sides.flatMap(of);
    const fewest = Math.min(...cells.map((d) => behind.answered[d] as number));
    const people = sides.map((side) => comparedPeople(asked, behind, side, of(side)));
    const named = { ...inStandard(result, breakdown, quantity, compared), fewest, compared: people };
    if (named.kind === "estimate") return [{ ...named, counts: sideCounts(study, measure, behind, cells) }];
    const unlike = compared.categories.length === 0 && named.n > 0;
    return [unlike ? { ...named, ...noCounterpart, fewest: named.n } : named];
  });
}

const noCounterpart = {
  reason: "no-counterpart",
  detail: "no category has people of every group and wave",
} as const;

function comparedPeople(
  { study, measure }: Asked,
  { answered, sums }: Pick<Behind, "answered" | "sums">,
  { wave, group }: Pick<Place, "wave" | "group">,
  domains: readonly number[],
): ComparedPeople {
  const sum = (of: Float64Array) => domains.reduce((all, d) => all + (of[d] as number), 0);
  const [n, total] = [sum(answered), sum(sums)];
  const behind = { answered: Float64Array.of(n), sums: Float64Array.of(total) };
  return { wave, group, n, counts: sideCounts(study, measure, behind, [0]) };
}

function inStandard<R extends Result>(
  result: R,
  breakdown: string,
  of: LevelOf | ChangeOf | DifferenceOf,
  { covered }: Compared,
): R {
  return {
    ...result,
    quantity: { kind: "standardised", measure: of.measure, breakdown, of },
    evidence: {
      ...result.evidence,
      method: "standardised",
      notes: [{ kind: "covered", part: covered }],
    } satisfies Estimate["evidence"],
  };
}

interface Sides {
  readonly places: readonly Pick<Place, "wave" | "group">[];
  readonly divided: (place: Pick<Place, "wave" | "group">) => Divided;
  readonly standard: Standardised["standard"];
  readonly compared: Compared;
}

/** Estimates by {wave, group}, each with the standard's composition. */
function standardisedEstimates(
  { study, measure }: Asked,
  { estimates, counted, residuals }: Made,
  { places, divided, standard, compared }: Sides,
): DomainEstimates {
  const asked = { name: counting.value, sides: places.map(divided), standard: divided(standard) };
  const estimator = (tally: Tally) => standardisedMeans(tally, asked, compared.categories);
  const varied = varianceOf(counted, estimator, study.design, residuals);
  if ("onePsu" in varied) throw new Error("strata with one PSU that were not told before");
  const { values, empty } = estimator(counted.tally);
  const cells = asked.sides.map((side) => domainsIn(side, compared));
  const { behind } = estimates;
  const sum = (of: Float64Array) =>
    Float64Array.from(cells, (domains) => domains.reduce((all, d) => all + (of[d] as number), 0));
  const [answered, sums] = [sum(behind.answered), sum(behind.sums)];
  // A share's sides are counted in every category; of any other measure that all of one are alike tells of each of them.
  const isAlike = (domains: readonly number[], s: number) => {
    const sides = sideCounts(study, measure, { sums, answered }, [s]);
    return sides ? !(Math.min(sides.having, sides.lacking) > 0) : domains.some((d) => behind.alike[d]);
  };
  const withStandard = (wanted: readonly number[]) => [
    ...wanted.flatMap((s) => cells[s] ?? []),
    ...domainsIn(asked.standard, compared),
  ];
  return {
    domains: places,
    values,
    covariance: varied.covariance,
    empty: new Set([...empty, ...varied.empty]),
    designEffects: places.map(() => null),
    limits: null,
    df: (wanted) => varied.df(withStandard(wanted)),
    behind: {
      rows: sum(behind.rows),
      answered,
      sums,
      squares: sum(behind.squares),
      alike: cells.map(isAlike),
      extent: (wanted) => behind.extent(withStandard(wanted)),
    },
    query: estimates.query,
  };
}

/** The domains of the categories that are compared; of all where none is. */
function domainsIn(side: Divided, { categories }: Compared): readonly number[] {
  return categories.length > 0 ? categories.flatMap((c) => side[c] ?? []) : side.flat();
}
