import fc from "fast-check";
import { expect, test } from "vitest";
import { normalCdf, normalDensity, normalQuantile, normalUpperTail } from "./normal.js";
import { relativeError } from "./relativeError.js";

const anyZ = fc.double({ min: -40, max: 40, noNaN: true });
const smallP = fc.double({ min: -300, max: -0.31, noNaN: true }).map((power) => 10 ** power);

test("upper tails are right far out: mpmath 1.3, 40 digits", () => {
  const table: [z: number, tail: number][] = [
    [1.4999, 0.0668201539998336],
    [1.5, 0.06680720126885807],
    [5, 2.866515718791939e-7],
    [12.3, 4.5287069561587846e-35],
    [30, 4.906713927148187e-198],
    [37.5, 4.605353009581955e-308],
  ];
  for (const [z, tail] of table) expect(relativeError(normalUpperTail(z), tail)).toBeLessThan(1e-14);
});

test("the two tails are each other's mirror, bit for bit, and sum to one", () => {
  fc.assert(
    fc.property(anyZ, (z) => {
      expect(normalCdf(z)).toBe(normalUpperTail(-z));
      expect(Math.abs(normalCdf(z) + normalUpperTail(z) - 1)).toBeLessThan(1e-15);
    }),
  );
});

test("a larger z never has a larger upper tail", () => {
  fc.assert(
    fc.property(anyZ, fc.double({ min: 1e-6, max: 2, noNaN: true }), (z, further) => {
      expect(normalUpperTail(z + further)).toBeLessThanOrEqual(normalUpperTail(z));
    }),
  );
});

test("the slope of the tail is the density", () => {
  fc.assert(
    fc.property(fc.double({ min: -8, max: 8, noNaN: true }), (z) => {
      const h = 1e-5;
      const slope = (normalUpperTail(z - h) - normalUpperTail(z + h)) / (2 * h);
      expect(Math.abs(slope - normalDensity(z))).toBeLessThan(1e-9);
    }),
  );
});

test("the quantile gives the probability back, down to 1e-300", () => {
  fc.assert(
    fc.property(smallP, (p) => {
      expect(relativeError(normalCdf(normalQuantile(p)), p)).toBeLessThan(1e-12);
    }),
  );
});

test("ends and the middle are exact, nonsense is thrown", () => {
  expect([normalCdf(0), normalQuantile(0.5)]).toEqual([0.5, 0]);
  expect([normalCdf(-Infinity), normalCdf(Infinity)]).toEqual([0, 1]);
  expect([normalQuantile(0), normalQuantile(1)]).toEqual([-Infinity, Infinity]);
  expect(() => normalCdf(Number.NaN)).toThrow("NaN");
  expect(() => normalQuantile(1.1)).toThrow("probability");
});
