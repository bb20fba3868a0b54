import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { diagonal, fromRows, matrix, multiplyVector, quadraticForm } from "../../maths/matrix.js";
import { studentTwoSided } from "../../maths/student.js";
import { waldTest } from "./waldTest.js";

function tested(...of: Parameters<typeof waldTest>) {
  const result = waldTest(...of);
  if (result.kind !== "tested") throw new Error(result.detail);
  return result;
}

test("one estimate: F is t², and p is that of the two-sided t test", () => {
  const { statistic, df, p } = tested([3], diagonal([4]), { df: 12 });
  expect(statistic).toBeCloseTo(1.5 ** 2, 12);
  expect(df).toEqual([1, 12]);
  expect(p).toBeCloseTo(studentTwoSided(1.5, 12), 12);
});

test("two uncorrelated estimates: the mean of the two squares", () => {
  expect(tested([2, 3], diagonal([1, 1]), { df: 20 }).statistic).toBeCloseTo((4 + 9) / 2, 12);
});

test("adjusted: (ν − k + 1)/ν of it on ν − k + 1 degrees of freedom", () => {
  const { statistic, df } = tested([2, 3], diagonal([1, 1]), { df: 20, adjusted: true });
  expect(statistic).toBeCloseTo((6.5 * 19) / 20, 12);
  expect(df).toEqual([2, 19]);
});

test("known variances: χ² over its degrees of freedom", () => {
  const { statistic, p } = tested([2, 2], diagonal([1, 1]), { df: Number.POSITIVE_INFINITY });
  expect(statistic).toBe(4);
  expect(p).toBeCloseTo(Math.exp(-4), 12);
});

test("the same test whichever combinations of the estimates it is written in", () => {
  const small = fc.integer({ min: -5, max: 5 });
  fc.assert(
    fc.property(fc.tuple(small, small, small), fc.array(small, { minLength: 9, maxLength: 9 }), (b, a) => {
      const mix = matrix(3, 3, (i, j) => (a[i * 3 + j] as number) / 20 + (i === j ? 1 : 0));
      const v = fromRows([
        [4, 1, 0],
        [1, 3, 1],
        [0, 1, 2],
      ]);
      const { statistic } = tested(multiplyVector(mix, b), quadraticForm(mix, v), { df: 15 });
      expect(statistic).toBeCloseTo(tested(b, v, { df: 15 }).statistic, 6);
    }),
  );
});

describe("not estimable", () => {
  test("an estimate that is the other one doubled", () => {
    const v = fromRows([
      [1, 2],
      [2, 4],
    ]);
    expect(waldTest([1, 2], v, { df: 10 })).toMatchObject({ kind: "not-estimable", reason: "singular" });
  });

  test("no degrees of freedom, or fewer than the adjustment takes", () => {
    expect(waldTest([1], diagonal([1]), { df: 0 })).toMatchObject({ reason: "one-psu" });
    expect(waldTest([1, 1, 1], diagonal([1, 1, 1]), { df: 2, adjusted: true })).toMatchObject({
      reason: "one-psu",
    });
  });
});
