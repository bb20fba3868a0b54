import { expect, test } from "vitest";
import { wildSigns } from "./wildSigns.js";

test("Webb's six values have mean 0, variance 1, and are all drawn", () => {
  const { signs } = wildSigns(5, { draws: 200, seed: 1 });
  const values = [...new Set(signs)];
  expect(values.length).toBe(6);
  expect(values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 12);
  expect(values.reduce((sum, value) => sum + value ** 2, 0) / 6).toBeCloseTo(1, 12);
});

test("all patterns of two clusters", () => {
  const { signs, draws } = wildSigns(2, { draws: 9, seed: 1, weights: "rademacher" });
  expect(draws).toBe(4);
  expect([...signs]).toEqual([1, 1, -1, 1, 1, -1, -1, -1]);
});
