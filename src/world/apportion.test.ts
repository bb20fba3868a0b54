import fc from "fast-check";
import { expect, test } from "vitest";
import { apportion } from "./apportion.js";

test("ten seats for six parties, the textbook example", () => {
  // Wikipedia, “Quota method”, Hare quota: quotas 4.7, 1.6, 1.58, 1.2, 0.61 and 0.31.
  expect(apportion(10, [47000, 16000, 15800, 12000, 6100, 3100])).toEqual([5, 2, 1, 1, 1, 0]);
});

test("what is given out adds up to the total, each within one of its share", () => {
  const weights = fc.array(fc.double({ min: 0.01, max: 1000, noNaN: true }), { minLength: 1, maxLength: 80 });
  fc.assert(
    fc.property(fc.nat(100000), weights, (total, some) => {
      const given = apportion(total, some);
      const sum = some.reduce((a, b) => a + b, 0);
      expect(given.reduce((a, b) => a + b, 0)).toBe(total);
      given.forEach(
        (n, i) => void expect(Math.abs(n - (total * (some[i] ?? 0)) / sum)).toBeLessThan(1 + 1e-6),
      );
    }),
  );
});
