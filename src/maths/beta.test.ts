import fc from "fast-check";
import { expect, test } from "vitest";
import { atOdds, betaCdf, betaOdds, betaQuantile, betaUpperTail } from "./beta.js";
import { incompleteBeta } from "./incompleteBeta.js";
import { relativeError } from "./relativeError.js";

const shape = fc.double({ min: -1, max: 4, noNaN: true }).map((power) => 10 ** power);
/** Thousandths of 1024: 1 − x is then exact. */
const anyX = fc.integer({ min: 1, max: 1023 }).map((k) => k / 1024);

test("b = 1 is a power, a = b = ½ the arc sine", () => {
  fc.assert(
    fc.property(anyX, shape, (x, a) => {
      const power = Math.exp(a * Math.log(x));
      fc.pre(power > 1e-290);
      expect(relativeError(betaCdf(x, a, 1), power)).toBeLessThan(1e-12);
      expect(relativeError(betaCdf(x, 0.5, 0.5), (2 / Math.PI) * Math.asin(Math.sqrt(x)))).toBeLessThan(
        1e-13,
      );
    }),
  );
});

test("whole parameters count a binomial variable", () => {
  fc.assert(
    fc.property(anyX, fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 40 }), (x, k, more) => {
      const n = k + more;
      let term = x ** k * (1 - x) ** more;
      for (let j = 1; j <= more; j++) term *= (k + j) / j;
      let atLeastK = term;
      for (let j = k + 1; j <= n; j++) atLeastK += term *= (((n - j + 1) / j) * x) / (1 - x);
      expect(relativeError(betaCdf(x, k, n - k + 1), atLeastK)).toBeLessThan(1e-12);
    }),
  );
});

test("x from below is 1 − x from above, and both tails sum to one", () => {
  fc.assert(
    fc.property(anyX, shape, shape, (x, a, b) => {
      expect(relativeError(betaCdf(x, a, b), betaUpperTail(1 - x, b, a))).toBeLessThan(1e-12);
      expect(Math.abs(betaCdf(x, a, b) + betaUpperTail(x, a, b) - 1)).toBeLessThan(1e-14);
    }),
  );
});

test("large parameters keep their digits in far tails: quadruple precision", () => {
  const table: [a: number, b: number, x: number, y: number, side: "lower" | "upper", tail: number][] = [
    [5000, 5e5, 0.006044079572827972, 0.993955920427172, "lower", 4.6283603473965615e-230],
    [812.3, 5e5, 0.0038932295098836546, 0.9961067704901163, "upper", 2.128451620140984e-188],
    [812.3, 5e6, 4.757236932471557e-5, 0.9999524276306753, "lower", 3.3390947400736466e-186],
    [1e5, 5e6, 0.018416901301740226, 0.9815830986982598, "lower", 1.6001773691276761e-87],
    [1e5, 1e5, 0.5279217705986496, 0.47207822940135036, "upper", 3.600241990238344e-138],
  ];
  for (const [a, b, x, y, side, tail] of table) {
    expect(relativeError(incompleteBeta({ x, y }, a, b)[side].p, tail)).toBeLessThan(1e-12);
  }
});

test("the quantile gives the probability back from either side, as odds", () => {
  const smallP = fc.double({ min: -100, max: -0.31, noNaN: true }).map((power) => 10 ** power);
  const shape = fc.double({ min: 0.5, max: 5000, noNaN: true });
  fc.assert(
    fc.property(smallP, shape, shape, (p, a, b) => {
      const lower = incompleteBeta(atOdds(betaOdds(p, a, b)), a, b).lower.p;
      const upper = incompleteBeta(atOdds(betaOdds(p, a, b, "upper")), a, b).upper.p;
      expect(relativeError(lower, p)).toBeLessThan(1e-12);
      expect(relativeError(upper, p)).toBeLessThan(1e-12);
    }),
  );
});

test("0 of 20 answers: the upper Clopper–Pearson end is 1 − 0.025^(1/20)", () => {
  expect(relativeError(betaQuantile(0.975, 1, 20), 1 - 0.025 ** (1 / 20))).toBeLessThan(1e-14);
});

test("a tail too small for a double is 0 and its quantile is 0, not NaN", () => {
  expect(betaCdf(1e-6, 812.3, 0.5)).toBe(0);
  expect(betaQuantile(1e-300, 0.01, 3)).toBe(0);
});

test("ends are exact, nonsense is thrown", () => {
  expect([betaCdf(0, 2, 3), betaCdf(1, 2, 3), betaUpperTail(-1, 2, 3)]).toEqual([0, 1, 1]);
  expect([betaQuantile(0, 2, 3), betaQuantile(1, 2, 3)]).toEqual([0, 1]);
  expect(() => betaCdf(0.5, 0, 1)).toThrow("above 0");
  expect(() => betaCdf(0.5, 1, Infinity)).toThrow("no value");
  expect(() => betaCdf(Number.NaN, 1, 1)).toThrow("NaN");
});
