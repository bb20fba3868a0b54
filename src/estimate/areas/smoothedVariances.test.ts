import fc from "fast-check";
import { expect, test } from "vitest";
import { smoothedVariances } from "./smoothedVariances.js";

const share = (answers: number, having: number) => ({
  answers,
  squares: (having * (answers - having)) / answers,
});

/** 5 of 10, 10 of 10 and 15 of 20: squares 2.5 + 0 + 3.75 on 9 + 9 + 19 degrees of freedom. */
test("an area where all answer alike gets the variance of its number of answers", () => {
  const found = smoothedVariances([share(10, 5), share(10, 10), share(20, 15)]);
  const within = 6.25 / 37;
  expect(found).toEqual({
    kind: "smoothed",
    within,
    df: 37,
    variances: [within / 10, within / 10, within / 20],
  });
});

test("twice the design effect is twice the variance; half of the residents asked, half of it", () => {
  const plain = smoothedVariances([share(10, 5), share(10, 2)]);
  const costly = smoothedVariances([share(10, 5), share(10, 2)], 2);
  const half = smoothedVariances([{ ...share(10, 5), residents: 20 }, share(10, 2)]);
  if (plain.kind !== "smoothed" || costly.kind !== "smoothed" || half.kind !== "smoothed") throw new Error();
  expect(costly.variances).toEqual(plain.variances.map((variance) => 2 * (variance ?? 0)));
  expect(half.variances).toEqual([(plain.variances[0] ?? 0) / 2, plain.variances[1]]);
});

test("areas without answers have none, and do not move the others", () => {
  const [first, second] = [share(10, 5), share(10, 2)];
  const found = smoothedVariances([first, { answers: 0, squares: 0 }, second]);
  const without = smoothedVariances([first, second]);
  if (found.kind !== "smoothed" || without.kind !== "smoothed") throw new Error();
  expect(found.variances).toEqual([without.variances[0], null, without.variances[1]]);
});

test("not estimable: one answer each, or nobody differs from their area", () => {
  expect(smoothedVariances([share(1, 1), share(1, 0)])).toMatchObject({ reason: "no-answers" });
  expect(smoothedVariances([share(9, 9), share(9, 0)])).toMatchObject({ reason: "no-variance" });
});

test("areas of one size have one variance, whatever they answered", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 2 }), (having) => {
      const found = smoothedVariances(having.map((people) => share(30, people)));
      if (found.kind === "smoothed") expect(new Set(found.variances).size).toBe(1);
    }),
  );
});
