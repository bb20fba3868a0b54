import fc from "fast-check";
import { expect, test } from "vitest";
import { logGamma, stirlingCorrection } from "./gamma.js";
import { logGap } from "./logGap.js";
import { relativeError } from "./relativeError.js";

test("ln Γ is right where it is small, large and next to its zeros: mpmath 1.3, 40 digits", () => {
  const table: [x: number, value: number][] = [
    [1e-300, 690.7755278982137],
    [0.3, 1.0957979948180756],
    [0.9999999, 5.772157468444193e-8],
    [1.000000001, -5.772157118381039e-10],
    [2.51, 0.29173891549286796],
    [5, 3.1780538303479458],
    [100.5, 361.4355404677776],
    [1e10, 220258509288.81058],
  ];
  for (const [x, value] of table) expect(relativeError(logGamma(x), value)).toBeLessThan(2e-15);
});

test("Γ(x + 1) = xΓ(x)", () => {
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 1e6, noNaN: true }), (x) => {
      const off = logGamma(x + 1) - logGamma(x) - Math.log(x);
      expect(Math.abs(off)).toBeLessThan(1e-14 * Math.max(1, logGamma(x + 1)));
    }),
  );
});

test("Γ at whole numbers is the factorial", () => {
  let factorial = 1;
  for (let n = 2; n <= 20; n++) {
    factorial *= n;
    expect(relativeError(Math.exp(logGamma(n + 1)), factorial)).toBeLessThan(1e-13);
  }
});

test("Stirling's correction lies between its first term and its first two", () => {
  fc.assert(
    fc.property(fc.double({ min: 1, max: 1e8, noNaN: true }), (x) => {
      const first = 1 / (12 * x);
      expect(stirlingCorrection(x)).toBeLessThanOrEqual(first * (1 + 1e-14));
      expect(stirlingCorrection(x)).toBeGreaterThanOrEqual((first - 1 / (360 * x ** 3)) * (1 - 1e-12));
    }),
  );
});

test("the gap u − ln(1 + u) keeps its digits next to 0: mpmath 1.3, 30 digits", () => {
  const table: [u: number, gap: number][] = [
    [-0.999, 5.908755278982136],
    [-0.3, 0.056674943938732375],
    [-0.001, 5.003335835335002e-7],
    [1e-12, 4.999999999996667e-25],
    [0.01, 4.966914683191715e-5],
    [0.50001, 0.09453822524739106],
  ];
  for (const [u, gap] of table) expect(relativeError(logGap(u), gap)).toBeLessThan(2e-15);
});

test("nonsense is thrown", () => {
  for (const x of [0, -1, Number.NaN]) expect(() => logGamma(x)).toThrow("logGamma");
});
