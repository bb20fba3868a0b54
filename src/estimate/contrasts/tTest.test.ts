import { expect, test } from "vitest";
import { tTest } from "./tTest.js";

test("two standard errors from zero, normal: p = 0.0455", () => {
  const result = tTest({ value: 6, variance: 9 }, Number.POSITIVE_INFINITY);
  if (result.kind !== "tested") throw new Error(result.detail);
  expect(result.test.statistic).toBe(2);
  expect(result.test.p).toBeCloseTo(0.0455, 4);
  expect([result.interval.low, result.interval.high]).toEqual([
    expect.closeTo(0.12, 3),
    expect.closeTo(11.88, 3),
  ]);
});

test("p is below 0.05 exactly where the 95 per cent interval leaves zero out", () => {
  for (const value of [1, 2, 2.1, 2.2, 2.3, 3]) {
    const result = tTest({ value, variance: 1 }, 10);
    if (result.kind !== "tested") throw new Error(result.detail);
    expect(result.test.p < 0.05).toBe(result.interval.low > 0);
  }
});

test("without variance or degrees of freedom there is no test", () => {
  expect(tTest({ value: 1, variance: 0 }, 10)).toMatchObject({ reason: "no-variance" });
  expect(tTest({ value: 1, variance: 1 }, 0)).toMatchObject({ reason: "one-psu" });
});
