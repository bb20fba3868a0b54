import fc from "fast-check";
import { expect, test } from "vitest";
import { chiSquaredUpperTail } from "./chiSquared.js";
import { fCdf, fQuantile, fUpperTail } from "./fisher.js";
import { relativeError } from "./relativeError.js";
import { studentTwoSided } from "./student.js";

const anyF = fc.double({ min: -3, max: 3, noNaN: true }).map((power) => 10 ** power);
const df1 = fc.double({ min: 0.5, max: 100, noNaN: true });
const df2 = fc.double({ min: 0, max: 6, noNaN: true }).map((power) => 10 ** power);

test("one numerator df is t²", () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 37, noNaN: true }), df2, (t, df) => {
      expect(relativeError(fUpperTail(t * t, 1, df), studentTwoSided(t, df))).toBeLessThan(1e-12);
    }),
  );
});

test("two numerator df have the closed form (1 + 2f/d)^(−d/2)", () => {
  fc.assert(
    fc.property(anyF, df2, (f, d) => {
      const closed = Math.exp((-d / 2) * Math.log1p((2 * f) / d));
      fc.pre(closed > 1e-290);
      expect(relativeError(fUpperTail(f, 2, d), closed)).toBeLessThan(1e-12);
    }),
  );
});

test("1/F has its degrees of freedom exchanged, and both tails sum to one", () => {
  fc.assert(
    fc.property(fc.integer({ min: -10, max: 10 }), df1, df2, (power, a, b) => {
      const f = 2 ** power;
      expect(relativeError(fUpperTail(f, a, b), fCdf(1 / f, b, a))).toBeLessThan(1e-12);
      expect(Math.abs(fUpperTail(f, a, b) + fCdf(f, a, b) - 1)).toBeLessThan(1e-14);
    }),
  );
});

test("a larger f never has a larger upper tail", () => {
  fc.assert(
    fc.property(anyF, df1, df2, (f, a, b) => {
      expect(fUpperTail(f * 1.01, a, b)).toBeLessThanOrEqual(fUpperTail(f, a, b));
    }),
  );
});

test("infinite denominator df are a chi-squared over its df, and 10¹⁷ are as good", () => {
  expect(fUpperTail(2.5, 3, Infinity)).toBe(chiSquaredUpperTail(7.5, 3));
  expect(relativeError(fUpperTail(2.5, 3, 1e17), chiSquaredUpperTail(7.5, 3))).toBeLessThan(1e-12);
  expect(
    relativeError(fQuantile(0.05, 3, 1e17, "upper"), fQuantile(0.05, 3, Infinity, "upper")),
  ).toBeLessThan(1e-12);
});

test("the quantile gives the probability back from either side", () => {
  const smallP = fc.double({ min: -60, max: -0.31, noNaN: true }).map((power) => 10 ** power);
  fc.assert(
    fc.property(smallP, df1, df2, (p, a, b) => {
      expect(relativeError(fCdf(fQuantile(p, a, b), a, b), p)).toBeLessThan(1e-12);
      expect(relativeError(fUpperTail(fQuantile(p, a, b, "upper"), a, b), p)).toBeLessThan(1e-12);
    }),
  );
});

test("ends are exact, nonsense is thrown", () => {
  expect([fUpperTail(0, 2, 3), fUpperTail(-1, 2, 3), fUpperTail(Infinity, 2, 3)]).toEqual([1, 1, 0]);
  expect([fQuantile(0, 2, 3), fQuantile(1, 2, 3)]).toEqual([0, Infinity]);
  expect(() => fCdf(1, Infinity, 3)).toThrow();
  expect(() => fCdf(1, 2, Number.NaN)).toThrow("above 0");
  expect(() => fCdf(Number.NaN, 2, 3)).toThrow("NaN");
});
