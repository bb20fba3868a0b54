import fc from "fast-check";
import { expect, test } from "vitest";
import { type Composition, kitagawa } from "./kitagawa.js";
import { oaxacaBlinder, oaxacaBlinderThreefold } from "./oaxacaBlinder.js";

/** Numbers on a grid, each as likely: fc.double mostly gives numbers next to 0. */
const hundredths = (min: number, max: number) => fc.integer({ min, max }).map((k) => k / 100);

function parts(before: Composition, after: Composition) {
  const found = kitagawa(before, after);
  if (found.kind !== "decomposed") throw new Error(found.detail);
  return found;
}

/**
 *           share before   after   mean before   after
 * newcomers      0.2        0.4        40          50
 * others         0.8        0.6        80          80
 */
test("more newcomers lower the mean by 7, newcomers who feel better raise it by 3", () => {
  const { change, values, byCategory } = parts(
    { shares: [0.2, 0.8], means: [40, 80] },
    { shares: [0.4, 0.6], means: [50, 80] },
  );
  expect(change).toBeCloseTo(-4, 12);
  expect(values[0]).toBeCloseTo(0.2 * 45 - 0.2 * 80, 12);
  expect(values[1]).toBeCloseTo(10 * 0.3, 12);
  expect(byCategory.values.slice(2)).toEqual([expect.closeTo(3, 12), 0]);
  // Both more newcomers, who lie below the middle of 70, and fewer others, who lie above it, lower the mean.
  expect(byCategory.values.slice(0, 2)).toEqual([expect.closeTo(-5, 12), expect.closeTo(-2, 12)]);
});

test("a category without answers on one side is told, not counted as 0", () => {
  const found = kitagawa({ shares: [0.5, 0.5], means: [1, null] }, { shares: [0.5, 0.5], means: [1, 2] });
  expect(found).toMatchObject({ reason: "no-answers", detail: "nobody answered on one side in category 2" });
  expect(() => parts({ shares: [0.5, 0.4], means: [1, 2] }, { shares: [0.5, 0.5], means: [1, 2] })).toThrow(
    "0.9",
  );
});

const side = (size: number) =>
  fc
    .array(fc.tuple(fc.integer({ min: 1, max: 9 }), hundredths(-500, 500)), {
      minLength: size,
      maxLength: size,
    })
    .map((all) => {
      const total = all.reduce((sum, [people]) => sum + people, 0);
      return { shares: all.map(([people]) => people / total), means: all.map(([, mean]) => mean) };
    });
const sides = fc.integer({ min: 2, max: 5 }).chain((size) => fc.tuple(side(size), side(size)));
const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

test("parts add up to the change, categories to the parts, and swapping the sides changes the signs", () => {
  fc.assert(
    fc.property(sides, ([before, after]) => {
      const { change, values, byCategory } = parts(before, after);
      const size = before.shares.length;
      expect(total(values)).toBeCloseTo(change, 10);
      expect(total(byCategory.values.slice(0, size))).toBeCloseTo(values[0] as number, 10);
      expect(total(byCategory.values.slice(size))).toBeCloseTo(values[1] as number, 10);
      parts(after, before).values.forEach((value, i) => {
        expect(value).toBeCloseTo(-(values[i] as number), 10);
      });
    }),
  );
});

test("the same people changing is all within; other people who feel as before is all composition", () => {
  fc.assert(
    fc.property(sides, ([before, after]) => {
      expect(parts(before, { ...after, shares: before.shares }).values[0]).toBe(0);
      expect(parts(before, { ...after, means: before.means }).values[1]).toBe(0);
    }),
  );
});

/** Along directions in which shares still add up to 1: the others have no variance. */
test("jacobians are how the parts move", () => {
  const step = 1e-5;
  fc.assert(
    fc.property(sides, fc.integer({ min: 0, max: 3 }), ([before, after], kind) => {
      const size = before.shares.length;
      const push = (values: readonly number[], by: number) =>
        values.map((value, c) => value + (c === 0 ? by : c === 1 && kind % 2 === 1 ? -by : 0));
      const name = kind % 2 === 0 ? "means" : "shares";
      const at = (by: number) => {
        const [first, second] = [before, after].map((one, s) =>
          s === Math.floor(kind / 2) ? { ...one, [name]: push(one[name], by) } : one,
        ) as readonly Composition[] as readonly [Composition, Composition];
        const found = parts(first, second);
        return [...found.values, ...found.byCategory.values];
      };
      const [up, down] = [at(step), at(-step)];
      const found = parts(before, after);
      const rows = [found.jacobian, found.byCategory.jacobian].flatMap(({ data, rows, cols }) =>
        Array.from({ length: rows }, (_, i) => data.subarray(i * cols, (i + 1) * cols)),
      );
      rows.forEach((row, i) => {
        const slope = (row[kind * size] as number) - (kind % 2 === 1 ? (row[kind * size + 1] as number) : 0);
        expect(((up[i] as number) - (down[i] as number)) / (2 * step)).toBeCloseTo(slope, 7);
      });
    }),
  );
});

/** A regression on the categories: the first is the intercept, the others differ from it. */
const saturated = ({ means, shares }: ReturnType<typeof side> extends fc.Arbitrary<infer T> ? T : never) => ({
  means: [1, ...shares.slice(1)],
  coefficients: [means[0] as number, ...means.slice(1).map((mean) => mean - (means[0] as number))],
});

test("Oaxaca–Blinder on one trait in categories, half and half, is Kitagawa's", () => {
  fc.assert(
    fc.property(sides, ([before, after]) => {
      const found = oaxacaBlinder(saturated(before), saturated(after), { weight: 0.5 });
      parts(before, after).values.forEach((value, i) => {
        expect(found.values[i]).toBeCloseTo(value, 10);
      });
    }),
  );
});

test("in three parts: the explained part at the coefficients before, and half the interaction on each side", () => {
  fc.assert(
    fc.property(sides, ([before, after]) => {
      const [first, second] = [saturated(before), saturated(after)];
      const [endowments = 0, coefficients = 0, interaction = 0] = oaxacaBlinderThreefold(
        first,
        second,
      ).values;
      expect(endowments).toBeCloseTo(oaxacaBlinder(first, second, { weight: 0 }).values[0] as number, 10);
      const [composition = 0, within = 0] = parts(before, after).values;
      expect(endowments + interaction / 2).toBeCloseTo(composition, 10);
      expect(coefficients + interaction / 2).toBeCloseTo(within, 10);
    }),
  );
});

test("sides with different columns are our bug", () => {
  const one = { means: [1], coefficients: [2] };
  expect(() => oaxacaBlinder(one, { means: [1, 2], coefficients: [1, 2] }, { weight: 0 })).toThrow("lengths");
  expect(() => oaxacaBlinder(one, one, { pooled: [1, 2] })).toThrow("pooled");
});
