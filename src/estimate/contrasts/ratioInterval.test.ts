import fc from "fast-check";
import { expect, test } from "vitest";
import { studentTwoSided } from "../../maths/student.js";
import { type Fraction, ratioInterval } from "./ratioInterval.js";

/** Numbers on a grid, each as likely: fc.double mostly gives numbers next to 0. */
const hundredths = (min: number, max: number) => fc.integer({ min, max }).map((k) => k / 100);

function found(fraction: Fraction, options: Parameters<typeof ratioInterval>[1] = { df: 50 }) {
  const result = ratioInterval(fraction, options);
  if (result.kind !== "ratio") throw new Error(result.detail);
  return result;
}

const fraction = fc.record({
  above: hundredths(-500, 500),
  below: hundredths(300, 900),
  variance: fc.record({
    above: hundredths(10, 400),
    below: hundredths(10, 150),
    both: hundredths(-9, 9),
  }),
});

test("at Fieller's limits, above − limit·below is just significant", () => {
  fc.assert(
    fc.property(fraction, (of) => {
      const { interval, value } = found(of);
      for (const limit of [interval.low, interval.high]) {
        const { above, below, both } = of.variance;
        const se = Math.sqrt(above - 2 * limit * both + limit ** 2 * below);
        expect(studentTwoSided((of.above - limit * of.below) / se, 50)).toBeCloseTo(0.05, 8);
      }
      expect(interval.low).toBeLessThan(value);
      expect(interval.high).toBeGreaterThan(value);
    }),
  );
});

test("where the denominator is sure, Fieller's interval is that of the delta method", () => {
  const of = { above: 2, below: 1000, variance: { above: 1, below: 0.001, both: 0 } };
  const [fieller, delta] = (["Fieller", "delta"] as const).map(
    (method) => found(of, { df: 50, method }).interval,
  );
  expect(fieller?.low).toBeCloseTo(delta?.low ?? 0, 8);
  expect(fieller?.high).toBeCloseTo(delta?.high ?? 0, 8);
});

test("where it is unsure, Fieller's reaches further out on the far side", () => {
  const of = { above: 3, below: 6, variance: { above: 1, below: 4, both: 0 } };
  const [fieller, delta] = (["Fieller", "delta"] as const).map(
    (method) => found(of, { df: 50, method }).interval,
  );
  expect(fieller?.high).toBeGreaterThan((delta?.high ?? 0) + 0.2);
});

test("changing the sign of both changes nothing", () => {
  fc.assert(
    fc.property(fraction, (of) => {
      const turned = found({ ...of, above: -of.above, below: -of.below });
      const { value, interval } = found(of);
      expect(turned.value).toBe(value);
      expect(turned.interval.low).toBeCloseTo(interval.low, 10);
    }),
  );
});

test("not estimable exactly where what is divided by is not told from 0", () => {
  fc.assert(
    fc.property(hundredths(-600, 600), (below) => {
      const result = ratioInterval(
        { above: 1, below, variance: { above: 1, below: 1, both: 0 } },
        { df: 30 },
      );
      expect(result.kind === "ratio").toBe(studentTwoSided(below, 30) < 0.05);
    }),
  );
  const nothing = { above: 0, below: 0, variance: { above: 0, below: 0, both: 0 } };
  expect(ratioInterval(nothing, { df: 9 })).toMatchObject({ reason: "no-change" });
  expect(ratioInterval(nothing, { df: 0 })).toMatchObject({ reason: "one-psu" });
});
