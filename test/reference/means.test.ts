import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { means, ratios, totalOf, totals } from "../../src/estimate/means/ratios.js";
import { degreesOfFreedom } from "../../src/estimate/variance/degreesOfFreedom.js";
import { designCovariance } from "../../src/estimate/variance/designCovariance.js";
import { id, sql } from "../../src/store/sql.js";
import type { Store } from "../../src/store/store.js";
import { answered } from "../../src/tally/request.js";
import { tally } from "../../src/tally/tally.js";
import { expectAgree } from "./agree.js";
import { designOf, list, reference, storeWith } from "./fixtures.js";

let store: Store;
beforeAll(async () => {
  store = await storeWith("apistrat", "apiclus1", "nhanes", "yrbs");
});
afterAll(() => store.close());

const options = { lonelyPsu: "fail" } as const;

function covarianceOf(...of: Parameters<typeof designCovariance>) {
  const result = designCovariance(...of);
  if (result.kind !== "covariance") throw new Error(result.kind);
  return result.data;
}

describe.each(["dstrat", "dstrat_nofpc", "dclus1"])("%s", (name) => {
  const { rows, design } = designOf(name);
  const count = (variable: string, by: readonly string[] = []) =>
    tally(store, {
      rows,
      design,
      by: by.map((key) => ({ name: key, value: id(key) })),
      variables: answered(variable, id(variable)),
    });

  test("mean of api00 and its standard error", async () => {
    const t = await count("api00");
    const { values, influence } = means(t, "api00");
    const wanted = reference("survey-api", `${name}.mean_api00`);
    expectAgree(values, list(wanted.est));
    expectAgree(covarianceOf(t, influence, options), list(wanted.vcov));
  });

  test("degrees of freedom", async () => {
    expect(degreesOfFreedom(await count("api00"))).toBe(reference("survey-api", `${name}.degf`).value);
  });

  test("total of enrolment", async () => {
    const t = await count("enroll");
    const { values, influence } = totals(t, totalOf(t, "enroll"));
    const wanted = reference("survey-api", `${name}.total_enroll`);
    expectAgree(values, list(wanted.est));
    expectAgree(covarianceOf(t, influence, options), list(wanted.vcov));
  });

  test("total of enrolment by type of school, with full covariance", async () => {
    const t = await count("enroll", ["stype"]);
    const { values, influence } = totals(t, totalOf(t, "enroll"));
    const wanted = reference("survey-api", `${name}.by_total`);
    expectAgree(values, list(wanted.est));
    expectAgree(covarianceOf(t, influence, options), list(wanted.vcov));
  });

  test("mean of api00 by two keys, with full covariance", async () => {
    const t = await count("api00", ["sch.wide", "stype"]);
    const { values, influence } = means(t, "api00");
    const wanted = reference("survey-api", `${name}.by_mean_2way`);
    expectAgree(values, list(wanted.est));
    expectAgree(covarianceOf(t, influence, options), list(wanted.vcov));
  });

  test("ratio of two totals", async () => {
    const t = await tally(store, {
      rows,
      design,
      by: [],
      variables: [...answered("api.stu", id("api.stu")), ...answered("enroll", id("enroll"))],
    });
    const { values, influence } = ratios(t, totalOf(t, "api.stu"), totalOf(t, "enroll"));
    const wanted = reference("survey-api", `${name}.ratio_api.stu_enroll`);
    expectAgree(values, list(wanted.est));
    expectAgree(covarianceOf(t, influence, options), list(wanted.vcov));
  });
});

test("NHANES 2009–10: high cholesterol by race and age, 16 domains with full covariance", async () => {
  const { rows, design } = designOf("nhanes");
  const t = await tally(store, {
    rows,
    design,
    by: [
      { name: "agecat", value: id("agecat") },
      { name: "race", value: id("race") },
    ],
    variables: answered("HI_CHOL", id("HI_CHOL")),
  });
  const { values, influence } = means(t, "HI_CHOL");
  const wanted = reference("survey-cdc", "nhanes.by");
  expectAgree(values, list(wanted.est));
  expectAgree(covarianceOf(t, influence, options), list(wanted.vcov));
});

test("YRBS 2015: the published 0.8136225 (0.0200890), also SUDAAN's", async () => {
  const { rows, design } = designOf("yrbs");
  const qn8 = sql`CASE qn8 WHEN 1 THEN 1 WHEN 2 THEN 0 END`;
  const t = await tally(store, { rows, design, by: [], variables: answered("no helmet", qn8) });
  const { values, influence } = means(t, "no helmet");
  const se = Math.sqrt(covarianceOf(t, influence, options)[0] ?? 0);
  expect(values[0]).toBeCloseTo(0.8136225, 7);
  expect(se).toBeCloseTo(0.020089, 7);
});
