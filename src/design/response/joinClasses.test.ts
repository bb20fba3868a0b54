import { expect, test } from "vitest";
import { type ClassCell, joinClasses } from "./joinClasses.js";

const rule = { atLeast: 20, largestFactor: Number.POSITIVE_INFINITY, apart: 0 };
const cell = (path: string, invited: number, answered: number): ClassCell => ({
  path: path.split(" "),
  invited,
  answered,
  weightInvited: invited,
  weightAnswered: answered,
});
const joined = (cells: readonly ClassCell[], more: Partial<typeof rule> = {}) =>
  joinClasses(cells, { ...rule, ...more }).map(({ cells: members }) =>
    members.map(({ path }) => path.join(" ")).join(" + "),
  );

test("classes that are large enough stay as they are", () => {
  expect(joined([cell("f young", 50, 20), cell("f old", 50, 30)])).toEqual(["f young", "f old"]);
});

test("a small class joins the neighbour of its own sex, also where another's answered more alike", () => {
  const cells = [cell("f old", 50, 25), cell("m middle", 20, 10), cell("m old", 50, 40)];
  expect(joined(cells)).toEqual(["f old", "m middle + m old"]);
});

test("of two neighbours alike in sex, the one that answered at the more similar rate", () => {
  const cells = [cell("m 1", 100, 80), cell("m 2", 30, 10), cell("m 3", 100, 35)];
  expect(joined(cells)).toEqual(["m 1", "m 2 + m 3"]);
});

test("a class whose factor is too large is joined too", () => {
  const cells = [cell("m 1", 200, 25), cell("m 2", 100, 50)];
  expect(joined(cells)).toEqual(["m 1", "m 2"]);
  expect(joined(cells, { largestFactor: 5 })).toEqual(["m 1 + m 2"]);
});

test("a class in which nobody answered is joined, or named where it has no neighbour", () => {
  expect(joined([cell("m 1", 10, 0), cell("m 2", 100, 50)])).toEqual(["m 1 + m 2"]);
  expect(() => joined([cell("north m", 10, 0), cell("south m", 100, 50)], { apart: 1 })).toThrow(
    "Nobody of the 10 people invited in the weighting class “north × m” answered",
  );
});

test("a small class that may not be joined stays, and is told", () => {
  const cells = [cell("north m", 10, 5), cell("south m", 100, 50)];
  const found = joinClasses(cells, { ...rule, apart: 1 });
  expect(found.map(({ unmended }) => unmended)).toEqual([true, false]);
});
