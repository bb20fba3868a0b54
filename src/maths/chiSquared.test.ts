import fc from "fast-check";
import { expect, test } from "vitest";
import { chiSquaredCdf, chiSquaredQuantile, chiSquaredUpperTail } from "./chiSquared.js";
import { normalUpperTail } from "./normal.js";
import { relativeError } from "./relativeError.js";

const anyX = fc.double({ min: 0, max: 1400, noNaN: true });
const anyDf = fc.double({ min: -2, max: 5, noNaN: true }).map((power) => 10 ** power);

test("two degrees of freedom are the exponential", () => {
  fc.assert(
    fc.property(anyX, (x) => {
      expect(relativeError(chiSquaredUpperTail(x, 2), Math.exp(-x / 2))).toBeLessThan(1e-12);
      expect(relativeError(chiSquaredCdf(x, 2), -Math.expm1(-x / 2))).toBeLessThan(1e-12);
    }),
  );
});

test("one degree of freedom is a squared normal", () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 37, noNaN: true }), (z) => {
      expect(relativeError(chiSquaredUpperTail(z * z, 1), 2 * normalUpperTail(z))).toBeLessThan(1e-12);
    }),
  );
});

test("2k + 2 degrees of freedom count a Poisson variable up to k", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 60 }),
      fc.double({ min: 0.01, max: 200, noNaN: true }),
      (k, mean) => {
        let term = Math.exp(-mean);
        let sum = term;
        for (let j = 1; j <= k; j++) sum += term *= mean / j;
        expect(relativeError(chiSquaredUpperTail(2 * mean, 2 * k + 2), sum)).toBeLessThan(1e-12);
      },
    ),
  );
});

test("both tails sum to one", () => {
  fc.assert(
    fc.property(anyX, anyDf, (x, df) => {
      expect(Math.abs(chiSquaredCdf(x, df) + chiSquaredUpperTail(x, df) - 1)).toBeLessThan(1e-14);
    }),
  );
});

test("the quantile gives the probability back from either side", () => {
  const smallP = fc.double({ min: -100, max: -0.31, noNaN: true }).map((power) => 10 ** power);
  const df = fc.double({ min: 1, max: 1e4, noNaN: true });
  fc.assert(
    fc.property(smallP, df, (p, df) => {
      expect(relativeError(chiSquaredCdf(chiSquaredQuantile(p, df), df), p)).toBeLessThan(1e-12);
      expect(relativeError(chiSquaredUpperTail(chiSquaredQuantile(p, df, "upper"), df), p)).toBeLessThan(
        1e-12,
      );
    }),
  );
});

test("a million degrees of freedom keep their digits: quadruple precision", () => {
  expect(relativeError(chiSquaredUpperTail(2 * 526870.0576850888, 1e6), 1.819286028120435e-305)).toBeLessThan(
    1e-12,
  );
  expect(
    relativeError(chiSquaredUpperTail(2 * 517677.6695296637, 1e6), 3.9959150700734785e-135),
  ).toBeLessThan(1e-12);
});

test("ends are exact, nonsense is thrown", () => {
  expect([chiSquaredUpperTail(-1, 3), chiSquaredUpperTail(Infinity, 3)]).toEqual([1, 0]);
  expect([chiSquaredQuantile(0, 3), chiSquaredQuantile(1, 3)]).toEqual([0, Infinity]);
  expect(() => chiSquaredCdf(1, 0)).toThrow("above 0");
  expect(() => chiSquaredCdf(Number.NaN, 1)).toThrow("NaN");
  expect(() => chiSquaredQuantile(Number.NaN, 1)).toThrow("probability");
});
