import fc from "fast-check";
import { expect, test } from "vitest";
import { normalUpperTail } from "./normal.js";
import { relativeError } from "./relativeError.js";
import { studentCdf, studentQuantile, studentTwoSided, studentUpperTail } from "./student.js";

const anyT = fc.double({ min: -300, max: 300, noNaN: true });
const anyDf = fc.double({ min: -0.5, max: 6, noNaN: true }).map((power) => 10 ** power);

test("one degree of freedom is Cauchy's arc, two have a closed form", () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-3, max: 1e6, noNaN: true }), (t) => {
      expect(relativeError(studentUpperTail(t, 1), Math.atan(1 / t) / Math.PI)).toBeLessThan(1e-12);
      const side = Math.sqrt(2 + t * t);
      expect(relativeError(studentUpperTail(t, 2), 1 / (side * (side + t)))).toBeLessThan(1e-12);
    }),
  );
});

test("the two tails are each other's mirror, sum to one, and are half the two-sided p each", () => {
  fc.assert(
    fc.property(anyT, anyDf, (t, df) => {
      expect(studentCdf(t, df)).toBe(studentUpperTail(-t, df));
      expect(Math.abs(studentCdf(t, df) + studentUpperTail(t, df) - 1)).toBeLessThan(1e-14);
      expect(studentTwoSided(t, df)).toBe(2 * studentUpperTail(Math.abs(t), df));
    }),
  );
});

test("the tail grows as degrees of freedom are lost, and never falls below the normal's", () => {
  fc.assert(
    fc.property(fc.double({ min: 1.5, max: 30, noNaN: true }), anyDf, (t, df) => {
      expect(studentUpperTail(t, df * 1.1)).toBeLessThan(studentUpperTail(t, df));
      expect(studentUpperTail(t, df)).toBeGreaterThan(normalUpperTail(t) * (1 - 1e-12));
    }),
  );
});

test("infinite degrees of freedom are the normal, and 10¹⁸ are as good", () => {
  for (const t of [0.3, 1.96, 8, 30]) {
    expect(studentUpperTail(t, Infinity)).toBe(normalUpperTail(t));
    expect(relativeError(studentUpperTail(t, 1e18), normalUpperTail(t))).toBeLessThan(1e-12);
    expect(studentUpperTail(t, 1e300)).toBe(normalUpperTail(t));
  }
});

test("the quantile gives the probability back, also next to the middle", () => {
  const smallP = fc.double({ min: -250, max: -0.31, noNaN: true }).map((power) => 10 ** power);
  fc.assert(
    fc.property(smallP, fc.double({ min: 1, max: 1e5, noNaN: true }), (p, df) => {
      expect(relativeError(studentCdf(studentQuantile(p, df), df), p)).toBeLessThan(1e-12);
    }),
  );
  // tan π(p − ½) for the double next to 0.4999, mpmath 1.3: R's qt is off by 5e-13 here
  expect(relativeError(studentQuantile(0.4999, 1), -0.0003141592756943707)).toBeLessThan(1e-14);
});

test("the far tail of one degree of freedom goes on to 10³⁰⁰", () => {
  expect(relativeError(studentQuantile(1e-300, 1), -1e300 / Math.PI)).toBeLessThan(1e-12);
  expect(relativeError(studentUpperTail(1e200, 1), 1e-200 / Math.PI)).toBeLessThan(1e-12);
});

test("ends are exact, nonsense is thrown", () => {
  expect([studentUpperTail(0, 5), studentUpperTail(Infinity, 5), studentUpperTail(-Infinity, 5)]).toEqual([
    0.5, 0, 1,
  ]);
  expect([studentQuantile(0, 5), studentQuantile(0.5, 5), studentQuantile(1, 5)]).toEqual([
    -Infinity,
    0,
    Infinity,
  ]);
  expect(() => studentCdf(1, 0)).toThrow("above 0");
  expect(() => studentCdf(1, Number.NaN)).toThrow("above 0");
  expect(() => studentQuantile(-0.1, 5)).toThrow("probability");
});
