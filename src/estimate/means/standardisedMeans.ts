import type { Tally } from "../../vocabulary/tally.js";
import { InfluenceBuilder } from "../variance/influence.js";
import { domainTotals, type Linearised, peopleOf, totalOf, variableIndex } from "./ratios.js";

/** People in categories: for each category, in one order for everybody, the domains of a tally that hold them. */
export type Divided = readonly (readonly number[])[];

export interface Standardising {
  /** The variable that is averaged. */
  readonly name: string;
  readonly sides: readonly Divided[];
  /** Those whose composition every side is given; may be one of the sides. */
  readonly standard: Divided;
}

/** Categories over which everybody can be compared. */
export interface Compared {
  readonly categories: readonly number[];
  /** Part of the standard's people who are in them. */
  readonly covered: number;
}

/** The categories in which people of the standard, and of every side that has people at all, answered. */
export function comparedCategories(tally: Tally, { name, sides, standard }: Standardising): Compared {
  const answered = domainTotals(tally, peopleOf(name), "unweighted");
  const weights = domainTotals(tally, peopleOf(name));
  const has = (domains: readonly number[] = []) => sumOver(domains, answered) > 0;
  const there = [standard, ...sides].filter((side) => side.some(has));
  const all = standard.map((_, c) => c);
  const categories = has(standard.flat()) ? all.filter((c) => there.every((side) => has(side[c]))) : [];
  const share = (of: readonly number[]) => of.reduce((sum, c) => sum + sumOver(standard[c], weights), 0);
  return { categories, covered: categories.length > 0 ? share(categories) / share(all) : 0 };
}

/**
 * Means as they would be if every side had the composition of the standard: direct standardisation.
 *
 *     Σ share of the standard's people in category c · mean of the side's people in category c
 *
 * in      a tally of `name` with `answered`; sides and standard; the categories that are compared
 * out     one mean a side, in the variable's unit, and its linearisation. The standard's shares are estimates like the means:
 *         what chance made of its composition is in the variance too
 * empty   a side, or a standard, without people in one of the categories
 * not     with shares of a population that are known: those have no chance
 * source  Keiding & Clayton (2014), Statistical Science 29, 529–558; Särndal, Swensson & Wretman (1992), result 5.6.2
 */
export function standardisedMeans(
  tally: Tally,
  { name, sides, standard }: Standardising,
  categories: readonly number[],
): Linearised & { readonly empty: ReadonlySet<number> } {
  const [above, below] = [totalOf(tally, name), peopleOf(name)];
  const [totals, people] = [domainTotals(tally, above), domainTotals(tally, below)];
  const counted = variableIndex(tally, `${name} answered`);
  const all = categories.reduce((sum, c) => sum + sumOver(standard[c], people), 0);
  const influence = new InfluenceBuilder(tally, sides.length);
  const empty = new Set<number>();
  const values = sides.map((side, s) => {
    const parts = categories.map((c) => {
      const size = sumOver(side[c], people);
      return { c, size, share: sumOver(standard[c], people) / all, mean: sumOver(side[c], totals) / size };
    });
    if (parts.length === 0 || all === 0 || parts.some(({ size }) => size === 0)) {
      empty.add(s);
      return 0;
    }
    const value = parts.reduce((sum, { share, mean }) => sum + share * mean, 0);
    for (const { c, share, mean, size } of parts) {
      for (const d of side[c] ?? []) {
        for (const [variable, k] of above)
          influence.add(s, d, variableIndex(tally, variable), (k * share) / size);
        influence.add(s, d, counted, (-mean * share) / size);
      }
      for (const d of standard[c] ?? []) influence.add(s, d, counted, (mean - value) / all);
    }
    return value;
  });
  return { values: Float64Array.from(values), influence: influence.done(), empty };
}

function sumOver(domains: readonly number[] = [], of: Float64Array): number {
  return domains.reduce((sum, d) => sum + (of[d] as number), 0);
}
