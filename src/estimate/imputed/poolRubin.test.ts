import fc from "fast-check";
import { expect, test } from "vitest";
import { diagonal, fromRows, multiplyVector, quadraticForm } from "../../maths/matrix.js";
import { type ImputedFit, poolRubin } from "./poolRubin.js";

function pooled(fits: readonly ImputedFit[], dfComplete?: number) {
  const found = poolRubin(fits, dfComplete === undefined ? {} : { dfComplete });
  if (found.kind !== "pooled") throw new Error(found.detail);
  return found;
}

/** Means 4, 5, 6 with variance 2 each: between 1, total 2 + (4/3)·1. */
test("the mean, and the variance within and between", () => {
  const [one] = pooled([4, 5, 6].map((value) => ({ values: [value], covariance: diagonal([2]) }))).estimates;
  expect(one?.value).toBe(5);
  expect(one?.se).toBeCloseTo(Math.sqrt(10 / 3), 14);
  expect(one?.lambda).toBeCloseTo(0.4, 14);
  expect(one?.df).toBeCloseTo(2 / 0.16, 12);
});

test("where imputations agree nothing was missing: sampling alone is left", () => {
  const same = [1, 2, 3].map(() => ({ values: [7], covariance: diagonal([4]) }));
  expect(pooled(same).estimates[0]).toEqual({
    value: 7,
    se: 2,
    df: Number.POSITIVE_INFINITY,
    increase: 0,
    lambda: 0,
    missing: 0,
  });
  expect(pooled(same, 30).estimates[0]?.df).toBeCloseTo((31 / 33) * 30, 12);
});

test("one imputed data set tells nothing of what imputing adds", () => {
  expect(poolRubin([{ values: [1], covariance: diagonal([1]) }])).toMatchObject({ reason: "one-imputation" });
});

const number = fc.integer({ min: -9, max: 9 });
const fits = fc.array(fc.tuple(number, number), { minLength: 2, maxLength: 6 }).map((all) =>
  all.map(([a, b], i) => ({
    values: [a, b],
    covariance: fromRows([
      [4 + i, 1],
      [1, 3],
    ]),
  })),
);

test("pooling combinations of estimates is combining what was pooled", () => {
  fc.assert(
    fc.property(fits, number, number, (all, c, d) => {
      const mix = fromRows([
        [c, d],
        [1, -1],
      ]);
      const mixed = pooled(
        all.map(({ values, covariance }) => ({
          values: multiplyVector(mix, values),
          covariance: quadraticForm(mix, covariance),
        })),
      );
      const { covariance, estimates } = pooled(all);
      const wanted = multiplyVector(
        mix,
        estimates.map(({ value }) => value),
      );
      mixed.estimates.forEach(({ value }, p) => {
        expect(value).toBeCloseTo(wanted[p] as number, 10);
      });
      quadraticForm(mix, covariance).data.forEach((entry, k) => {
        expect(mixed.covariance.data[k]).toBeCloseTo(entry, 9);
      });
    }),
  );
});

test("Barnard and Rubin's degrees of freedom are below Rubin's and below those of complete data", () => {
  fc.assert(
    fc.property(fits, fc.integer({ min: 1, max: 500 }), (all, complete) => {
      const old = pooled(all).estimates;
      pooled(all, complete).estimates.forEach(({ df, missing }, p) => {
        expect(df).toBeLessThanOrEqual(Math.min(complete, old[p]?.df ?? 0));
        expect(missing).toBeLessThanOrEqual(1);
      });
    }),
  );
});
