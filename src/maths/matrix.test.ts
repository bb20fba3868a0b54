import fc from "fast-check";
import { expect, test } from "vitest";
import {
  add,
  bilinear,
  column,
  columnOf,
  crossProduct,
  diagonal,
  dot,
  entry,
  fromRows,
  identity,
  largest,
  type Matrix,
  matrix,
  multiply,
  multiplyVector,
  quadraticForm,
  rowOf,
  scale,
  select,
  subtract,
  toRows,
  trace,
  transpose,
} from "./matrix.js";
import { symmetric } from "./symmetric.js";

const [A, B] = [
  fromRows([
    [1, 2, 3],
    [4, 5, 6],
  ]),
  fromRows([
    [1, 0],
    [2, 1],
    [0, 3],
  ]),
];

/** Whole numbers: products are exact, so laws hold to the bit. */
const whole = (rows: number, cols: number): fc.Arbitrary<Matrix> =>
  fc
    .array(fc.integer({ min: -9, max: 9 }), { minLength: rows * cols, maxLength: rows * cols })
    .map((numbers) => matrix(rows, cols, (i, j) => numbers[i * cols + j] ?? Number.NaN));

test("a product by hand", () => {
  expect(toRows(multiply(A, B))).toEqual([
    [5, 11],
    [14, 23],
  ]);
  expect([...multiplyVector(A, [1, 0, -1])]).toEqual([-2, -2]);
});

test("multiplying is associative, transposing turns a product around", () => {
  fc.assert(
    fc.property(whole(2, 3), whole(3, 4), whole(4, 2), (a, b, c) => {
      expect(multiply(multiply(a, b), c)).toEqual(multiply(a, multiply(b, c)));
      expect(transpose(multiply(a, b))).toEqual(multiply(transpose(b), transpose(a)));
      expect(multiply(identity(2), a)).toEqual(a);
      expect(subtract(add(a, a), a)).toEqual(scale(a, 1));
    }),
  );
});

test("the variance of a difference is V₁₁ + V₂₂ − 2V₁₂", () => {
  const V = fromRows([
    [4, 1],
    [1, 9],
  ]);
  expect(toRows(quadraticForm(fromRows([[1, -1]]), V))).toEqual([[11]]);
  expect(bilinear([1, -1], V, [1, -1])).toBe(11);
  expect(bilinear([1, 0], V, [0, 1])).toBe(1);
});

test("a cross product counts each row by its weight", () => {
  expect(toRows(crossProduct(B))).toEqual([
    [5, 2],
    [2, 10],
  ]);
  expect(toRows(crossProduct(B, [1, 0, 2]))).toEqual([
    [1, 0],
    [0, 18],
  ]);
});

test("rows, columns, parts and sums", () => {
  expect([[...rowOf(A, 1)], [...columnOf(A, 1)]]).toEqual([
    [4, 5, 6],
    [2, 5],
  ]);
  expect(toRows(select(A, [1], [2, 0]))).toEqual([[6, 4]]);
  expect(select(A)).toEqual(A);
  expect(trace(diagonal([1, 2, 3]))).toBe(6);
  expect([largest(fromRows([[1, -7]])), largest(fromRows([]))]).toEqual([7, 0]);
  expect(toRows(column([1, 2]))).toEqual([[1], [2]]);
  expect(dot([1, 2], [3, 4])).toBe(11);
});

test("what does not fit and what is not a number is thrown", () => {
  expect(() => multiply(A, A)).toThrow("2 × 3 by 2 × 3");
  expect(() => add(A, B)).toThrow("2 × 3 and 3 × 2");
  expect(() => dot([1], [1, 2])).toThrow("lengths");
  expect(() => fromRows([[1], [1, 2]])).toThrow("different lengths");
  expect(() => fromRows([[Number.NaN]])).toThrow("entry (0, 0) is NaN");
  expect(() => scale(A, Infinity)).toThrow("Infinity");
  expect(() => entry(A, 0, 3)).toThrow("no (0, 3)");
  expect(() => trace(A)).toThrow("square");
  expect(() =>
    symmetric(
      "here",
      fromRows([
        [1, 2],
        [3, 1],
      ]),
    ),
  ).toThrow("here: not symmetric at (1, 0)");
});
