import { expect, test } from "vitest";
import { naturally } from "./naturally.js";

test.each([
  [
    ["A10", "A2", "A1"],
    ["A1", "A2", "A10"],
  ],
  [
    ["b", "10", "9", "a"],
    ["9", "10", "a", "b"],
  ],
  [
    ["Vest 2 nord", "Vest 10", "Vest 2"],
    ["Vest 2", "Vest 2 nord", "Vest 10"],
  ],
  [
    ["A01", "A1", "A001"],
    ["A001", "A01", "A1"],
  ],
])("%j in the order in which a person would list them", (mixed, listed) => {
  expect([...mixed].sort(naturally)).toEqual(listed);
});
