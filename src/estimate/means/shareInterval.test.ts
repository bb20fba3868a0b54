import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ShareInterval } from "../../vocabulary/design.js";
import { type ShareFigures, shareInterval } from "./shareInterval.js";

const methods = ["logit", "xlogit", "beta", "wilson", "likelihood", "asin", "mean"] as const;
const tenPeople = { variance: 0, df: 9, rows: 10, confidence: 0.95 } as const;

function limitsOf(figures: ShareFigures) {
  const limits = shareInterval(figures);
  if (limits.kind !== "interval") throw new Error(limits.detail);
  return limits;
}

const figures = fc.record({
  estimate: fc.double({ min: 0.001, max: 0.999, noNaN: true }),
  effective: fc.integer({ min: 5, max: 100_000 }),
  df: fc.oneof(fc.integer({ min: 1, max: 5000 }), fc.constant(Number.POSITIVE_INFINITY)),
  rows: fc.integer({ min: 5, max: 100_000 }),
  confidence: fc.constantFrom(0.8, 0.9, 0.95, 0.99),
});
const withVariance = <T extends { estimate: number; effective: number }>({ effective, ...of }: T) => ({
  ...of,
  variance: (of.estimate * (1 - of.estimate)) / effective,
});

describe.each(methods)("%s", (method: ShareInterval) => {
  test("the interval contains the estimate", () => {
    fc.assert(
      fc.property(figures, (drawn) => {
        const of = withVariance(drawn);
        const { low, high } = limitsOf({ ...of, method });
        expect(low).toBeLessThanOrEqual(of.estimate);
        expect(high).toBeGreaterThanOrEqual(of.estimate);
        if (method !== "mean") expect([low >= 0, high <= 1]).toEqual([true, true]);
      }),
    );
  });

  test("it does not grow when the variance shrinks", () => {
    fc.assert(
      fc.property(figures, (drawn) => {
        const of = withVariance(drawn);
        const wide = limitsOf({ ...of, method });
        const narrow = limitsOf({ ...of, variance: of.variance / 2, method });
        expect(narrow.high - narrow.low).toBeLessThanOrEqual((wide.high - wide.low) * (1 + 1e-12));
      }),
    );
  });

  test("what holds for those who have the trait holds, mirrored, for those who lack it", () => {
    fc.assert(
      fc.property(figures, (drawn) => {
        const of = withVariance(drawn);
        const having = limitsOf({ ...of, method });
        const lacking = limitsOf({ ...of, estimate: 1 - of.estimate, method });
        expect(lacking.low).toBeCloseTo(1 - having.high, 9);
        expect(lacking.high).toBeCloseTo(1 - having.low, 9);
      }),
    );
  });

  test("without degrees of freedom there is no interval", () => {
    const result = shareInterval({ ...tenPeople, estimate: 0.5, variance: 0.025, df: 0, method });
    expect(result).toMatchObject({ kind: "not-estimable", reason: "one-psu" });
  });

  test("a share inside 0–1 without variance has no interval", () => {
    expect(shareInterval({ ...tenPeople, estimate: 0.5, method })).toMatchObject({ kind: "not-estimable" });
  });
});

describe("nobody has the trait", () => {
  test.each(["logit", "xlogit", "likelihood", "asin", "mean"] as const)("%s has no limits", (method) => {
    expect(shareInterval({ ...tenPeople, estimate: 0, method })).toMatchObject({ reason: "no-variance" });
    expect(shareInterval({ ...tenPeople, estimate: 1, method })).toMatchObject({ reason: "no-variance" });
  });

  test("Korn and Graubard's are Clopper and Pearson's: 0 to 1 − 0.025^(1/n)", () => {
    const { low, high } = limitsOf({ ...tenPeople, estimate: 0, method: "beta" });
    expect(low).toBe(0);
    expect(high).toBeCloseTo(1 - 0.025 ** (1 / 10), 12);
  });

  test("Wilson's are 0 to z²/(n + z²)", () => {
    const normal = { ...tenPeople, df: Number.POSITIVE_INFINITY };
    const { low, high } = limitsOf({ ...normal, estimate: 0, method: "wilson" });
    expect(low).toBe(0);
    expect(high).toBeCloseTo(1.959964 ** 2 / (10 + 1.959964 ** 2), 6);
  });

  test("rounding does not make a share of nearly everybody out of one of everybody", () => {
    const rounded = { ...tenPeople, estimate: 1 - 2e-16, variance: 3e-34 };
    expect(shareInterval({ ...rounded, method: "logit" })).toMatchObject({ kind: "not-estimable" });
    expect(limitsOf({ ...rounded, method: "beta" }).high).toBe(1);
  });
});

test.each(methods)("%s: four times the people, about half the width", (method) => {
  const of = { estimate: 0.3, df: Number.POSITIVE_INFINITY, rows: 4000, confidence: 0.95, method };
  const wide = limitsOf({ ...of, variance: 0.21 / 1000 });
  const narrow = limitsOf({ ...of, variance: 0.21 / 4000 });
  expect((narrow.high - narrow.low) / (wide.high - wide.low)).toBeCloseTo(0.5, 2);
});

test("limits that a reader can work out: 50 of 100, normal, mean", () => {
  const { low, high } = limitsOf({
    estimate: 0.5,
    variance: 0.0025,
    df: Number.POSITIVE_INFINITY,
    rows: 100,
    confidence: 0.95,
    method: "mean",
  });
  expect([low, high]).toEqual([expect.closeTo(0.402, 5), expect.closeTo(0.598, 5)]);
});
