import fc from "fast-check";
import { expect, test } from "vitest";
import { dodge } from "./dodge.js";

test("labels that do not touch stay where they are", () => {
  expect(
    dodge(
      [
        { at: 10, height: 10 },
        { at: 50, height: 10 },
      ],
      0,
      100,
    ),
  ).toEqual([10, 50]);
});

test("two labels at one place share the shift", () => {
  expect(
    dodge(
      [
        { at: 50, height: 10 },
        { at: 50, height: 10 },
      ],
      0,
      100,
    ),
  ).toEqual([45, 55]);
});

test("a label at the edge moves the others, not itself out of the chart", () => {
  expect(
    dodge(
      [
        { at: 2, height: 10 },
        { at: 4, height: 10 },
      ],
      0,
      100,
    ),
  ).toEqual([5, 15]);
});

test("no labels overlap, their order is kept, and all lie within a span that has room", () => {
  const labels = fc.array(
    fc.record({ at: fc.integer({ min: 0, max: 300 }), height: fc.integer({ min: 5, max: 30 }) }),
    {
      maxLength: 10,
    },
  );
  fc.assert(
    fc.property(labels, (wanted) => {
      const middles = dodge(wanted, 0, 300);
      const placed = wanted.map((label, i) => ({ ...label, middle: middles[i] ?? Number.NaN, i }));
      placed.sort((a, b) => a.at - b.at || a.i - b.i);
      for (const [k, label] of placed.entries()) {
        expect(label.middle - label.height / 2).toBeGreaterThanOrEqual(-1e-9);
        expect(label.middle + label.height / 2).toBeLessThanOrEqual(300 + 1e-9);
        const next = placed[k + 1];
        if (next)
          expect(next.middle - label.middle).toBeGreaterThanOrEqual((label.height + next.height) / 2 - 1e-9);
      }
    }),
  );
});
