import fc from "fast-check";
import { expect, test } from "vitest";
import {
  crossProduct,
  diagonal,
  fromRows,
  identity,
  largest,
  type Matrix,
  matrix,
  multiply,
  subtract,
  trace,
  transpose,
} from "./matrix.js";
import { solve } from "./solve.js";
import { symmetrised } from "./symmetric.js";
import { productEigenvalues, symmetricEigen } from "./symmetricEigen.js";

const numbers = (rows: number, cols: number): fc.Arbitrary<Matrix> =>
  fc
    .array(fc.integer({ min: -99, max: 99 }), { minLength: rows * cols, maxLength: rows * cols })
    .map((list) => matrix(rows, cols, (i, j) => (list[i * cols + j] ?? Number.NaN) / 10));
const symmetricMatrix = numbers(5, 5).map(symmetrised);

test("[[2, 1], [1, 2]] stretches the diagonal by 3 and the other by 1", () => {
  const { values, vectors } = symmetricEigen(
    fromRows([
      [2, 1],
      [1, 2],
    ]),
  );
  expect([...values]).toEqual([expect.closeTo(3, 14), expect.closeTo(1, 14)]);
  expect(Math.abs(vectors.data[0] ?? 0)).toBeCloseTo(Math.SQRT1_2, 14);
});

test("vectors are orthonormal and build the matrix again", () => {
  fc.assert(
    fc.property(symmetricMatrix, (a) => {
      const { values, vectors } = symmetricEigen(a);
      const again = multiply(multiply(vectors, diagonal(values)), transpose(vectors));
      expect(largest(subtract(again, a))).toBeLessThan(1e-13 * (1 + largest(a)));
      expect(largest(subtract(multiply(transpose(vectors), vectors), identity(5)))).toBeLessThan(1e-14);
      expect([...values].sort((x, y) => y - x)).toEqual([...values]);
    }),
  );
});

test("the second difference of n points has eigenvalues 2 − 2 cos(kπ/(n + 1))", () => {
  const n = 12;
  const { values } = symmetricEigen(matrix(n, n, (i, j) => (i === j ? 2 : Math.abs(i - j) === 1 ? -1 : 0)));
  for (let k = 1; k <= n; k++) {
    expect(values[n - k]).toBeCloseTo(2 - 2 * Math.cos((k * Math.PI) / (n + 1)), 13);
  }
});

test("small eigenvalues of a graded variance keep their digits", () => {
  const { values } = symmetricEigen(
    fromRows([
      [1e10, 1],
      [1, 1e-6],
    ]),
  );
  expect((values[1] ?? 0) / (1e-6 - 1e-10)).toBeCloseTo(1, 12);
});

test("the eigenvalues of AB are those of its characteristic: trace, trace of the square, and B⁻¹ undone", () => {
  fc.assert(
    fc.property(symmetricMatrix, numbers(7, 5), (a, x) => {
      const b = crossProduct(x);
      const found = productEigenvalues(a, b);
      if (found.kind !== "values") throw new Error(found.kind);
      const product = multiply(a, b);
      const sum = (power: number) => found.values.reduce((total, value) => total + value ** power, 0);
      expect(Math.abs(sum(1) - trace(product))).toBeLessThan(1e-11 * (1 + largest(product)));
      expect(Math.abs(sum(2) - trace(multiply(product, product)))).toBeLessThan(
        1e-10 * (1 + largest(product) ** 2),
      );
    }),
  );
});

test("a variance seen against itself has design effects of 1", () => {
  const v = fromRows([
    [4, 1, 0],
    [1, 3, 1],
    [0, 1, 2],
  ]);
  const inverse = solve(v, identity(3));
  if (inverse.kind !== "solved") throw new Error(inverse.kind);
  const found = productEigenvalues(symmetrised(inverse.x), v);
  expect(found.kind === "values" && found.values.every((value) => Math.abs(value - 1) < 1e-14)).toBe(true);
});

test("a singular B adds zeros, an indefinite B is said to be so", () => {
  const found = productEigenvalues(
    identity(2),
    fromRows([
      [1, 1],
      [1, 1],
    ]),
  );
  expect(found.kind === "values" && [...found.values]).toEqual([expect.closeTo(2, 14), 0]);
  expect(
    productEigenvalues(
      identity(2),
      fromRows([
        [1, 2],
        [2, 1],
      ]),
    ),
  ).toEqual({ kind: "indefinite" });
});

test("a matrix that is not symmetric is our bug", () => {
  expect(() =>
    symmetricEigen(
      fromRows([
        [1, 2],
        [0, 1],
      ]),
    ),
  ).toThrow("not symmetric");
});
