import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { tTest } from "../../src/estimate/contrasts/tTest.js";
import { binomial, type Family, gaussian, poisson } from "../../src/estimate/regression/family.js";
import { glm, type Regression } from "../../src/estimate/regression/glm.js";
import { glmCoefficients } from "../../src/estimate/regression/glmCoefficients.js";
import { type Column, category, numeric } from "../../src/estimate/regression/modelColumns.js";
import { termLikelihoodRatio, termWald } from "../../src/estimate/regression/termTests.js";
import { jackknife } from "../../src/estimate/replicates/jackknife.js";
import { replicateCovariance, replicated } from "../../src/estimate/replicates/replicateCovariance.js";
import { psusOf, reweighed } from "../../src/estimate/replicates/reweigh.js";
import { id, type Sql, sql } from "../../src/store/sql.js";
import type { Store } from "../../src/store/store.js";
import { countRegressionRequest, regressionRequest } from "../../src/tally/regression.js";
import type { DesignColumns, TallyRequest } from "../../src/tally/request.js";
import { tally } from "../../src/tally/tally.js";
import type { Tally } from "../../src/vocabulary/tally.js";
import { expectAgree } from "./agree.js";
import { asMatrix, covarianceOf, diagonalOf, expectCovariance, expectEach } from "./covariance.js";
import { designOf, list, type Reference, reference, storeWith } from "./fixtures.js";

let store: Store;
beforeAll(async () => {
  store = await storeWith("apistrat", "apiclus1", "nhanes");
});
afterAll(() => store.close());

interface Case {
  readonly response: Sql;
  readonly predictors: readonly string[];
  readonly where?: Sql;
  readonly family: Family;
  readonly columns: readonly Column[];
}

const schoolWide = sql`CASE ${id("sch.wide")} WHEN 'Yes' THEN 1 WHEN 'No' THEN 0 END`;
const social = {
  predictors: ["ell", "meals", "mobility"],
  columns: ["ell", "meals", "mobility"].flatMap(numeric),
};
const gauss: Case = { response: id("api00"), family: gaussian, ...social };
const logit: Case = { response: schoolWide, family: binomial, ...social };
const counts: Case = {
  response: id("api.stu"),
  family: poisson,
  predictors: ["enroll", "stype"],
  columns: [...numeric("enroll"), ...category("stype", ["E", "H", "M"])],
};

function requestOf(
  on: { readonly rows: Sql; readonly design: DesignColumns },
  { response, predictors, where, family }: Case,
): TallyRequest {
  return (family === poisson ? countRegressionRequest : regressionRequest)({
    ...on,
    response: { name: "response", value: response },
    predictors: predictors.map((key) => ({ name: key, value: id(key) })),
    ...(where && { where }),
  });
}

async function regress(name: string, model: Case) {
  const t = await tally(store, requestOf(designOf(name), model));
  const fitted = glm(t, { ...model, response: "response" });
  if (fitted.kind !== "regression") throw new Error(fitted.detail);
  return { t, fitted };
}

/** As near as R comes: exactly for least squares; else it stops a step early, and its covariance a step before that. */
interface Nearness {
  readonly estimates: number;
  readonly variances: number;
}
const closed: Nearness = { estimates: 1e-10, variances: 1e-10 };
const atDefaults: Nearness = { estimates: 1e-7, variances: 1e-4 };

/** Everything that R prints of a regression; `weightRatio`: see below. */
function expectRegression(
  { t, fitted }: { readonly t: Tally; readonly fitted: Regression },
  entry: Reference,
  near: Nearness,
  weightRatio = 1,
) {
  const covariance = covarianceOf(t, fitted.influence);
  const variances = diagonalOf(covariance);
  expectEach(fitted.values, list(entry.est), near.estimates);
  expectCovariance(covariance, list(entry.vcov), near.variances);
  expectEach(variances.map(Math.sqrt), list(entry.se), near.variances);
  expect(fitted.df).toBe(entry["df.residual"]);
  expectAgree([fitted.dispersion * weightRatio], list(entry.dispersion), near.estimates);
  expectAgree([fitted.deviance * weightRatio], list(entry.deviance), near.estimates);
  expectAgree([fitted.nullDeviance * weightRatio], list(entry["null.deviance"]), near.estimates);
  variances.forEach((variance, p) => {
    const result = tTest({ value: fitted.values[p] as number, variance }, fitted.df);
    if (result.kind !== "tested") throw new Error(result.detail);
    const [, , statistic, pValue] = (entry.coefTable as number[][])[p] ?? [];
    expectAgree([result.test.statistic], [Number(statistic)], near.variances);
    expectAgree([result.test.p], [Number(pValue)], near.variances * 100);
    const reach = list((entry.confint as number[][])[p]).map(
      (limit) => limit - (list(entry.est)[p] as number),
    );
    const value = fitted.values[p] as number;
    expectEach([result.interval.low - value, result.interval.high - value], reach, near.variances);
  });
}

/** The coefficients and their covariance where R, too, is made to go on to the end. */
function expectConverged(
  { t, fitted }: { readonly t: Tally; readonly fitted: Regression },
  key: string,
): void {
  const entry = reference("regression-converged", key);
  expectEach(fitted.values, list(entry.est), 1e-9);
  expectCovariance(covarianceOf(t, fitted.influence), list(entry.vcov), 1e-9);
}

describe.each(["dstrat", "dstrat_nofpc", "dclus1"])("%s", (name) => {
  test("glm_gauss", async () => {
    expectRegression(await regress(name, gauss), reference("survey-api", `${name}.glm_gauss`), closed);
  });

  test.each([
    ["glm_logit", logit],
    ["glm_poisson", counts],
  ] as const)("%s", async (key, model) => {
    const found = await regress(name, model);
    expectRegression(found, reference("survey-api", `${name}.${key}`), atDefaults);
    expectConverged(found, `${name}.${key}`);
  });
});

describe.each(["dstrat", "dstrat_nofpc", "dclus1"])("%s: do ell and mobility matter?", (name) => {
  test("Wald", async () => {
    const { t, fitted } = await regress(name, gauss);
    const result = termWald(fitted, asMatrix(covarianceOf(t, fitted.influence)), ["ell", "mobility"]);
    if (result.kind !== "tested") throw new Error(result.detail);
    expectEach(
      [result.statistic, ...result.df, result.p],
      list(reference("survey-api", `${name}.regterm_wald`).value),
      1e-10,
    );
  });

  test("likelihood ratio, with R's own saddle point to its tolerance", async () => {
    const { t, fitted } = await regress(name, gauss);
    const { fitted: without } = await regress(name, { ...gauss, columns: numeric("meals") });
    const result = termLikelihoodRatio(fitted, without, asMatrix(covarianceOf(t, fitted.influence)), [
      "ell",
      "mobility",
    ]);
    if (result.kind !== "tested") throw new Error(result.detail);
    const [statistic, df, ddf, p, ...effects] = list(reference("survey-api", `${name}.regterm_lrt`).value);
    expectEach(
      [result.statistic, ...result.df, ...result.effects],
      [statistic, df, ddf, ...effects].map(Number),
      1e-10,
    );
    expectAgree([result.p], [Number(p)], 1e-8);
  });
});

describe("under jackknife weights, a fit for each replicate", () => {
  const twoSlopes = { predictors: ["ell", "meals"], columns: ["ell", "meals"].flatMap(numeric) };

  test.each([
    ["rep.JK1.glm", "dclus1", "dnum", { ...gauss, ...twoSlopes }, 1e-10, 1e-10],
    ["rep.JKn.glmlogit", "dstrat", "cds", { ...logit, ...twoSlopes }, 1e-7, 1e-6],
  ] as const)("%s", async (key, name, psu, model, ofEstimates, ofVariances) => {
    const { rows, design } = designOf(name);
    const request = requestOf({ rows, design: { ...design, psu: id(psu) } }, model);
    const t = await tally(store, request);
    const plan = jackknife(t, { lonelyPsu: "fail" });
    if (plan.kind !== "replicates") throw new Error(plan.kind);
    const tallies = reweighed(t, psusOf(t), plan.multipliers);
    const found = replicated(tallies, glmCoefficients({ ...model, response: "response" }));
    const wanted = reference("survey-api", key);
    expect(found.empty.size).toBe(0);
    expectEach(found.values, list(wanted.est), ofEstimates);
    expectCovariance(replicateCovariance(found, plan), list(wanted.vcov), ofVariances);
  });
});

describe("NHANES", () => {
  const ages = category("agecat", ["(0,19]", "(19,39]", "(39,59]", "(59,Inf]"]);
  const women = sql`RIAGENDR = 2`;

  test("logit of high cholesterol on race, age and sex", async () => {
    const found = await regress("nhanes", {
      response: id("HI_CHOL"),
      family: binomial,
      predictors: ["race", "agecat", "RIAGENDR"],
      columns: [...category("race", ["1", "2", "3", "4"]), ...ages, ...numeric("RIAGENDR")],
    });
    const entry = reference("survey-cdc", "nhanes.logit");
    expectRegression(found, entry, atDefaults, await weightRatio(sql`true`));
    expectConverged(found, "nhanes.logit");
  });

  test("logit on age among women", async () => {
    const found = await regress("nhanes", {
      response: id("HI_CHOL"),
      family: binomial,
      predictors: ["agecat"],
      where: women,
      columns: ages,
    });
    const entry = reference("survey-cdc", "nhanes.logit_domain");
    expectRegression(found, entry, atDefaults, await weightRatio(women));
    expectConverged(found, "nhanes.logit_domain");
  });

  /**
   * R scales weights to average 1 over all rows, those without an answer included, so its deviance and dispersion
   * move with the weights of people who are not in the model. Ours rest on the people in it.
   */
  async function weightRatio(where: Sql): Promise<number> {
    const [row] = await store.rows(
      sql`SELECT avg(WTMEC2YR) FILTER (HI_CHOL IS NOT NULL) / avg(WTMEC2YR) AS ratio FROM nhanes WHERE ${where}`,
    );
    return Number(row?.ratio);
  }
});
