import fc from "fast-check";
import { expect, test } from "vitest";
import { positiveDefinite } from "./positiveDefinite.js";

test("a matrix that can be factored by hand: |A| = 4·9 − 2·2, A⁻¹ = adj A/|A|", () => {
  const found = positiveDefinite([4, 2, 2, 9], 2);
  expect(found?.logDeterminant).toBeCloseTo(Math.log(32), 15);
  expect([...(found?.inverse() ?? [])]).toEqual(
    [9 / 32, -2 / 32, -2 / 32, 4 / 32].map((x) => expect.closeTo(x, 15)),
  );
  expect([...(found?.solve([8, 20]) ?? [])]).toEqual([expect.closeTo(1, 14), expect.closeTo(2, 14)]);
});

test("what is not positive definite is told apart", () => {
  expect(positiveDefinite([1, 2, 2, 1], 2)).toBeNull();
  expect(positiveDefinite([1, 1, 1, 1], 2)).toBeNull();
  expect(positiveDefinite([0], 1)).toBeNull();
});

test("for any BBᵀ + I the inverse times the matrix is the identity", () => {
  const size = 5;
  const entries = fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 25, maxLength: 25 });
  fc.assert(
    fc.property(entries, (b) => {
      const a = Array.from({ length: 25 }, (_, at) => {
        const [i, j] = [Math.floor(at / size), at % size];
        const sum = b
          .slice(0, size)
          .reduce((all, _, k) => all + (b[i * size + k] as number) * (b[j * size + k] as number), 0);
        return sum + (i === j ? 1 : 0);
      });
      const inverse = positiveDefinite(a, size)?.inverse() ?? new Float64Array();
      for (let i = 0; i < size; i++) {
        const row = a.slice(i * size, (i + 1) * size);
        const solved = positiveDefinite(a, size)?.solve(row) ?? new Float64Array();
        for (let j = 0; j < size; j++) {
          const product = row.reduce((sum, value, k) => sum + value * (inverse[k * size + j] as number), 0);
          expect(product).toBeCloseTo(i === j ? 1 : 0, 10);
          expect(solved[j]).toBeCloseTo(i === j ? 1 : 0, 10);
        }
      }
    }),
  );
});
