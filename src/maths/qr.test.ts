import fc from "fast-check";
import { expect, test } from "vitest";
import { choleskySolve } from "./cholesky.js";
import {
  columnOf,
  crossProduct,
  diagonal,
  fromRows,
  largest,
  type Matrix,
  matrix,
  multiply,
  multiplyVector,
  select,
  subtract,
  transpose,
} from "./matrix.js";
import { leastSquares, qr } from "./qr.js";

const numbers = (rows: number, cols: number): fc.Arbitrary<Matrix> =>
  fc
    .array(fc.integer({ min: -99, max: 99 }), { minLength: rows * cols, maxLength: rows * cols })
    .map((list) => matrix(rows, cols, (i, j) => (list[i * cols + j] ?? Number.NaN) / 10));
const positive = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 8, maxLength: 8 });

test("the line through (0, 1), (1, 3), (2, 5) is 1 + 2x and leaves nothing", () => {
  const { coefficients, residuals, rank } = leastSquares(
    fromRows([
      [1, 0],
      [1, 1],
      [1, 2],
    ]),
    [1, 3, 5],
  );
  expect([...coefficients]).toEqual([expect.closeTo(1, 14), expect.closeTo(2, 14)]);
  expect(Math.max(...residuals.map(Math.abs))).toBeLessThan(1e-14);
  expect(rank).toBe(2);
});

test("a weight counts a row as often as it says", () => {
  const [x, y] = [
    fromRows([
      [1, 0],
      [1, 1],
      [1, 4],
    ]),
    [2, 1, 7],
  ];
  const twice = leastSquares(select(x, [0, 1, 2, 2]), [...y, 7]);
  const weighted = leastSquares(x, y, [1, 1, 2]);
  for (const [k, value] of twice.coefficients.entries())
    expect(weighted.coefficients[k]).toBeCloseTo(value, 13);
  expect(largest(subtract(weighted.unscaled, twice.unscaled))).toBeLessThan(1e-14);
});

test("QR and the normal equations agree, coefficients and inverse", () => {
  fc.assert(
    fc.property(numbers(8, 3), numbers(8, 1), positive, (x, y, weights) => {
      const solved = choleskySolve(
        crossProduct(x, weights),
        multiply(transpose(x), multiply(diagonal(weights), y)),
        { tolerance: 1e-6 },
      );
      fc.pre(solved.kind === "solved");
      const fit = leastSquares(x, y.data, weights);
      expect(fit.rank).toBe(3);
      for (const k of [0, 1, 2]) {
        expect(fit.coefficients[k]).toBeCloseTo(solved.x.data[k] ?? Number.NaN, 7);
      }
      const identityBack = multiply(fit.unscaled, crossProduct(x, weights));
      expect(largest(subtract(identityBack, diagonal([1, 1, 1])))).toBeLessThan(1e-7);
    }),
  );
});

test("what is left is at right angles to every column", () => {
  fc.assert(
    fc.property(numbers(8, 3), numbers(8, 1), (x, y) => {
      const { residuals } = leastSquares(x, y.data);
      const along = multiplyVector(transpose(x), residuals);
      expect(Math.max(...along.map(Math.abs))).toBeLessThan(1e-10);
    }),
  );
});

test("QᵀX is R, and QᵀQ changes no length", () => {
  fc.assert(
    fc.property(numbers(6, 4), (x) => {
      const { rank, order, upper, rotate } = qr(x);
      for (const [k, j] of order.entries()) {
        const rotated = rotate(columnOf(x, j));
        for (let i = 0; i < rank; i++)
          expect(upper.data[i * 4 + k]).toBeCloseTo(rotated[i] ?? Number.NaN, 10);
        expect(Math.hypot(...rotated)).toBeCloseTo(Math.hypot(...columnOf(x, j)), 10);
      }
    }),
  );
});

test("of two collinear columns the later is set aside, as in R's lm, and in any unit", () => {
  for (const unit of [1, 1e-9, 1e9]) {
    const x = fromRows(
      [
        [1, 1, 3, 0],
        [1, 2, 5, 1],
        [1, 3, 7, 0],
        [1, 4, 9, 5],
      ].map(([a, b, c, d]) => [a ?? 0, b ?? 0, (c ?? 0) * unit, d ?? 0]),
    );
    const { rank, aliased, coefficients, unscaled } = leastSquares(x, [1, 2, 3, 9]);
    expect({ rank, aliased }).toEqual({ rank: 3, aliased: [2] });
    expect(coefficients[2]).toBe(0);
    expect([...columnOf(unscaled, 2)]).toEqual([0, 0, 0, 0]);
  }
});

test("a column in a unit a billion times too large is kept", () => {
  const { rank, coefficients } = leastSquares(
    fromRows([
      [1, 0],
      [1, 1e-9],
      [1, 2e-9],
    ]),
    [1, 3, 5],
  );
  expect([rank, ...coefficients]).toEqual([2, expect.closeTo(1, 12), expect.closeTo(2e9, 3)]);
});

test("fewer rows than columns: as many coefficients as rows", () => {
  const { rank, aliased } = leastSquares(
    fromRows([
      [1, 2, 3],
      [1, 5, 1],
    ]),
    [1, 2],
  );
  expect({ rank, aliased }).toEqual({ rank: 2, aliased: [2] });
});

test("nonsense is thrown", () => {
  const x = fromRows([[1], [1]]);
  expect(() => leastSquares(x, [1])).toThrow("2 rows, 1 outcomes");
  expect(() => leastSquares(x, [1, Number.NaN])).toThrow("NaN");
  expect(() => leastSquares(x, [1, 2], [1, -1])).toThrow("NaN");
});
