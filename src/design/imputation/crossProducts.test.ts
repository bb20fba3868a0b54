import fc from "fast-check";
import { expect, test } from "vitest";
import { crossProducts } from "./crossProducts.js";

test("after any changes they are the sums over the rows that answer the item", () => {
  const cell = fc.integer({ min: -5, max: 5 });
  const row = fc.record({
    x: fc.tuple(cell, cell, cell),
    category: fc.nat({ max: 2 }),
    lacks: fc.uniqueArray(fc.nat({ max: 1 })),
  });
  const change = fc.tuple(fc.nat(), fc.nat({ max: 2 }), cell);
  const lists = [fc.array(row, { minLength: 1, maxLength: 8 }), fc.array(change, { maxLength: 12 })] as const;
  fc.assert(
    fc.property(...lists, (rows, changes) => {
      const dense = [0, 1, 2].map((k) => Float64Array.from(rows, ({ x }) => x[k] ?? 0));
      const codes = Int32Array.from(rows, ({ category }) => category);
      const categories = [{ codes, columns: Int32Array.of(-1, 3, 4) }];
      const lacks = rows.map((each) => each.lacks);
      const start = crossProducts({ dense, categories, width: 5 }, lacks, 2);
      const sums = start();
      for (const [place, column, value] of changes) sums.change(place % rows.length, column, value);
      const whole = rows.map(({ category }, r) => [
        ...sums.dense.map((column) => column[r] as number),
        category === 1 ? 1 : 0,
        category === 2 ? 1 : 0,
      ]);
      for (const item of [0, 1]) {
        const answering = whole.filter((_, r) => !lacks[r]?.includes(item));
        const wanted = [0, 1, 2, 3, 4].flatMap((k) =>
          [0, 1, 2, 3, 4].map((l) => answering.reduce((sum, x) => sum + (x[k] ?? 0) * (x[l] ?? 0), 0)),
        );
        expect(Array.from(sums.answered(item), (sum) => sum + 0)).toEqual(wanted.map((sum) => sum + 0));
      }
      expect(start().dense).toEqual(dense); // a fresh copy knows of no change
    }),
  );
});
