import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { contrast } from "../../src/estimate/contrasts/contrast.js";
import { deltaMethod, logRatio } from "../../src/estimate/contrasts/deltaMethod.js";
import { together } from "../../src/estimate/contrasts/together.js";
import { tTest } from "../../src/estimate/contrasts/tTest.js";
import { meanInterval } from "../../src/estimate/means/meanInterval.js";
import { means, ratios, totalOf, totals } from "../../src/estimate/means/ratios.js";
import { degreesOfFreedom } from "../../src/estimate/variance/degreesOfFreedom.js";
import { id, type Sql, sql } from "../../src/store/sql.js";
import type { Store } from "../../src/store/store.js";
import { productAboutMeans } from "../../src/tally/products.js";
import { answered } from "../../src/tally/request.js";
import { tally } from "../../src/tally/tally.js";
import type { Tally } from "../../src/vocabulary/tally.js";
import { expectAgree } from "./agree.js";
import { covarianceOf, diagonalOf, schoolType } from "./covariance.js";
import { designOf, list, reference, storeWith } from "./fixtures.js";

let store: Store;
beforeAll(async () => {
  store = await storeWith("apistrat", "apiclus1", "nhanes", "yrbs");
});
afterAll(() => store.close());

describe.each(["dstrat", "dstrat_nofpc", "dclus1"])("%s", (name) => {
  const { rows, design } = designOf(name);
  const wanted = (key: string) => reference("survey-api", `${name}.${key}`);
  const count = (variables: Readonly<Record<string, Sql>>, by: Readonly<Record<string, Sql>> = {}) =>
    tally(store, {
      rows,
      design,
      by: Object.entries(by).map(([key, value]) => ({ name: key, value })),
      variables: Object.entries(variables).flatMap(([variable, value]) => [...answered(variable, value)]),
    });
  const api = { api99: id("api99"), api00: id("api00") };
  const improved = { improved: sql`CASE WHEN ${id("comp.imp")} = 'Yes' THEN 'Yes' END` };
  const bothYears = (t: Tally) => together(means(t, "api99"), means(t, "api00"));

  test("confidence interval of a mean, normal and by Student's t", async () => {
    const t = await count(api);
    const { values, influence } = means(t, "api00");
    const se = Math.sqrt(covarianceOf(t, influence)[0] as number);
    const interval = (df: number) =>
      meanInterval({ estimate: values[0] as number, se, df, confidence: 0.95 });
    const normal = interval(Number.POSITIVE_INFINITY);
    expectAgree([normal.low, normal.high], list(wanted("confint_mean_api00_dfInf").value));
    const student = interval(degreesOfFreedom(t));
    expectAgree([student.low, student.high], list(wanted("confint_mean_api00_degf").value));
  });

  test("total number of schools of each type", async () => {
    const t = await count(schoolType);
    const all = together(...Object.keys(schoolType).map((type) => totals(t, totalOf(t, type))));
    expectAgree(all.values, list(wanted("total_stype").est));
    const covariance = covarianceOf(t, all.influence);
    if (name === "dclus1") expectAgree(covariance, list(wanted("total_stype").vcov));
    else for (const se of diagonalOf(covariance).map(Math.sqrt)) expect(se).toBeLessThan(1e-10);
  });

  test("several means at once, with the covariance between them", async () => {
    const variables = { ...api, ...schoolType };
    const t = await count(variables);
    const all = together(...Object.keys(variables).map((variable) => means(t, variable)));
    expectAgree(all.values, list(wanted("mean_multi").est));
    expectAgree(covarianceOf(t, all.influence), list(wanted("mean_multi").vcov));
  });

  test("two means by type of school, all with their covariance", async () => {
    const t = await count(api, { stype: id("stype") });
    const { values, influence } = bothYears(t);
    expectAgree(values, list(wanted("by_mean").est));
    expectAgree(covarianceOf(t, influence), list(wanted("by_mean").vcov));
  });

  test("a ratio by type of school, with full covariance", async () => {
    const t = await count({ "api.stu": id("api.stu"), enroll: id("enroll") }, { stype: id("stype") });
    const { values, influence } = ratios(t, totalOf(t, "api.stu"), totalOf(t, "enroll"));
    expectAgree(values, list(wanted("by_ratio").est));
    expectAgree(covarianceOf(t, influence), list(wanted("by_ratio").vcov));
  });

  test("four ratios, two above by two below", async () => {
    const t = await count({ ...api, enroll: id("enroll"), "api.stu": id("api.stu") });
    const all = together(
      ...["enroll", "api.stu"].flatMap((below) =>
        ["api00", "api99"].map((above) => ratios(t, totalOf(t, above), totalOf(t, below))),
      ),
    );
    expectAgree(all.values, list(wanted("ratio_sep").est));
    expectAgree(diagonalOf(covarianceOf(t, all.influence)).map(Math.sqrt), list(wanted("ratio_sep").se));
  });

  test("mean, total and degrees of freedom of a domain", async () => {
    const t = await count({ api00: id("api00"), enroll: id("enroll") }, improved);
    const mean = means(t, "api00");
    expectAgree(mean.values, list(wanted("domain_mean_subset").est));
    expectAgree(covarianceOf(t, mean.influence), list(wanted("domain_mean_subset").vcov));
    const total = totals(t, totalOf(t, "enroll"));
    expectAgree(total.values, list(wanted("domain_total_subset").est));
    expectAgree(covarianceOf(t, total.influence), list(wanted("domain_total_subset").vcov));
    expect(degreesOfFreedom(t, [0])).toBe(wanted("domain_degf_subset").value);
  });

  test("a difference of two means", async () => {
    const t = await count(api);
    const { values, influence } = bothYears(t);
    const change = contrast(
      values,
      covarianceOf(t, influence),
      new Map([
        [0, -1],
        [1, 1],
      ]),
    );
    expectAgree([change.value], list(wanted("contrast_lin").est));
    expectAgree([change.variance], list(wanted("contrast_lin").vcov));
  });

  test("the logarithm of a ratio of two means, by the delta method", async () => {
    const t = await count(api);
    const { values, influence } = bothYears(t);
    const growth = deltaMethod(logRatio(values, 1, 0), covarianceOf(t, influence));
    expectAgree([growth.value], list(wanted("contrast_nonlin").est));
    expectAgree([growth.variance], list(wanted("contrast_nonlin").vcov));
  });

  test("t test of a difference between two groups", async () => {
    const t = await count(api, { improved: id("comp.imp") });
    const { values, influence } = means(t, "api00");
    const difference = contrast(
      values,
      covarianceOf(t, influence),
      new Map([
        [0, -1],
        [1, 1],
      ]),
    );
    const { estimate, ...others } = wanted("ttest");
    expectAgree([difference.value], Object.values(estimate as Record<string, number>));
    expectTest(tTest(difference, degreesOfFreedom(t) - 1), others);
  });

  test("t test of one mean", async () => {
    const t = await count({ growth: sql`api00 - api99` });
    const { values, influence } = means(t, "growth");
    const mean = { value: values[0] as number, variance: covarianceOf(t, influence)[0] as number };
    const { estimate, ...others } = wanted("ttest1");
    expectAgree([mean.value], Object.values(estimate as Record<string, number>));
    expectTest(tTest(mean, degreesOfFreedom(t) - 1), others);
  });

  test("variances and covariance of two variables among schools, with their own covariance", async () => {
    const first = await count(api);
    const centre = (variable: "api00" | "api99") => ({
      quantity: answered(variable, api[variable])[1],
      mean: means(first, variable).values[0] as number,
    });
    const entries = (["api00", "api99"] as const).flatMap((a) =>
      (["api00", "api99"] as const).map((b) => [a, b] as const),
    );
    const variables = entries.map(([a, b]) => productAboutMeans(centre(a), centre(b)));
    const t = await tally(store, { rows, design, by: [], variables: variables.flat() });
    const all = together(...variables.map(([, { name: product }]) => means(t, product)));
    const n = t.cells.rows.reduce((sum, rows) => sum + rows, 0);
    const unbias = n / (n - 1);
    expectAgree(
      all.values.map((value) => value * unbias),
      list(wanted("var_api00").est),
    );
    expectAgree(
      covarianceOf(t, all.influence).map((value) => value * unbias ** 2),
      list(wanted("var_api00").vcov),
    );
  });
});

/** A t test as R prints one: statistic, degrees of freedom, p and interval. */
function expectTest(result: ReturnType<typeof tTest>, wanted: Readonly<Record<string, unknown>>): void {
  if (result.kind !== "tested") throw new Error(result.detail);
  expectAgree([result.test.statistic], list(wanted.statistic));
  expect(result.test.df).toBe((wanted.parameter as { df: number }).df);
  expectAgree([result.test.p], list(wanted.p));
  expectAgree([result.interval.low, result.interval.high], list(wanted.ci));
}
