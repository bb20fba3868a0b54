import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { analyseResponse } from "../../src/estimate/response/analyseResponse.js";
import { id, sql } from "../../src/store/sql.js";
import type { Store } from "../../src/store/store.js";
import { response, responseRequest } from "../../src/tally/response.js";
import { tally } from "../../src/tally/tally.js";
import type { ResponseAnalysis } from "../../src/vocabulary/response.js";
import { expectAgree } from "./agree.js";
import { list, reference, storeWith } from "./fixtures.js";

const variables = ["sex", "age", "origin"];
let store: Store;
beforeAll(async () => {
  store = await storeWith("response_toy");
  await store.run(
    sql`CREATE TABLE invited AS SELECT id AS person, stratum, answered, weight AS base_weight,
          sex AS by_sex, age AS by_age, origin AS by_origin FROM response_toy`,
  );
});
afterAll(() => store.close());

async function analysed(weighted: boolean): Promise<ResponseAnalysis> {
  const asked = [weighted, false].map((weights) =>
    tally(store, responseRequest(variables, { weighted: weights })),
  );
  const [population, people] = await Promise.all(asked);
  if (!population || !people) throw new Error("no tallies");
  const about = { response, variables, confidence: 0.95 };
  return analyseResponse({ weighted: population, unweighted: people }, about);
}

describe.each(["weighted", "plain"])("%s", (key) => {
  test("the R-indicator, its bias adjustment and its standard error are those of the equations, person by person", async () => {
    const { model } = await analysed(key === "weighted");
    if (model.kind !== "representativeness") throw new Error(model.detail);
    const wanted = reference("response", `${key}.indicator`);
    expectAgree(
      model.coefficients.map(({ value }) => value),
      list(wanted.coefficients),
      1e-9,
    );
    const { mean, unadjusted, value, se, variation } = model;
    expectAgree(
      [mean, unadjusted, value, se, variation.value, variation.se],
      [wanted.mean, wanted.unadjusted, wanted.R, wanted.se, wanted.cv, wanted.cv_se].map(Number),
      1e-9,
    );
  });

  test("rates, their intervals and partial indicators by category", async () => {
    const { categories } = await analysed(key === "weighted");
    const wanted = reference("response", `${key}.categories`).value as Record<string, Record<string, number>>;
    expect(categories.map(({ variable, category }) => `${variable}.${category}`)).toEqual(
      Object.keys(wanted),
    );
    for (const each of categories) {
      const r = wanted[`${each.variable}.${each.category}`] ?? {};
      const { weighted, partial } = each;
      expect([each.invited, each.answered]).toEqual([r.invited, r.answered]);
      // R's intervals come from a regression that stops a step early.
      expectAgree([weighted.value, ...(weighted.interval ?? [])], [r.rate, r.low, r.high].map(Number), 1e-8);
      expectAgree([partial.value], [Number(r.partial)], 1e-9);
      expectAgree([partial.se], [Number(r.partial_se)], 1e-8); // R's gradient is numeric
    }
  });
});

test("the unweighted rates beside the weighted ones are those of people who count one each", async () => {
  const [weighted, plain] = [await analysed(true), await analysed(false)];
  expect(weighted.categories.map(({ unweighted }) => unweighted)).toEqual(
    plain.categories.map(({ weighted: rate }) => rate),
  );
  expect([weighted.invited, weighted.answered]).toEqual([900, 448]);
});

test("a variable's partial indicator gathers those of its categories", async () => {
  const { variables: whole, categories } = await analysed(true);
  for (const { variable, partial, se } of whole) {
    const own = categories.filter((each) => each.variable === variable).map((each) => each.partial.value);
    expect(partial).toBeCloseTo(Math.sqrt(own.reduce((sum, value) => sum + value ** 2, 0)), 12);
    expect(se).toBeGreaterThan(0);
  }
  expect(whole.toSorted((a, b) => b.partial - a.partial)[0]?.variable).toBe("origin");
});

test("where all of a category answered, the model says so instead of a number; the rates are still there", async () => {
  await store.run(sql`CREATE OR REPLACE TABLE kept AS SELECT * FROM invited`);
  await store.run(sql`UPDATE invited SET answered = 1 WHERE ${id("by_sex")} = 'f'`);
  const { model, categories } = await analysed(true);
  await store.run(sql`CREATE OR REPLACE TABLE invited AS SELECT * FROM kept`);
  expect(model).toMatchObject({ kind: "not-estimable", reason: "no-convergence" });
  expect(categories[0]?.weighted).toEqual({ value: 1, interval: null });
});
