import fc from "fast-check";
import { expect, test } from "vitest";
import {
  column,
  fromRows,
  identity,
  largest,
  type Matrix,
  matrix,
  multiply,
  select,
  subtract,
  toRows,
} from "./matrix.js";
import { inverse, solve } from "./solve.js";

const numbers = (rows: number, cols: number): fc.Arbitrary<Matrix> =>
  fc
    .array(fc.integer({ min: -99, max: 99 }), { minLength: rows * cols, maxLength: rows * cols })
    .map((list) => matrix(rows, cols, (i, j) => (list[i * cols + j] ?? Number.NaN) / 10));

test("two equations by hand: x + y = 3, x − y = 1", () => {
  expect(
    solve(
      fromRows([
        [1, 1],
        [1, -1],
      ]),
      column([3, 1]),
    ),
  ).toEqual({ kind: "solved", x: column([2, 1]) });
});

test("a zero in the first pivot is no obstacle", () => {
  expect(
    inverse(
      fromRows([
        [0, 2],
        [4, 0],
      ]),
    ),
  ).toEqual({
    kind: "solved",
    x: fromRows([
      [0, 0.25],
      [0.5, 0],
    ]),
  });
});

test("the residual is rounding", () => {
  fc.assert(
    fc.property(numbers(5, 5), numbers(5, 2), (a, b) => {
      const found = solve(a, b);
      fc.pre(found.kind === "solved");
      const size = largest(a) * largest(found.x) + largest(b);
      expect(largest(subtract(multiply(a, found.x), b))).toBeLessThan(1e-12 * size);
    }),
  );
});

test("a matrix with a dependent row is singular, whatever the units of its rows", () => {
  fc.assert(
    fc.property(numbers(3, 4), fc.integer({ min: -8, max: 8 }), (a, power) => {
      const rows = toRows(a);
      const last = (rows[0] ?? []).map((value, j) => (value + (rows[1]?.[j] ?? 0)) * 10 ** power);
      expect(solve(fromRows([...rows, last]), identity(4)).kind).toBe("singular");
    }),
  );
});

test("equations in units a billion apart are solved all the same", () => {
  const found = solve(
    fromRows([
      [1e9, 2e9],
      [3e-9, 4e-9],
    ]),
    column([5e9, 11e-9]),
  );
  expect(found.kind === "solved" && largest(subtract(found.x, column([1, 2])))).toBeLessThan(1e-14);
});

test("sizes that do not fit are our bug", () => {
  expect(() => solve(select(identity(2), [0]), identity(1))).toThrow("square");
  expect(() => solve(identity(2), identity(3))).toThrow("2 equations");
});
