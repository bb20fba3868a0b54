import fc from "fast-check";
import { expect, test } from "vitest";
import { equivalence } from "./equivalence.js";
import { tTest } from "./tTest.js";

/** Numbers on a grid, each as likely: fc.double mostly gives numbers next to 0. */
const hundredths = (min: number, max: number) => fc.integer({ min, max }).map((k) => k / 100);

test("a difference that is not significant is not therefore shown to be small", () => {
  const unsure = { value: 1, se: 3, df: 100 };
  const significance = tTest({ value: 1, variance: 9 }, 100);
  expect(significance.kind === "tested" && significance.test.p).toBeGreaterThan(0.7);
  expect(equivalence({ ...unsure, margin: 3 })).toMatchObject({ equivalent: false });
});

test("a difference may be significant and too small to matter", () => {
  expect(equivalence({ value: 1, se: 0.2, df: 1000, margin: 3 })).toMatchObject({ equivalent: true });
});

test("equivalent exactly where the 90 per cent interval lies between the margins", () => {
  fc.assert(
    fc.property(
      hundredths(-500, 500),
      hundredths(1, 300),
      fc.integer({ min: 1, max: 200 }),
      hundredths(10, 500),
      fc.constantFrom(0.9, 0.95, 0.99),
      (value, se, df, margin, confidence) => {
        const found = equivalence({ value, se, df, margin, confidence });
        if (found.kind !== "tested") throw new Error(found.detail);
        const { low, high } = found.interval;
        expect(found.interval.confidence).toBeCloseTo(2 * confidence - 1, 14);
        expect(found.equivalent).toBe(-margin < low && high < margin);
      },
    ),
  );
});

test("a wider margin never takes a verdict back, and the sign does not matter", () => {
  const p = (value: number, margin: number) => {
    const found = equivalence({ value, se: 1, df: 20, margin });
    return found.kind === "tested" ? found.p : Number.NaN;
  };
  for (const value of [0, 0.5, 2]) {
    expect(p(value, 4)).toBeLessThan(p(value, 3));
    expect(p(-value, 3)).toBe(p(value, 3));
  }
});

test("without variance, degrees of freedom or margin there is no test", () => {
  expect(equivalence({ value: 0, se: 0, df: 9, margin: 1 })).toMatchObject({ reason: "no-variance" });
  expect(equivalence({ value: 0, se: 1, df: 0, margin: 1 })).toMatchObject({ reason: "one-psu" });
  expect(() => equivalence({ value: 0, se: 1, df: 9, margin: 0 })).toThrow("margin");
});
