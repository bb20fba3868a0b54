import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ratios } from "../../src/estimate/means/ratios.js";
import { quantile } from "../../src/estimate/quantiles/quantile.js";
import { quantileInterval } from "../../src/estimate/quantiles/quantileInterval.js";
import { type ScoreQuestion, scoreIntervals } from "../../src/estimate/quantiles/scoreInterval.js";
import { degreesOfFreedom } from "../../src/estimate/variance/degreesOfFreedom.js";
import { designCovariance } from "../../src/estimate/variance/designCovariance.js";
import { id, sql } from "../../src/store/sql.js";
import type { Store } from "../../src/store/store.js";
import { below, belowPoints } from "../../src/tally/belowPoints.js";
import { tally } from "../../src/tally/tally.js";
import { valueTable } from "../../src/tally/valueTable.js";
import { expectAgree } from "./agree.js";
import { designOf, list, reference, storeWith } from "./fixtures.js";

let store: Store;
beforeAll(async () => {
  store = await storeWith("apistrat", "apiclus1");
});
afterAll(() => store.close());

const shares = [0.25, 0.5, 0.75];

/** Distributions of api00 by the keys, and what a second tally says of the people below points of them. */
async function counted(name: string, by: readonly string[] = []) {
  const { rows, design } = designOf(name);
  const request = {
    rows,
    design,
    by: by.map((key) => ({ name: key, value: id(key) })),
    variables: [],
  };
  const table = await valueTable(store, request, id("api00"), sql`rowid`);
  const sharesBelow = async (points: readonly (readonly (number | null)[])[]) => {
    const t = await tally(store, belowPoints(request, id("api00"), table.domains, points));
    const found = (points[0] ?? []).map((_, j) => {
      const { values, influence } = ratios(t, new Map([[below.at(j), 1]]), new Map([[below.answered, 1]]));
      const covariance = designCovariance(t, influence, { lonelyPsu: "fail" });
      if (covariance.kind !== "covariance") throw new Error(covariance.kind);
      return { values, variance: (d: number) => covariance.data[d * influence.size + d] as number };
    });
    return {
      tally: t,
      at: (d: number, j: number) => ({
        share: found[j]?.values[d] as number,
        variance: found[j]?.variance(d) as number,
      }),
    };
  };
  return { table, sharesBelow };
}

function rows(key: string): readonly (readonly number[])[] {
  const { table } = reference("survey-api", key) as { table?: { api00: { values: number[][] } } };
  if (!table) throw new Error(`${key} has no table`);
  return table.api00.values;
}

function lineOf(
  found: Awaited<ReturnType<typeof scoreIntervals>>[number] | ReturnType<typeof quantileInterval>,
) {
  if (found?.kind !== "quantile") throw new Error("no quantile");
  return [found.value, found.low, found.high, found.se].map(Number);
}

describe.each(["dstrat", "dstrat_nofpc", "dclus1"])("%s: quartiles of api00", (name) => {
  const rules = ["math", "school", "hf1", "hf7"] as const;
  const methods = ["mean", "beta", "xlogit"] as const;
  test.each(rules.flatMap((rule) => methods.map((method) => [rule, method] as const)))(
    "%s, %s",
    async (...of) => {
      const [rule, method] = of;
      const { table, sharesBelow } = await counted(name);
      const distribution = table.byDomain[0];
      if (!distribution) throw new Error("no domain");
      const points = shares.map((p) => quantile(distribution, p, rule));
      const second = await sharesBelow([points]);
      const all = second.tally.cells.rows.reduce((sum, n) => sum + n, 0);
      const df = degreesOfFreedom(second.tally);
      const found = shares.map((p, j) =>
        lineOf(
          quantileInterval({
            distribution,
            rule,
            method,
            p,
            df,
            ...second.at(0, j),
            rows: all,
            confidence: 0.95,
          }),
        ),
      );
      const wanted = rows(`${name}.quantile_${rule}_${method}`);
      expectAgree(found.flat(), wanted.flat());
    },
  );

  test("the score interval, as R makes it", async () => {
    const { table, sharesBelow } = await counted(name);
    const distribution = table.byDomain[0];
    if (!distribution) throw new Error("no domain");
    const df = degreesOfFreedom((await sharesBelow([[0]])).tally);
    const questions = shares.map(
      (p): ScoreQuestion => ({ distribution, p, rule: "math", df, confidence: 0.95, limits: "as-r" }),
    );
    const found = await scoreIntervals(questions, async (points) => {
      const second = await sharesBelow([points]);
      return points.map((_, j) => second.at(0, j));
    });
    expectAgree(found.flatMap(lineOf), rows(`${name}.quantile_score`).flat());
  });
});

describe("the other rules, people of one value in the order of the file", () => {
  const rules = ["hf2", "hf4", "hf5", "hf6", "hf8", "hf9"] as const;
  test.each(rules.flatMap((rule) => ["dstrat", "dclus1"].map((name) => [name, rule] as const)))(
    "%s, %s",
    async (name, rule) => {
      const { table, sharesBelow } = await counted(name);
      const distribution = table.byDomain[0];
      if (!distribution) throw new Error("no domain");
      const second = await sharesBelow([shares.map((p) => quantile(distribution, p, rule))]);
      const df = degreesOfFreedom(second.tally);
      const found = shares.flatMap((p, j) => {
        const of = { distribution, rule, method: "mean", p, df, rows: 200, confidence: 0.95 } as const;
        return lineOf(quantileInterval({ ...of, ...second.at(0, j) }));
      });
      expectAgree(found, list(reference("survey-more", `quantile.${name}.${rule}`).value));
    },
  );

  test.each([1, 2, 4, 5, 6, 7, 8, 9] as const)(
    "with equal weights: type %s of R's quantile()",
    async (type) => {
      const rows = sql`(SELECT unnest([2, 3, 3, 7, 8, 8, 8, 12, 20, 21]) AS y)`;
      const { design } = designOf("dclus1");
      const table = await valueTable(
        store,
        { rows, design: { ...design, weight: sql`0.7::DOUBLE` }, by: [] },
        id("y"),
      );
      const distribution = table.byDomain[0];
      if (!distribution) throw new Error("no domain");
      const found = Array.from(
        { length: 21 },
        (_, k) => quantile(distribution, k / 20, `hf${type}`) as number,
      );
      expectAgree(found, list(reference("survey-more", `quantile.plain.${type}`).value), 1e-14);
    },
  );
});

describe("quartiles by type of school", () => {
  test.each(["mean", "beta", "xlogit", "asin"] as const)("%s", async (method) => {
    const { table, sharesBelow } = await counted("dstrat", ["stype"]);
    expect(table.domains.map(({ stype }) => stype)).toEqual(["E", "H", "M"]);
    const points = table.byDomain.map((distribution) => shares.map((p) => quantile(distribution, p, "math")));
    const second = await sharesBelow(points);
    table.byDomain.forEach((distribution, d) => {
      const df = degreesOfFreedom(second.tally, [d]);
      const rows = distribution.rows.reduce((sum, n) => sum + n, 0);
      const found = shares.flatMap((p, j) => {
        const of = { distribution, rule: "math", method, p, df, rows, confidence: 0.95 } as const;
        return lineOf(quantileInterval({ ...of, ...second.at(d, j) }));
      });
      const name = `quantile.dstrat.${table.domains[d]?.stype}.${method}`;
      expectAgree(found, list(reference("survey-more", name).value));
    });
  });
});

test("the score interval by inversion ends where the test turns; with equal weights R's does too, or one value before", async () => {
  const { table, sharesBelow } = await counted("dstrat");
  const distribution = table.byDomain[0];
  if (!distribution) throw new Error("no domain");
  const questions = shares.map(
    (p): ScoreQuestion => ({ distribution, p, rule: "math", df: 197, confidence: 0.95, limits: "inverted" }),
  );
  const found = await scoreIntervals(questions, async (points) => {
    const second = await sharesBelow([points]);
    return points.map((_, j) => second.at(0, j));
  });
  // Found in R by svymean(I(api00 > value)) at every value: where the statistic passes ±qt(.975, 197).
  expect(found.map((each) => [each?.low, each?.high])).toEqual([
    [535, 597],
    [638, 681],
    [724, 777],
  ]);
});

test("a limit beyond the sample is not there", () => {
  const one = (numbers: readonly number[]) => Float64Array.from(numbers);
  const ones = one([1, 1, 1]);
  const distribution = { values: one([1, 2, 3]), rows: ones, weights: ones, first: ones, last: ones };
  const found = quantileInterval({
    ...{ distribution, rule: "math", method: "mean", p: 0.1, df: 2, rows: 3, confidence: 0.95 },
    ...{ share: 1 / 3, variance: 1 / 9 },
  });
  expect(found).toMatchObject({ value: 1, low: null, high: null, se: null });
});
