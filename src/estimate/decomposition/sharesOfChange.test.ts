import fc from "fast-check";
import { expect, test } from "vitest";
import { diagonal, matrix } from "../../maths/matrix.js";
import { sharesOfChange } from "./sharesOfChange.js";

/** Three dimensions up by 0.03, 0.02 and 0.03, one down by 0.02: the index of four rises by 0.015. */
test("what drove the change: shares of 3/6, 2/6, 3/6 and −2/6", () => {
  const found = sharesOfChange({
    values: [0.03, 0.02, 0.03, -0.02],
    covariance: diagonal([1e-5, 1e-5, 1e-5, 1e-5]),
    df: 500,
  });
  const values = found.map((share) => (share.kind === "ratio" ? share.value : Number.NaN));
  [1 / 2, 1 / 3, 1 / 2, -1 / 3].forEach((share, k) => {
    expect(values[k]).toBeCloseTo(share, 12);
  });
  const [first] = found;
  if (first?.kind !== "ratio") throw new Error();
  expect(first.interval.low).toBeGreaterThan(0);
});

test("of an index that is not shown to have changed nothing is driven", () => {
  const found = sharesOfChange({ values: [0.03, -0.03], covariance: diagonal([1e-4, 1e-4]), df: 500 });
  expect(found).toEqual([
    expect.objectContaining({ reason: "no-change" }),
    expect.objectContaining({ reason: "no-change" }),
  ]);
});

test("shares add up to 1 whatever the weights, and an index of one dimension is driven by it for sure", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 6 }), (weights) => {
      const covariance = matrix(weights.length, weights.length, (i, j) => (i === j ? 0.02 : 0.01));
      const found = sharesOfChange({ values: weights.map((w) => w + 1), covariance, df: 50 }, { weights });
      const values = found.map((share) => (share.kind === "ratio" ? share.value : Number.NaN));
      expect(values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 12);
    }),
  );
  const [only] = sharesOfChange({ values: [2], covariance: diagonal([0.1]), df: 50 });
  if (only?.kind !== "ratio") throw new Error();
  expect(only.interval.low).toBeCloseTo(1, 7);
  expect(only.interval.high).toBeCloseTo(1, 7);
});
