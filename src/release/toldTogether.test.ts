import fc from "fast-check";
import { expect, test } from "vitest";
import { toldTogether } from "./toldTogether.js";

/** Those who answered and those who did not, a category a column. */
const cells = (answered: readonly number[], not: readonly number[]) =>
  answered.map((people, c) => ({ sides: [people, not[c] ?? 0] }));

test("categories with people enough on both sides are told by themselves", () => {
  expect(toldTogether(cells([40, 30], [50, 60]), 20)).toEqual([[0], [1]]);
});

test("one that is too small is told with the smallest of the others, for they would give it away", () => {
  expect(toldTogether(cells([40, 6, 30], [50, 25, 60]), 20)).toEqual([[0], [1, 2]]);
  expect(toldTogether(cells([40, 300, 30], [50, 6, 60]), 20)).toEqual([[0], [1, 2]]);
});

test("several that are too small are told as one, with as many others as it takes", () => {
  expect(toldTogether(cells([40, 12, 30, 9], [50, 90, 60, 90]), 20)).toEqual([[0], [2], [1, 3]]);
  expect(toldTogether(cells([40, 4, 30, 9], [50, 90, 60, 90]), 20)).toEqual([[0], [1, 2, 3]]);
});

test("what is not told by itself elsewhere is not here, however large", () => {
  expect(toldTogether([{ sides: [90, 90], joined: true }, ...cells([40, 30], [50, 60])], 20)).toEqual([
    [1],
    [0, 2],
  ]);
});

test("for any categories: each is told once, and nothing that is told or left over has too few people", () => {
  const side = fc.integer({ min: 0, max: 60 });
  const cell = fc.record({ sides: fc.tuple(side, side), joined: fc.boolean() });
  fc.assert(
    fc.property(fc.array(cell, { maxLength: 8 }), fc.integer({ min: 1, max: 30 }), (all, enough) => {
      const told = toldTogether(all, enough);
      expect(told.flat().sort((a, b) => a - b)).toEqual([...all.keys()]);
      for (const members of told) {
        if (members.length === all.length) continue;
        for (const s of [0, 1])
          expect(members.reduce((sum, c) => sum + (all[c]?.sides[s] ?? 0), 0)).toBeGreaterThanOrEqual(enough);
        if (members.length === 1) expect(all[members[0] ?? -1]?.joined).toBe(false);
      }
    }),
  );
});
