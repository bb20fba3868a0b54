import fc from "fast-check";
import { expect, test } from "vitest";
import { contrast } from "./contrast.js";
import { deltaMethod, logRatio } from "./deltaMethod.js";

/** ln(8/2) with variances 4 and 1 and none in common: 4/64 + 1/4. */
test("a logarithm of a ratio that a reader can work out", () => {
  const { value, variance } = deltaMethod(logRatio([8, 2], 0, 1), [4, 0, 0, 1]);
  expect(value).toBeCloseTo(Math.log(4), 12);
  expect(variance).toBeCloseTo(0.3125, 12);
});

test("a linear function is its contrast", () => {
  const number = fc.integer({ min: -9, max: 9 });
  fc.assert(
    fc.property(number, number, number, number, (a, b, c, d) => {
      const covariance = [5, 1, 1, 3];
      const weights = new Map([
        [0, c],
        [1, d],
      ]);
      const linear = contrast([a, b], covariance, weights);
      expect(deltaMethod({ value: c * a + d * b, gradient: weights }, covariance)).toEqual({
        ...linear,
        value: c * a + d * b,
      });
    }),
  );
});

test("swapping above and below changes the sign and nothing else", () => {
  const covariance = [4, 1, 1, 2];
  const [there, back] = [logRatio([3, 5], 0, 1), logRatio([3, 5], 1, 0)].map((smooth) =>
    deltaMethod(smooth, covariance),
  );
  expect(back?.value).toBeCloseTo(-(there?.value ?? 0), 12);
  expect(back?.variance).toBeCloseTo(there?.variance ?? 0, 12);
});
