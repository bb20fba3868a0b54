import fc from "fast-check";
import { expect, test } from "vitest";
import { cholesky, choleskyInverse, choleskySolve } from "./cholesky.js";
import {
  column,
  crossProduct,
  diagonal,
  fromRows,
  identity,
  largest,
  type Matrix,
  matrix,
  multiply,
  scale,
  select,
  subtract,
  toRows,
  transpose,
} from "./matrix.js";

const numbers = (rows: number, cols: number): fc.Arbitrary<Matrix> =>
  fc
    .array(fc.integer({ min: -99, max: 99 }), { minLength: rows * cols, maxLength: rows * cols })
    .map((list) => matrix(rows, cols, (i, j) => (list[i * cols + j] ?? Number.NaN) / 10));

/** XᵀX + I: positive definite whatever X is. */
const variance = numbers(6, 4).map((x) =>
  matrix(4, 4, (i, j) => (i === j ? 1 : 0) + (crossProduct(x).data[4 * i + j] ?? 0)),
);

const factored = (a: Matrix) => {
  const found = cholesky(a);
  if (found.kind !== "factored") throw new Error(found.kind);
  return found;
};

test("a factor by hand: [[4, 2], [2, 5]] is [[2, 0], [1, 2]] times its transpose", () => {
  expect(
    toRows(
      factored(
        fromRows([
          [4, 2],
          [2, 5],
        ]),
      ).factor,
    ),
  ).toEqual([
    [2, 0],
    [1, 2],
  ]);
});

test("factor times its transpose is the matrix", () => {
  fc.assert(
    fc.property(variance, (a) => {
      const { factor } = factored(a);
      expect(largest(subtract(multiply(factor, transpose(factor)), a))).toBeLessThan(1e-13 * largest(a));
    }),
  );
});

test("solving leaves no residual, the inverse times the matrix is 1", () => {
  fc.assert(
    fc.property(variance, numbers(4, 2), (a, b) => {
      const [solved, inverse] = [choleskySolve(a, b), choleskyInverse(a)];
      if (solved.kind !== "solved" || inverse.kind !== "solved") throw new Error("not solved");
      expect(largest(subtract(multiply(a, solved.x), b))).toBeLessThan(1e-11 * largest(a));
      expect(largest(subtract(multiply(a, inverse.x), identity(4)))).toBeLessThan(1e-11 * largest(a));
      expect(inverse.x).toEqual(transpose(inverse.x));
    }),
  );
});

test("the rank is the number of independent columns, whatever their units", () => {
  const units = fc.array(fc.integer({ min: -6, max: 6 }), { minLength: 4, maxLength: 4 });
  fc.assert(
    fc.property(numbers(4, 2), numbers(2, 4), units, (x, y, powers) => {
      const wanted = factored(crossProduct(multiply(x, y))).rank;
      const rescale = diagonal(powers.map((power) => 10 ** power));
      const found = factored(crossProduct(multiply(multiply(x, y), rescale)));
      expect(found.rank).toBe(wanted);
      expect(found.rank).toBeLessThanOrEqual(2);
    }),
  );
});

test("income in kroner and a share next to each other are not taken for dependent", () => {
  expect(
    factored(
      fromRows([
        [1e12, 1],
        [1, 1e-6],
      ]),
    ).rank,
  ).toBe(2);
});

test("a singular variance is reported with its rank and its independent rows", () => {
  const a = fromRows([
    [1, 2, 0],
    [2, 4, 0],
    [0, 0, 3],
  ]);
  expect(choleskySolve(a, column([1, 1, 1]))).toEqual({ kind: "singular", rank: 2, size: 3 });
  const { order, rank, factor } = factored(a);
  expect([...order.slice(0, rank)].sort()).toEqual([0, 2]);
  expect(largest(subtract(multiply(factor, transpose(factor)), a))).toBeLessThan(1e-15);
  expect(factored(scale(a, 0)).rank).toBe(0);
  expect(factored(fromRows([])).rank).toBe(0);
});

test("a matrix that is no variance is called indefinite", () => {
  for (const rows of [
    [
      [1, 2],
      [2, 1],
    ],
    [
      [0, 1],
      [1, 0],
    ],
    [[-1]],
    [
      [1, 0],
      [0, -1e-3],
    ],
  ]) {
    expect(cholesky(fromRows(rows))).toEqual({ kind: "indefinite" });
    expect(choleskyInverse(fromRows(rows))).toEqual({ kind: "indefinite" });
  }
});

test("a matrix that is not symmetric is our bug", () => {
  expect(() =>
    cholesky(
      fromRows([
        [1, 2],
        [3, 9],
      ]),
    ),
  ).toThrow("not symmetric");
  expect(() => cholesky(select(identity(3), [0, 1]))).toThrow("square");
});
