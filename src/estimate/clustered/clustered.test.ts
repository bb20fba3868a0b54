import { describe, expect, test } from "vitest";
import { cellsOfRows, clusterNumbers } from "./cells.js";
import { clusterCovariance } from "./clusterCovariance.js";
import { type Clusters, clustersOf } from "./clusterSums.js";
import { linColumns } from "./linColumns.js";
import { linearRegression } from "./linearRegression.js";
import { rowCovariance } from "./rowCovariance.js";
import { wildBootstrap } from "./wildBootstrap.js";

const treated = { name: "treated", values: [1, 1, 1, 0, 0, 0] };
const y = [5, 7, 9, 2, 3, 1];

const regressed = (columns = [treated], cluster = ["a", "a", "b", "c", "c", "d"]) =>
  linearRegression(cellsOfRows({ columns, y, cluster }));

function clusters(cluster?: readonly string[]): Clusters {
  const found = regressed([treated], cluster as string[] | undefined);
  if (found.kind !== "fitted") throw new Error(found.detail);
  return clustersOf(found);
}

describe("linear regression", () => {
  test("a column that follows from others is named", () => {
    const other = { name: "other", values: [0, 0, 0, 1, 1, 1] };
    expect(regressed([treated, other])).toMatchObject({
      reason: "singular",
      detail: expect.stringContaining("other"),
    });
  });

  test("as many coefficients as rows: not estimable", () => {
    const found = linearRegression(cellsOfRows({ columns: [{ name: "x", values: [1, 2] }], y: [3, 4] }));
    expect(found).toMatchObject({ reason: "no-answers" });
  });

  test("a weight of 0 and columns of other lengths are thrown", () => {
    expect(() => cellsOfRows({ columns: [treated], y, weight: [1, 1, 1, 1, 1, 0] })).toThrow("above 0");
    expect(() => cellsOfRows({ columns: [treated], y: [1] })).toThrow("different lengths");
  });

  test("a row that alone decides a coefficient has no HC2", () => {
    const found = regressed([{ name: "only", values: [1, 0, 0, 0, 0, 0] }]);
    if (found.kind !== "fitted") throw new Error(found.detail);
    expect(rowCovariance(found, "HC2")).toMatchObject({ reason: "no-variance" });
    expect(rowCovariance(found, "HC1")).toMatchObject({ kind: "covariance" });
  });
});

test("Lin's columns are centred at the mean of those the weights stand for", () => {
  const [, age, product] = linColumns(
    treated,
    [{ name: "age", values: [30, 30, 30, 60, 60, 60] }],
    [1, 1, 1, 3, 3, 3],
  );
  expect(age).toEqual({ name: "age_c", values: Float64Array.of(-22.5, -22.5, -22.5, 7.5, 7.5, 7.5) });
  expect(product).toEqual({ name: "treated:age_c", values: Float64Array.of(-22.5, -22.5, -22.5, 0, 0, 0) });
});

describe("clusters", () => {
  test("are numbered by name, not by who comes first", () => {
    expect([...clusterNumbers(["b", "a", "b"])]).toEqual([1, 0, 1]);
  });

  test("one cluster has no variance", () => {
    const one = clusters(y.map(() => "a"));
    expect(clusterCovariance(one)).toMatchObject({ reason: "one-psu" });
    expect(wildBootstrap(one, { coefficient: "treated" })).toMatchObject({ reason: "one-psu" });
  });
});

describe("wild bootstrap", () => {
  test("few clusters draw Webb's six values; many draw ±1; very few ±1 are all tried", () => {
    const few = clusters();
    expect(wildBootstrap(few, { coefficient: "treated", draws: 99 })).toMatchObject({
      weights: "webb",
      all: false,
      draws: 99,
    });
    const all = wildBootstrap(few, { coefficient: "treated", weights: "rademacher" });
    expect(all).toMatchObject({ weights: "rademacher", all: true, draws: 16 });
  });

  test("the same seed gives the same result, another one nearly", () => {
    const test = (seed: number) => wildBootstrap(clusters(), { coefficient: "treated", draws: 199, seed });
    expect(test(3)).toEqual(test(3));
    expect(test(3)).not.toEqual(test(4));
  });

  test("twenty clusters and an effect that no draw reaches: the data count as one draw, so p is not 0", () => {
    const places = Array.from({ length: 20 }, (_, i) => i);
    const many = linearRegression(
      cellsOfRows({
        columns: [{ name: "treated", values: places.map((i) => i % 2) }],
        y: places.map((i) => 100 * (i % 2) + (i % 3)),
        cluster: places.map((i) => `area ${i}`),
      }),
    );
    if (many.kind !== "fitted") throw new Error(many.detail);
    const found = wildBootstrap(clustersOf(many), { coefficient: "treated", draws: 99 });
    expect(found).toMatchObject({ weights: "rademacher", all: false, p: 1 / 100 });
  });

  test("three clusters can never reject at 5 per cent, so the interval has no end", () => {
    const found = wildBootstrap(clusters(["a", "a", "b", "b", "c", "c"]), {
      coefficient: "treated",
      weights: "rademacher",
    });
    expect(found).toMatchObject({ draws: 8, low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY });
  });

  test("a coefficient that is not there is thrown", () => {
    expect(() => wildBootstrap(clusters(), { coefficient: "dose" })).toThrow("no coefficient “dose”");
  });
});
