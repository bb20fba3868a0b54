import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fromRows, matrix, multiply, multiplyVector, transpose } from "./matrix.js";
import { nearestPoint } from "./nearestPoint.js";

const gramOf = (points: readonly (readonly number[])[]) =>
  multiply(fromRows(points), transpose(fromRows(points)));

describe("the point of a hull nearest to the origin", () => {
  test.each([
    [
      "a corner",
      [
        [1, 0],
        [2, 1],
        [3, -1],
      ],
      [1, 0, 0],
    ],
    [
      "the middle of a side",
      [
        [1, -1],
        [1, 1],
        [5, 0],
      ],
      [0.5, 0.5, 0],
    ],
    [
      "a quarter along a side",
      [
        [1, -1],
        [1, 3],
        [5, 0],
      ],
      [0.75, 0.25, 0],
    ],
    [
      "the origin itself",
      [
        [2, 0],
        [-1, 1],
        [-1, -1],
      ],
      [1 / 3, 1 / 3, 1 / 3],
    ],
    ["one point", [[4, 2]], [1]],
    [
      "the same point twice counts once",
      [
        [1, 2],
        [1, 2],
      ],
      [1, 0],
    ],
    ["all points at the origin", [[0], [0]], [1, 0]],
  ])("%s", (_, points, weights) => {
    nearestPoint(gramOf(points)).forEach((weight, i) => {
      expect(weight).toBeCloseTo(weights[i] ?? Number.NaN, 14);
    });
  });

  test("no point lies further on the origin's side than the nearest one, and those with weight lie as far", () => {
    const number = fc.double({ min: -10, max: 10, noNaN: true });
    const cloud = fc
      .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 6 }))
      .chain(([points, sizes]) =>
        fc.array(fc.array(number, { minLength: sizes, maxLength: sizes }), {
          minLength: points,
          maxLength: points,
        }),
      );
    fc.assert(
      fc.property(cloud, (points) => {
        const gram = gramOf(points);
        const weights = nearestPoint(gram);
        const scale = Math.max(1e-300, ...points.map((_, i) => gram.data[i * points.length + i] ?? 0));
        expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
        const products = multiplyVector(gram, weights);
        const square = weights.reduce((sum, weight, i) => sum + weight * (products[i] ?? 0), 0);
        products.forEach((product, i) => {
          expect(weights[i]).toBeGreaterThanOrEqual(0);
          expect(product).toBeGreaterThanOrEqual(square - 1e-9 * scale);
          if ((weights[i] ?? 0) > 1e-6) expect(Math.abs(product - square)).toBeLessThan(1e-7 * scale);
        });
      }),
      { numRuns: 500 },
    );
  });

  test("no points are an error of ours", () => {
    expect(() => nearestPoint(matrix(0, 0, () => 0))).toThrow("no points");
  });
});
