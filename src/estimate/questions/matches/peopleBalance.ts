import { at } from "../../../maths/at.js";
import type { BalancedTrait, MatchedNote } from "../../../vocabulary/estimate.js";
import type { MatchCount } from "../../../vocabulary/matches.js";
import type { Matches, Study } from "../../../vocabulary/study.js";
import { balance } from "../../matching/balance.js";
import type { MatchedPeople } from "./matchPeople.js";

/**
 * How like each other people and their matches are in all that they were matched by, answers left aside.
 *
 * out     a row for each category and each number. The people on each side that a row rests on go along: the gate holds
 *         them to the policy's minimum
 */
export function peopleBalance(
  { breakdowns }: Pick<Study, "breakdowns">,
  { exact, near }: Matches,
  { people, unknown }: MatchCount,
  { beside, weights }: MatchedPeople,
): MatchedNote {
  const { treated, categories, numbers } = people;
  const count = (is: (row: number) => boolean) => treated.reduce((sum, _, row) => sum + (is(row) ? 1 : 0), 0);
  const isMatched = (row: number) => at(weights, row) > 0;
  const [of, against] = [1, 0].map((side) => (row: number) => at(treated, row) === side);
  const sides = [of, against].flatMap((mine) => [
    (row: number) => mine?.(row) ?? false,
    (row: number) => (mine?.(row) ?? false) && isMatched(row),
  ]);
  const traits = [
    ...exact.flatMap((breakdown, k) => {
      const known = breakdowns.find(({ id }) => id === breakdown)?.categories ?? [];
      return known.map(({ id: category }, place) => ({
        trait: { by: "category", breakdown, category } as const,
        values: Float64Array.from(categories[k] ?? [], (own) => (own === place ? 1 : 0)),
      }));
    }),
    ...near.map((column, k) => ({
      trait: { by: "column", column } as const,
      values: numbers[k] ?? new Float64Array(0),
    })),
  ];
  const present = traits.filter(({ values }) => values.some((value) => value !== 0));
  const { rows } = balance({
    treated,
    traits: present.map(({ values }, k) => ({ name: String(k), values })),
    weights,
    matches: beside.by === "sets" ? beside.matches : [],
  });
  const matched = count((row) => sides[1]?.(row) ?? false);
  return {
    kind: "matched",
    rows: rows.map(({ before, after }, k): BalancedTrait => {
      const { trait, values } = present[k] as (typeof present)[number];
      const has = (row: number) => trait.by === "column" || at(values, row) === 1;
      return {
        trait,
        before: finite(before.difference),
        after: finite(after.difference),
        ratio: { before: before.varianceRatio, after: after.varianceRatio },
        sides: sides.map((isOn) => count((row) => isOn(row) && has(row))),
      };
    }),
    matched,
    unmatched: count((row) => sides[0]?.(row) ?? false) - matched,
    others: count((row) => sides[3]?.(row) ?? false),
    unknown,
    untold: 0,
  };
}

const finite = (value: number) => (Number.isFinite(value) ? value : null);
