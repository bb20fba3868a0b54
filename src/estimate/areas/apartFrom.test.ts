import fc from "fast-check";
import { expect, test } from "vitest";
import { diagonal, fromRows, matrix } from "../../maths/matrix.js";
import { random } from "../../maths/random.js";
import { apartFrom } from "./apartFrom.js";

/** Numbers on a grid, each as likely: fc.double mostly gives numbers next to 0. */
const hundredths = (min: number, max: number) => fc.integer({ min, max }).map((k) => k / 100);

test("one area far above four that are alike: it is above, and the others cannot be told from one another", () => {
  const { areas, pairs, mean } = apartFrom({
    values: [90, 50, 51, 50, 49],
    covariance: diagonal([4, 4, 4, 4, 4]),
  });
  expect(mean.value).toBe(58);
  expect(areas.map(({ standing }) => standing)).toEqual(["above", "below", "below", "below", "below"]);
  expect(pairs.map(({ above, below }) => [above, below])).toEqual([1, 2, 3, 4].map((below) => [0, below]));
  expect(areas.map(({ places }) => places)).toEqual([
    [1, 1],
    [2, 5],
    [2, 5],
    [2, 5],
    [2, 5],
  ]);
});

test("areas within the luck of the draw cannot be told apart from their mean", () => {
  const { areas, pairs } = apartFrom({ values: [76, 80, 83], covariance: diagonal([9, 9, 9]) });
  expect(areas.map(({ standing }) => standing)).toEqual(new Array(3).fill("cannot be told apart"));
  expect(pairs).toEqual([]);
  expect(areas[0]?.places).toEqual([1, 3]);
});

/** The mean moves with the area: of two areas each lies half their difference from it. */
test("two areas stand to their mean as they stand to one another", () => {
  fc.assert(
    fc.property(fc.integer({ min: -20, max: 20 }), hundredths(10, 900), (d, v) => {
      const { areas } = apartFrom({
        values: [d, 0],
        covariance: fromRows([
          [v, 0.05],
          [0.05, 2],
        ]),
      });
      expect((areas[0]?.difference ?? 0) / (areas[0]?.se ?? 1)).toBeCloseTo(d / Math.sqrt(v + 2 - 0.1), 10);
    }),
  );
});

test("what all areas share (an error of the whole) tells none of them apart", () => {
  const values = [1, 2, 4];
  const own = apartFrom({ values, covariance: diagonal([1, 1, 1]) });
  const shared = apartFrom({ values, covariance: matrix(3, 3, (i, j) => 1000 + (i === j ? 1 : 0)) });
  shared.areas.forEach(({ p }, i) => {
    expect(p).toBeCloseTo(own.areas[i]?.p ?? 0, 10);
  });
});

test("a weighted mean is nearer to the area that weighs most", () => {
  const of = { values: [10, 20], covariance: diagonal([1, 1]) };
  const { mean } = apartFrom(of, { weights: [300, 100] });
  expect(mean).toEqual({ value: 12.5, variance: 0.75 ** 2 + 0.25 ** 2 });
  expect(() => apartFrom(of, { weights: [0, 0] })).toThrow("weights");
});

test("equal estimates without variance between them are not told apart", () => {
  const { areas } = apartFrom({ values: [5, 5, 5], covariance: matrix(3, 3, () => 2) });
  expect(areas.map(({ standing, p }) => [standing, p])).toEqual(
    new Array(3).fill(["cannot be told apart", 1]),
  );
});

test("of 1,000 worlds where 20 areas are alike, at most 5 in 100 have a verdict on any of them", () => {
  const dice = random(20);
  const variances = Array.from({ length: 20 }, (_, i) => 1 + (i % 4));
  let [onMean, onPairs] = [0, 0];
  for (let world = 0; world < 1000; world++) {
    const values = variances.map((variance) => Math.sqrt(variance) * dice.normal());
    const { areas, pairs } = apartFrom({ values, covariance: diagonal(variances) });
    onMean += areas.some(({ standing }) => standing !== "cannot be told apart") ? 1 : 0;
    onPairs += pairs.length > 0 ? 1 : 0;
  }
  expect(onMean).toBeLessThan(65); // 50 expected at most; three standard errors are 20
  expect(onPairs).toBeLessThan(65);
  expect(onMean).toBeGreaterThan(20);
});
