import type { BalancedTrait, MatchedNote } from "../vocabulary/estimate.js";
import type { PublicCount } from "../vocabulary/intake.js";
import type { ReleasePolicy } from "../vocabulary/policy.js";
import { publicCount } from "./publicCount.js";
import { roundTo, roundToBase } from "./rounding.js";
import { enoughPeople, toldTogether } from "./toldTogether.js";

/**
 * How like each other people and their matches are, as far as it may be told.
 *
 * A difference in a category tells how many of some people have it. So its row is told only where enough people of
 * either group, and of those who were matched, do; and as the categories of a breakdown add up to everybody, never all
 * but one. Numbers are told of everybody who was matched: the figure's own rule holds them to enough people. Where those
 * who are not matched, or not known, are too few to tell, those who are matched would tell them beside the plain level:
 * neither is told.
 */
export function matchedNote(note: MatchedNote, policy: ReleasePolicy): MatchedNote {
  const told = note.rows.filter((row) => row.trait.by !== "category" || tellable(row, note.rows, policy));
  const unmatched = publicCount(note.unmatched ?? 0, policy);
  const unknown = publicCount(note.unknown ?? 0, policy);
  const whole = unmatched !== null && unknown !== null;
  const people = (many: PublicCount) => (whole && many !== null ? roundToBase(many, policy.countBase) : null);
  return {
    ...note,
    rows: told.map(rounded),
    matched: people(note.matched),
    unmatched,
    others: people(note.others),
    unknown,
    untold: note.rows.length - told.length,
  };
}

function tellable(row: BalancedTrait, rows: readonly BalancedTrait[], policy: ReleasePolicy): boolean {
  const { trait } = row;
  const own = rows.filter(
    (one) =>
      trait.by === "category" && one.trait.by === "category" && one.trait.breakdown === trait.breakdown,
  );
  const cells = own.map(({ sides = [] }) => ({ sides }));
  return toldTogether(cells, enoughPeople(policy)).some(
    (places) => places.length === 1 && own[places[0] ?? -1] === row,
  );
}

/** Two digits tell what it has to tell. */
function rounded({ trait, before, after, ratio }: BalancedTrait): BalancedTrait {
  const two = (value: number | null) => (value === null ? null : roundTo(value, 2));
  return {
    trait,
    before: two(before),
    after: two(after),
    ...(ratio && { ratio: { before: two(ratio.before), after: two(ratio.after) } }),
  };
}
