import { afterAll, beforeAll, expect, test } from "vitest";
import { together } from "../../src/estimate/contrasts/together.js";
import { means, totalOf, totals } from "../../src/estimate/means/ratios.js";
import { degreesOfFreedom } from "../../src/estimate/variance/degreesOfFreedom.js";
import { id, type Sql, sql } from "../../src/store/sql.js";
import type { Store } from "../../src/store/store.js";
import { answered } from "../../src/tally/request.js";
import { tally } from "../../src/tally/tally.js";
import { expectAgree } from "./agree.js";
import { covarianceOf } from "./covariance.js";
import { designOf, list, reference, storeWith } from "./fixtures.js";

let store: Store;
beforeAll(async () => {
  store = await storeWith("nhanes", "yrbs");
});
afterAll(() => store.close());

const count = (design: string, variables: Readonly<Record<string, Sql>>) =>
  tally(store, {
    ...designOf(design),
    by: [],
    variables: Object.entries(variables).flatMap(([name, value]) => [...answered(name, value)]),
  });

test("NHANES: share and number of people with high cholesterol among those examined, degrees of freedom", async () => {
  const t = await count("nhanes", { high: id("HI_CHOL") });
  for (const [key, { values, influence }] of [
    ["nhanes.mean", means(t, "high")],
    ["nhanes.total", totals(t, totalOf(t, "high"))],
  ] as const) {
    expectAgree(values, list(reference("survey-cdc", key).est));
    expectAgree(covarianceOf(t, influence), list(reference("survey-cdc", key).vcov));
  }
  expect(degreesOfFreedom(t)).toBe(reference("survey-cdc", "nhanes.degf").value);
});

test("YRBS: who never and who ever wears a helmet, degrees of freedom", async () => {
  const t = await count("yrbs", {
    never: sql`CASE qn8 WHEN 1 THEN 1 WHEN 2 THEN 0 END`,
    ever: sql`CASE qn8 WHEN 2 THEN 1 WHEN 1 THEN 0 END`,
  });
  const { values, influence } = together(means(t, "never"), means(t, "ever"));
  expectAgree(values, list(reference("survey-cdc", "yrbs.mean").est));
  expectAgree(covarianceOf(t, influence), list(reference("survey-cdc", "yrbs.mean").vcov));
  expect(degreesOfFreedom(t)).toBe(reference("survey-cdc", "yrbs.degf").value);
});
