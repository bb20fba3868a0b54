import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { calibrate } from "../../src/design/calibrate.js";
import type { RakeOptions } from "../../src/design/rakePatterns.js";
import { calibrationResiduals } from "../../src/estimate/calibration/calibrationResiduals.js";
import { type Linearised, means, totalOf, totals } from "../../src/estimate/means/ratios.js";
import { gaussian } from "../../src/estimate/regression/family.js";
import { glm } from "../../src/estimate/regression/glm.js";
import { numeric } from "../../src/estimate/regression/modelColumns.js";
import { designCovariance } from "../../src/estimate/variance/designCovariance.js";
import { id, sql } from "../../src/store/sql.js";
import type { Store } from "../../src/store/store.js";
import { calibratedRequest } from "../../src/tally/calibratedRequest.js";
import { regressionRequest } from "../../src/tally/regression.js";
import { answered, answersDesign } from "../../src/tally/request.js";
import { tally } from "../../src/tally/tally.js";
import type { Calibrated } from "../../src/vocabulary/calibrated.js";
import type { Calibration, Margin } from "../../src/vocabulary/design.js";
import type { Tally } from "../../src/vocabulary/tally.js";
import { expectAgree } from "./agree.js";
import { list, reference, storeWith } from "./fixtures.js";

let store: Store;
beforeEach(async () => {
  store = await storeWith("apiclus1");
  await store.run(
    sql`CREATE TABLE answers AS SELECT '' AS wave, '' AS stratum, dnum AS psu, pw AS weight, fpc AS population_psus,
          stype AS margin_stype, "sch.wide" AS "margin_sch.wide", api99 AS margin_api99, * EXCLUDE (pw, fpc)
        FROM apiclus1`,
  );
});
afterEach(() => store.close());

const margin = (column: string, totals: Readonly<Record<string, number>>): Margin => ({
  name: column,
  column,
  wave: null,
  group: null,
  totals: Object.entries(totals).map(([category, total]) => ({ category, total })),
});
const types = margin("stype", { E: 4421, H: 755, M: 1018 });
const schoolWide = margin("sch.wide", { false: 1072, true: 5122 });
const api99: Margin = {
  name: "api99",
  column: "api99",
  wave: null,
  group: null,
  totals: [{ category: null, total: 3914069 }],
};
const free = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] as const;
const calibrations = {
  postStratify: { kind: "post-stratification", margins: [types] },
  rake: { kind: "raking", margins: [types, schoolWide] },
  calib_linear_stype: { kind: "linear", margins: [types], bounds: free },
  calib_linear_api99: { kind: "linear", margins: [types, api99], bounds: free },
  calib_raking_api99: { kind: "exponential", margins: [types, api99], bounds: free },
  calib_logit_api99: { kind: "logit", margins: [types, api99], bounds: [0.4, 3] },
  calib_linear_bounded: { kind: "linear", margins: [types, api99], bounds: [0.55, 1.7] },
} as const satisfies Record<string, Calibration>;

const design = answersDesign({
  stages: [{ populationSize: "fpc" }],
  psusStay: false,
  person: null,
});

async function weights() {
  const { columns } = await store.numbers(sql`SELECT calibrated_weight FROM answers ORDER BY rowid`);
  return columns[0]?.values ?? new Float64Array();
}

async function estimate(
  calibrated: Calibrated,
  variable: string,
  estimator: (t: Tally) => Linearised,
  by: readonly string[] = [],
) {
  const request = {
    rows: id("answers"),
    design,
    by: by.map((key) => ({ name: key, value: id(key) })),
    variables: answered(variable, id(variable)),
  };
  const t = await tally(store, calibratedRequest(request, calibrated));
  const { values, influence } = estimator(t);
  const residual = calibrationResiduals(calibrated)(t, influence);
  const covariance = designCovariance(t, residual, { lonelyPsu: "fail" });
  if (covariance.kind !== "covariance") throw new Error(covariance.kind);
  return { values, covariance: covariance.data };
}

async function expectWeights(key: string, tolerance: number) {
  const wanted = reference("survey-api", `${key}.weights`);
  const found = await weights();
  expectAgree(found.subarray(0, 10), list(wanted.w_first10), tolerance);
  expectAgree([Math.min(...found), Math.max(...found)], list(wanted.rangew), tolerance);
  expectAgree([found.reduce((sum, w) => sum + w, 0)], list(wanted.sumw), tolerance);
}

describe.each([
  ["postStratify", 1e-10],
  ["rake", 1e-8],
  ["calib_linear_stype", 1e-10],
  ["calib_linear_api99", 1e-10],
  ["calib_raking_api99", 1e-8],
  ["calib_logit_api99", 1e-8],
  ["calib_linear_bounded", 1e-8],
] as const)("%s", (key, tolerance) => {
  test("weights", async () => {
    await calibrate(store, calibrations[key]);
    await expectWeights(key, tolerance);
  });

  test("mean of api00 and its variance", async () => {
    const { calibrated } = await calibrate(store, calibrations[key]);
    const { values, covariance } = await estimate(calibrated, "api00", (t) => means(t, "api00"));
    const wanted = reference("survey-api", `${key}.mean`);
    expectAgree(values, list(wanted.est), tolerance);
    expectAgree(covariance, list(wanted.vcov), tolerance);
  });
});

test.each([
  ["postStratify", 1e-10],
  ["rake", 1e-8],
  ["calib_linear_stype", 1e-10],
  ["calib_linear_api99", 1e-10],
  ["calib_raking_api99", 1e-8],
  ["calib_logit_api99", 1e-8],
] as const)("%s: total of enrolment and its variance", async (key, tolerance) => {
  const { calibrated } = await calibrate(store, calibrations[key]);
  const { values, covariance } = await estimate(calibrated, "enroll", (t) => totals(t, totalOf(t, "enroll")));
  const wanted = reference("survey-api", `${key}.total`);
  expectAgree(values, list(wanted.est), tolerance);
  expectAgree(covariance, list(wanted.vcov), tolerance);
});

test("post-stratified means by a domain, with full covariance", async () => {
  const { calibrated } = await calibrate(store, calibrations.postStratify);
  const { values, covariance } = await estimate(calibrated, "api00", (t) => means(t, "api00"), ["sch.wide"]);
  const wanted = reference("survey-api", "postStratify.by");
  expectAgree(values, list(wanted.est));
  expectAgree(covariance, list(wanted.vcov));
});

test("what weights were calibrated to has no variance", async () => {
  const { calibrated } = await calibrate(store, calibrations.postStratify);
  const { values, covariance } = await estimate(
    calibrated,
    "cds",
    (t) => totals(t, new Map([["cds answered", 1]])),
    ["stype"],
  );
  const wanted = reference("survey-api", "postStratify.total_stype");
  expectAgree(values, list(wanted.est));
  expect(Math.max(...covariance.map(Math.abs))).toBeLessThan(1e-18 * 4421 ** 2);
});

test.each([
  ["postStratify.glm", "postStratify"],
  ["calib_linear_api99.regression", "calib_linear_api99"],
] as const)("a regression on calibrated weights: %s", async (key, kind) => {
  const { calibrated } = await calibrate(store, calibrations[kind]);
  const request = regressionRequest({
    rows: id("answers"),
    design,
    response: { name: "api00", value: id("api00") },
    predictors: ["ell", "meals"].map((name) => ({ name, value: id(name) })),
  });
  const t = await tally(store, calibratedRequest(request, calibrated));
  const columns = [...numeric("ell"), ...numeric("meals")];
  const found = glm(t, { response: "api00", family: gaussian, columns });
  if (found.kind !== "regression") throw new Error(found.detail);
  const residual = calibrationResiduals(calibrated)(t, found.influence);
  const covariance = designCovariance(t, residual, { lonelyPsu: "fail" });
  if (covariance.kind !== "covariance") throw new Error(covariance.kind);
  expectAgree(found.values, list(reference("survey-api", key).est));
  expectAgree(covariance.data, list(reference("survey-api", key).vcov));
});

test("raked cells of the joint table", async () => {
  await calibrate(store, calibrations.rake);
  const { columns } = await store.numbers(
    sql`SELECT sum(calibrated_weight) FROM answers GROUP BY "sch.wide", stype ORDER BY "sch.wide", stype`,
  );
  expectAgree(columns[0]?.values ?? [], list(reference("survey-api", "rake.table").value), 1e-8);
});

test("raking stops where R does by default: when no cell moved by one school", async () => {
  const asInR: RakeOptions = { tolerance: 1 / 6194, most: 10 };
  await calibrate(store, calibrations.rake, asInR);
  await expectWeights("rake_default_eps", 1e-10);
});
