import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { crossProductsOfRows } from "../../../test/crossProductsOfRows.js";
import { fromRows } from "../../maths/matrix.js";
import { cronbachAlpha } from "./cronbachAlpha.js";
import { type ItemMoments, itemMoments } from "./itemMoments.js";

const answersOf = (...people: readonly (readonly number[])[]): ItemMoments => {
  const items = ["a", "b", "c", "d"].slice(0, people[0]?.length);
  const products = crossProductsOfRows(
    items,
    people.map((answers) => [{}, ...answers] as const),
  );
  return itemMoments(products, { items, answered: "listwise" });
};

const withCovariance = (rows: readonly number[][], n = 100): ItemMoments => ({
  items: rows.map((_, i) => `item ${i + 1}`),
  n,
  means: new Float64Array(rows.length),
  covariance: fromRows(rows),
});

function alphaOf(moments: ItemMoments) {
  const alpha = cronbachAlpha(moments);
  if (alpha.kind !== "alpha") throw new Error(alpha.detail);
  return alpha;
}

describe("alpha", () => {
  test("three items that each two share half of: 3/2 · (1 − 3/6) = 0.75", () => {
    const alpha = alphaOf(
      withCovariance([
        [1, 0.5, 0.5],
        [0.5, 1, 0.5],
        [0.5, 0.5, 1],
      ]),
    );
    expect(alpha.raw).toBeCloseTo(0.75, 15);
    // without one: 2 · (1 − 2/3); an item with the sum of two others: 1/√(1 · 3)
    expect(alpha.items.map(({ without }) => without)).toEqual([1, 2, 3].map(() => expect.closeTo(2 / 3, 14)));
    expect(alpha.items.map(({ rest }) => rest)).toEqual(
      [1, 2, 3].map(() => expect.closeTo(1 / Math.sqrt(3), 14)),
    );
    expect(alpha.meanCorrelation).toBeCloseTo(0.5, 15);
  });

  test("items that are not related have an alpha of 0, opposed ones less", () => {
    expect(
      alphaOf(
        withCovariance([
          [1, 0],
          [0, 2],
        ]),
      ).raw,
    ).toBe(0);
    expect(
      alphaOf(
        withCovariance([
          [1, -0.5],
          [-0.5, 1],
        ]),
      ).raw,
    ).toBeCloseTo(-2, 14);
  });

  test("an item that repeats others leaves no λ₆, and alpha stands", () => {
    const alpha = alphaOf(answersOf([1, 1, 2], [2, 2, 1], [3, 3, 4], [4, 4, 3]));
    expect(alpha.guttman6).toBeNull();
    expect(alpha.raw).toBeGreaterThan(0.8);
  });

  test.each([
    ["one item", answersOf([1], [2], [3]), "too-few-items"],
    ["one person", answersOf([1, 2]), "too-few-answers"],
    [
      "nobody",
      itemMoments(crossProductsOfRows(["a", "b"], []), { items: ["a", "b"], answered: "listwise" }),
      "too-few-answers",
    ],
    ["an item that everyone answered alike", answersOf([1, 0.3], [2, 0.3], [3, 0.3]), "no-variance"],
    ["all answers equal", answersOf([0.1, 0.1], [0.1, 0.1], [0.1, 0.1]), "no-variance"],
    ["items that cancel out", answersOf([1, 3], [2, 2], [3, 1]), "no-variance"],
  ])("%s: a finding with its reason, no number", (_, moments, reason) => {
    expect(cronbachAlpha(moments)).toMatchObject({ kind: "not-estimable", reason });
  });

  test("names the items that everyone answered alike", () => {
    expect(cronbachAlpha(answersOf([1, 5, 7], [2, 5, 7], [4, 5, 7]))).toMatchObject({
      detail: "everyone answered alike: b, c",
    });
  });

  test("does not change when all items change their unit or what they are counted from", () => {
    const answers = fc.array(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 3, maxLength: 3 }), {
      minLength: 8,
      maxLength: 20,
    });
    fc.assert(
      fc.property(
        answers,
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: -9, max: 9 }),
        (all, unit, from) => {
          const before = cronbachAlpha(answersOf(...all));
          const after = cronbachAlpha(answersOf(...all.map((row) => row.map((x) => unit * x + from))));
          expect(after.kind).toBe(before.kind);
          if (before.kind !== "alpha" || after.kind !== "alpha") return;
          expect(after.raw).toBeCloseTo(before.raw, 8);
          expect(before.interval.low).toBeLessThanOrEqual(before.raw);
          expect(before.interval.high).toBeGreaterThanOrEqual(before.raw);
        },
      ),
    );
  });
});
