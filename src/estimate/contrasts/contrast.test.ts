import { expect, test } from "vitest";
import { contrast } from "./contrast.js";

test("twice the first less the second: 2·5 − 3, with variance 4·2 − 4·1 + 6", () => {
  const weights = new Map([
    [0, 2],
    [1, -1],
  ]);
  expect(contrast([5, 3], [2, 1, 1, 6], weights)).toEqual({ value: 7, variance: 10 });
});

/** Two groups in which everybody answered 0.3: centred sums leave 5.6e-17 between them, and 3e-35 of variance. */
test("what rounding leaves of estimates without variance is no variance", () => {
  const weights = new Map([
    [0, 1],
    [1, -1],
  ]);
  expect(contrast([0.3, 0.3 - 5.6e-17], [7e-36, 0, 0, 2e-35], weights).variance).toBe(0);
  expect(contrast([0.3, 0.3], [0, 0, 0, 5.4e-20], weights).variance).toBe(0);
});

test("a variance that is small beside the values but real stays", () => {
  expect(contrast([1e6], [1], new Map([[0, 1]])).variance).toBe(1);
});
