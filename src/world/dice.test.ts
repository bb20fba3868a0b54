import { expect, test } from "vitest";
import { chances, dice, pick } from "./dice.js";

const many = 200000;
const throws = (name: string, seed = 1) => Float64Array.from({ length: many }, dice(seed, name).normal);
const mean = (xs: Float64Array) => xs.reduce((sum, x) => sum + x, 0) / xs.length;

test("normals have mean 0, variance 1, and 2.5 per cent beyond 1.96", () => {
  const xs = throws("a");
  // Four standard errors: 1/√n of a mean, √2/√n of a variance, √(p(1 − p)/n) of a share.
  expect(Math.abs(mean(xs))).toBeLessThan(4 / Math.sqrt(many));
  expect(Math.abs(mean(xs.map((x) => x * x)) - 1)).toBeLessThan(4 * Math.sqrt(2 / many));
  expect(Math.abs(mean(xs.map((x) => (x > 1.959964 ? 1 : 0))) - 0.025)).toBeLessThan(4 * 0.00035);
});

test("one throw says nothing about the next, nor one name about another", () => {
  const [a, b] = [throws("a"), throws("b")];
  expect(Math.abs(mean(a.map((x, i) => x * (a[i + 1] ?? 0))))).toBeLessThan(4 / Math.sqrt(many));
  expect(Math.abs(mean(a.map((x, i) => x * (b[i] ?? 0))))).toBeLessThan(4 / Math.sqrt(many));
  expect(throws("a")).toEqual(a);
  expect(throws("a", 2)).not.toEqual(a);
});

test("a place is picked as often as its weight says", () => {
  const cumulative = chances([1, 3, 6]);
  expect([0, 0.09, 0.1, 0.39, 0.4, 0.999].map((unit) => pick(cumulative, unit))).toEqual([0, 0, 1, 1, 2, 2]);
});
