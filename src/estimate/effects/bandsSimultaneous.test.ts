import { expect, test } from "vitest";
import { diagonal, fromRows, matrix } from "../../maths/matrix.js";
import { normalQuantile } from "../../maths/normal.js";
import { random } from "../../maths/random.js";
import { bandsSimultaneous } from "./bandsSimultaneous.js";

const alike = (many: number, correlation: number) =>
  matrix(many, many, (i, j) => (i === j ? 1 : correlation));
const zeros = (many: number) => Array.from({ length: many }, () => 0);
const criticalOf = (many: number, correlation: number) =>
  bandsSimultaneous(zeros(many), alike(many, correlation), { random: random(7), draws: 100_000 }).critical;

/** Dunnett (1964), Biometrics 20, table III (two-sided, 5 %, infinite degrees of freedom): correlation one half. */
test.each([
  [2, 2.21],
  [3, 2.35],
  [5, 2.51],
  [9, 2.69],
])("%i estimates correlated by one half: Dunnett's %d", (many, wanted) => {
  expect(Math.abs(criticalOf(many, 0.5) - wanted)).toBeLessThan(0.02);
});

test("one estimate, and many that are one: the normal quantile; independent ones: Šidák's", () => {
  expect(criticalOf(1, 0)).toBeCloseTo(normalQuantile(0.975), 12);
  expect(criticalOf(4, 1)).toBeCloseTo(normalQuantile(0.975), 1);
  expect(criticalOf(4, 0)).toBeCloseTo(normalQuantile((1 + 0.95 ** 0.25) / 2), 1);
});

test("each band reaches as many of its own standard errors; a base period is its own band", () => {
  const { critical, bands } = bandsSimultaneous([1, 0, 3], diagonal([4, 0, 0.25]), { random: random(1) });
  expect(bands).toEqual([
    { low: 1 - 2 * critical, high: 1 + 2 * critical },
    { low: 0, high: 0 },
    { low: 3 - critical / 2, high: 3 + critical / 2 },
  ]);
});

test("the same seed gives the same bands", () => {
  const draw = () => bandsSimultaneous([0, 0], alike(2, 0.3), { random: random(5), draws: 500 });
  expect(draw()).toEqual(draw());
});

test("a covariance that is none is our bug", () => {
  const none = fromRows([
    [1, 2],
    [2, 1],
  ]);
  expect(() => bandsSimultaneous([0, 0], none, { random: random(1) })).toThrow("negative eigenvalue");
});
