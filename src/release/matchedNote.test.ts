import { expect, test } from "vitest";
import type { BalancedTrait, MatchedNote } from "../vocabulary/estimate.js";
import type { ReleasePolicy } from "../vocabulary/policy.js";
import { matchedNote } from "./matchedNote.js";

const policy: ReleasePolicy = {
  name: "five",
  minimumCount: 5,
  minimumPerSide: 5,
  minimumDf: 1,
  countBase: 5,
  decimals: { share: 1, mean: 1, dimension: 1 },
};

/** People of a category: all and the matched of the one group, all and the matched of the other. */
const category = (breakdown: string, id: string, sides: readonly number[]): BalancedTrait => ({
  trait: { by: "category", breakdown, category: id },
  before: 0.123456,
  after: -0.004,
  sides,
});

const told = (rows: readonly BalancedTrait[], more: Partial<MatchedNote> = {}) =>
  matchedNote(
    { kind: "matched", rows, matched: 101, unmatched: 0, others: 99, unknown: 0, untold: 0, ...more },
    policy,
  );

const names = ({ rows }: MatchedNote) =>
  rows.map(({ trait }) => (trait.by === "category" ? trait.category : ""));

test("a category that too few of any side have is not told, and not the one that would give it away", () => {
  const rows = [
    category("age", "young", [60, 50, 70, 60]),
    category("age", "middle", [30, 30, 20, 20]),
    category("age", "old", [40, 40, 9, 4]),
    category("sex", "women", [60, 50, 70, 60]),
    category("sex", "men", [60, 60, 60, 60]),
  ];
  const note = told(rows);
  expect(names(note)).toEqual(["young", "women", "men"]);
  expect(note.untold).toBe(2);
});

test("numbers are told of everybody; values have two digits, and nobody's count goes along", () => {
  const age: BalancedTrait = {
    trait: { by: "column", column: "age" },
    before: 0.987654,
    after: null,
    ratio: { before: 1.23456, after: 1 },
    sides: [1, 1, 1, 1],
  };
  expect(told([age]).rows).toEqual([
    { trait: age.trait, before: 0.99, after: null, ratio: { before: 1.23, after: 1 } },
  ]);
});

test("counts are rounded to the policy's base, and few people are not told", () => {
  const note = told([], { unmatched: 14, unknown: 12 });
  expect(note).toMatchObject({ matched: 100, others: 100, unmatched: 15, unknown: 10 });
});

test.each([{ unmatched: 4 }, { unknown: 4 }])(
  "%o: too few to tell, and so those who are matched would tell them",
  (few) => {
    expect(told([], few)).toMatchObject({ matched: null, others: null });
  },
);
