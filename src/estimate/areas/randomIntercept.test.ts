import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Random, random } from "../../maths/random.js";
import type { AreaSums } from "../../vocabulary/areaSums.js";
import { randomIntercept } from "./randomIntercept.js";

/** Sums by area of people who are given one by one: area, outcome, covariates. */
function sumsOf(
  rows: readonly (readonly [area: string, ...values: number[]])[],
  centres: readonly number[] = [],
): AreaSums {
  const areas = [...new Set(rows.map(([area]) => area))].sort();
  const many = (rows[0]?.length ?? 1) - 1;
  const places = Array.from({ length: many }, (_, j) => j);
  const centre = (j: number) => centres[j] ?? 0;
  const value = (row: (typeof rows)[number], j: number) => (row[j + 1] as number) - centre(j);
  const over = (area: string, of: (row: (typeof rows)[number]) => number) =>
    rows.reduce((sum, row) => (row[0] === area ? sum + of(row) : sum), 0);
  return {
    areas,
    variables: places.map((j) => ({ name: j === 0 ? "y" : `x${j}`, centre: centre(j) })),
    people: Float64Array.from(areas, (area) => over(area, () => 1)),
    sums: Float64Array.from(areas.flatMap((a) => places.map((j) => over(a, (row) => value(row, j))))),
    products: Float64Array.from(
      areas.flatMap((a) =>
        places.flatMap((j) => places.map((k) => over(a, (row) => value(row, j) * value(row, k)))),
      ),
    ),
    leftOut: { incomplete: 0, withoutArea: 0 },
    query: "",
  };
}

function fitted(sums: AreaSums, covariates: readonly string[] = [], method: "REML" | "ML" = "REML") {
  const found = randomIntercept(sums, { outcome: "y", covariates, method });
  if (found.kind !== "fitted") throw new Error(found.detail);
  return found;
}

/** Within 2, 2, 2 on 3 degrees of freedom; means 1, 5, 9 with variance 16 = between + within/2. */
test("three areas of two people each: 16 less half of 2 lies between", () => {
  const found = fitted(
    sumsOf([
      ["a", 0],
      ["a", 2],
      ["b", 4],
      ["b", 6],
      ["c", 8],
      ["c", 10],
    ]),
  );
  expect(found.residualVariance).toBeCloseTo(2, 10);
  expect(found.areaVariance).toBeCloseTo(15, 8);
  expect(found.icc).toBeCloseTo(15 / 17, 10);
  expect(found.coefficients[0]?.value).toBeCloseTo(5, 12);
  expect(found.coefficients[0]?.se).toBeCloseTo(Math.sqrt(16 / 3), 9);
});

const balanced = fc
  .array(fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 4, maxLength: 4 }), {
    minLength: 3,
    maxLength: 8,
  })
  .filter((areas) => areas.some((own) => new Set(own).size > 1));
const rowsOf = (areas: readonly (readonly number[])[]) =>
  areas.flatMap((own, i) => own.map((y) => [String(i), y] as [string, number]));

test("areas of one size: REML is the analysis of variance, and 0 where that would be negative", () => {
  fc.assert(
    fc.property(balanced, (areas) => {
      const means = areas.map((own) => own.reduce((sum, y) => sum + y, 0) / 4);
      const grand = means.reduce((sum, mean) => sum + mean, 0) / areas.length;
      const within =
        areas.reduce((sum, own, i) => sum + own.reduce((s, y) => s + (y - (means[i] ?? 0)) ** 2, 0), 0) /
        (3 * areas.length);
      const between = (4 * means.reduce((sum, mean) => sum + (mean - grand) ** 2, 0)) / (areas.length - 1);
      const found = fitted(sumsOf(rowsOf(areas)));
      expect(found.areaVariance).toBeCloseTo(Math.max(0, (between - within) / 4), 6);
      if (between > within) expect(found.residualVariance).toBeCloseTo(within, 6);
    }),
  );
});

/** Area means 1, 3, 4, 8 on x = 0, 1, 2, 3: the line leaves squares of 1.8 on 2 degrees of freedom. */
test("a trait of areas takes up what lies between them along it", () => {
  const rows = [1, 3, 4, 8].flatMap((mean, x) =>
    [-0.5, 0.5].map((e) => [String(x), mean + e, x] as [string, number, number]),
  );
  const found = fitted(sumsOf(rows), ["x1"]);
  expect(found.coefficients.map(({ value }) => value)).toEqual([
    expect.closeTo(0.7, 9),
    expect.closeTo(2.2, 9),
  ]);
  expect(found.residualVariance).toBeCloseTo(0.5, 9);
  expect(found.areaVariance).toBeCloseTo(1.8 / 2 - 0.5 / 2, 8);
});

test("where sums are centred changes nothing; the unit of the outcome changes variances by its square", () => {
  fc.assert(
    fc.property(balanced, fc.integer({ min: -9, max: 9 }), (areas, centre) => {
      const rows = rowsOf(areas).map(([area, y], i) => [area, y, (i * 7) % 5] as [string, number, number]);
      const plain = fitted(sumsOf(rows), ["x1"]);
      const centred = fitted(sumsOf(rows, [centre, 2]), ["x1"]);
      const scaled = fitted(sumsOf(rows.map(([area, y, x]) => [area, 8 * y, x])), ["x1"]);
      expect(centred.icc).toBeCloseTo(plain.icc, 6);
      expect(scaled.icc).toBeCloseTo(plain.icc, 6);
      plain.coefficients.forEach(({ value, se }, j) => {
        expect(centred.coefficients[j]?.value).toBeCloseTo(value, 6);
        expect(centred.coefficients[j]?.se).toBeCloseTo(se, 6);
        expect((scaled.coefficients[j]?.value ?? 0) / 8).toBeCloseTo(value, 6);
      });
    }),
  );
});

test("the interval holds the estimate, and its low end is 0 where areas need not differ", () => {
  fc.assert(
    fc.property(balanced, fc.constantFrom("REML", "ML"), (areas, method) => {
      const { icc, iccInterval } = fitted(sumsOf(rowsOf(areas)), [], method);
      expect(iccInterval.low).toBeLessThanOrEqual(icc);
      expect(iccInterval.high).toBeGreaterThan(icc);
      if (icc === 0) expect(iccInterval.low).toBe(0);
    }),
  );
});

describe("not estimable", () => {
  const of = (sums: AreaSums, covariates: readonly string[] = []) =>
    randomIntercept(sums, { outcome: "y", covariates, method: "REML" });

  test("two areas", () => {
    expect(
      of(
        sumsOf([
          ["a", 1],
          ["a", 2],
          ["b", 3],
          ["b", 5],
        ]),
      ),
    ).toMatchObject({ reason: "too-few-areas" });
  });

  test("everybody answers as their area does, or everybody is alone in theirs", () => {
    const alike = sumsOf([
      ["a", 1],
      ["a", 1],
      ["b", 3],
      ["b", 3],
      ["c", 4],
      ["c", 4],
    ]);
    expect(of(alike)).toMatchObject({ reason: "no-variance" });
    expect(
      of(
        sumsOf([
          ["a", 1],
          ["b", 3],
          ["c", 4],
          ["d", 9],
        ]),
      ),
    ).toMatchObject({ reason: "no-variance" });
    const equal = sumsOf([
      ["a", 1],
      ["a", 1],
      ["b", 1],
      ["c", 1],
    ]);
    expect(of(equal)).toMatchObject({ reason: "no-variance" });
  });

  test("a covariate that is another one doubled", () => {
    const rows = [0, 1, 2, 3, 4, 5].map((k) => [String(k % 3), k * k, k, 2 * k] as [string, ...number[]]);
    expect(of(sumsOf(rows), ["x1", "x2"])).toMatchObject({ reason: "singular" });
  });

  test("a variable that was not counted is our bug", () => {
    expect(() => of(sumsOf([["a", 1]]), ["z"])).toThrow("no variable “z”");
  });
});

/** 60 areas of 10 to 69 people, drawn as sums: mean and squares of an area are independent. */
function world(dice: Random, icc: number): AreaSums {
  const areas = Array.from({ length: 60 }, (_, i) => String(i));
  const drawn = areas.map((_, i) => {
    const n = 10 + i;
    const mean = Math.sqrt(icc) * dice.normal() + Math.sqrt((1 - icc) / n) * dice.normal();
    let squares = 0;
    for (let k = 1; k < n; k++) squares += (1 - icc) * dice.normal() ** 2;
    return { n, mean, squares };
  });
  return {
    areas,
    variables: [{ name: "y", centre: 0 }],
    people: Float64Array.from(drawn, ({ n }) => n),
    sums: Float64Array.from(drawn, ({ n, mean }) => n * mean),
    products: Float64Array.from(drawn, ({ n, mean, squares }) => squares + n * mean * mean),
    leftOut: { incomplete: 0, withoutArea: 0 },
    query: "",
  };
}

/** Two standard errors of 400 worlds are 2 in 100. */
test.each([0.02, 0.1])(
  "an intraclass correlation of %d lies in its 95 per cent interval in 93 to 97 of 100 worlds, and is met on average",
  (icc) => {
    const dice = random(1000 * icc);
    const found = Array.from({ length: 400 }, () => fitted(world(dice, icc)));
    const held = found.filter(({ iccInterval: { low, high } }) => low <= icc && icc <= high).length;
    expect(held / found.length).toBeGreaterThan(0.93);
    expect(held / found.length).toBeLessThan(0.975);
    const mean = found.reduce((sum, one) => sum + one.icc, 0) / found.length;
    expect(Math.abs(mean - icc)).toBeLessThan(0.05 * icc);
  },
);
