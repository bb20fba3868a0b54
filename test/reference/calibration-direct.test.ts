import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { calibrate } from "../../src/design/calibrate.js";
import { calibrationResiduals } from "../../src/estimate/calibration/calibrationResiduals.js";
import { together } from "../../src/estimate/contrasts/together.js";
import { type Linearised, means } from "../../src/estimate/means/ratios.js";
import { id, sql } from "../../src/store/sql.js";
import type { Store } from "../../src/store/store.js";
import { calibratedRequest } from "../../src/tally/calibratedRequest.js";
import { answered, answersDesign } from "../../src/tally/request.js";
import { tally } from "../../src/tally/tally.js";
import type { Calibrated } from "../../src/vocabulary/calibrated.js";
import type { Calibration, Margin } from "../../src/vocabulary/design.js";
import type { Tally } from "../../src/vocabulary/tally.js";
import { expectAgree } from "./agree.js";
import { covarianceOf } from "./covariance.js";
import { list, reference, storeWith } from "./fixtures.js";

/** Schools drawn directly within strata; twice over, once for each wave, in the panel. */
let store: Store;
beforeEach(async () => {
  store = await storeWith("apistrat");
});
afterEach(() => store.close());

async function makeAnswers(waves: 1 | 2) {
  const columns = sql`stype AS stratum, cds AS person, pw AS weight, fpc AS population_psus,
    "sch.wide" AS wide, awards, stype, api99, api00, "api.stu",
    "sch.wide" AS margin_wide, awards AS margin_awards, api99 AS margin_api99, meals AS margin_meals`;
  const second = sql`CASE WHEN "sch.wide" = false AND meals > 60 THEN NULL ELSE api00 END`;
  const both = sql`SELECT '1' AS wave, api99 AS y, ${columns} FROM apistrat UNION ALL
    SELECT '2' AS wave, ${second} AS y, ${columns} FROM apistrat`;
  await store.run(
    sql`CREATE TABLE answers AS ${waves === 2 ? both : sql`SELECT '1' AS wave, ${columns} FROM apistrat`}`,
  );
}

const design = {
  ...answersDesign({ stages: [], psusStay: false, person: null }),
  populationPsus: id("population_psus"),
};

const margin = (column: string, no: number, yes: number, wave: string | null = null): Margin => ({
  name: column,
  column,
  wave,
  group: null,
  totals: [
    { category: "false", total: no },
    { category: "true", total: yes },
  ],
});
const number = (column: string, total: number): Margin => ({
  name: column,
  column,
  wave: null,
  group: null,
  totals: [{ category: null, total }],
});
const wide = margin("wide", 1072, 5122);
const awards = margin("awards", 2300, 3894);
const free = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] as const;

async function expectReference(
  key: string,
  calibrated: Calibrated,
  variables: readonly string[],
  estimator: (t: Tally) => Linearised,
  {
    by = [],
    tolerance = 1e-10,
    person = false,
  }: { by?: readonly string[]; tolerance?: number; person?: boolean },
) {
  const request = {
    rows: id("answers"),
    design: { ...design, person: person ? id("person") : null },
    by: by.map((name) => ({ name, value: id(name) })),
    variables: variables.flatMap((name) => answered(name, id(name))),
  };
  const t = await tally(store, calibratedRequest(request, calibrated));
  const { values, influence } = estimator(t);
  const wanted = reference("survey-more", key);
  expectAgree(values, list(wanted.est), tolerance);
  expectAgree(covarianceOf(t, calibrationResiduals(calibrated)(t, influence)), list(wanted.vcov), tolerance);
}

async function expectWeights(key: string, tolerance = 1e-10) {
  const { columns } = await store.numbers(sql`SELECT calibrated_weight FROM answers ORDER BY rowid LIMIT 20`);
  expectAgree(columns[0]?.values ?? [], list(reference("survey-more", key).value), tolerance);
}

const api00ByStratum = [["api00"], (t: Tally) => means(t, "api00")] as const;
const twoMeans = [["api00", "api99"], (t: Tally) => together(means(t, "api00"), means(t, "api99"))] as const;

test("post-stratification across strata", async () => {
  await makeAnswers(1);
  const { calibrated } = await calibrate(store, { kind: "post-stratification", margins: [wide] });
  await expectReference("ps.mean", calibrated, ...twoMeans, {});
  await expectReference("ps.by", calibrated, ...api00ByStratum, { by: ["awards", "stype"] });
});

test("raking, with R's ten sweeps of unweighted means", async () => {
  await makeAnswers(1);
  const { calibrated } = await calibrate(store, { kind: "raking", margins: [wide, awards] });
  await expectWeights("rk.weights", 1e-8);
  await expectReference("rk.mean", calibrated, ...api00ByStratum, { tolerance: 1e-8 });
  await expectReference("rk.by", calibrated, ...api00ByStratum, { by: ["stype"], tolerance: 1e-8 });
});

test.each([
  ["linear", "linear", free, 1e-10],
  ["exponential", "raking", free, 1e-8],
  ["logit", "logit", [0.5, 3], 1e-8],
] as const)(
  "%s calibration to two margins, one of whose categories follows from the others",
  async (...of) => {
    const [kind, name, bounds, tolerance] = of;
    await makeAnswers(1);
    const { calibrated } = await calibrate(store, { kind, margins: [wide, awards], bounds });
    await expectWeights(`cal.${name}.weights`, tolerance);
    await expectReference(`cal.${name}.mean`, calibrated, ...twoMeans, { tolerance });
    await expectReference(`cal.${name}.by`, calibrated, ...api00ByStratum, { by: ["stype"], tolerance });
  },
);

test("two numbers and a category, with means by two keys", async () => {
  await makeAnswers(1);
  const margins = [wide, number("api99", 3914069), number("meals", 297500)];
  // R's call leaves out one category of sch.wide and has an intercept: the same space.
  const { calibrated } = await calibrate(store, { kind: "linear", margins, bounds: free });
  await expectWeights("cal2.weights");
  await expectReference(
    "cal2.mean",
    calibrated,
    ["api00", "api.stu"],
    (t) => together(means(t, "api00"), means(t, "api.stu")),
    {},
  );
  await expectReference("cal2.by", calibrated, ...api00ByStratum, { by: ["awards", "stype"] });
});

test("a panel: each wave to its own totals, people in both", async () => {
  await makeAnswers(2);
  const margins = [margin("wide", 1072, 5122, "1"), margin("wide", 1100, 5094, "2")];
  const { calibrated } = await calibrate(store, { kind: "post-stratification", margins });
  await expectReference("pp.by", calibrated, ["y"], (t) => means(t, "y"), { by: ["wave"], person: true });
});

describe("what cannot be", () => {
  beforeEach(() => makeAnswers(1));
  const linear = (margins: readonly Margin[], bounds: readonly [number, number] = free): Calibration => ({
    kind: "linear",
    margins,
    bounds,
  });

  test.each<readonly [string, Calibration, RegExp]>([
    [
      "margins-contradict",
      linear([wide, margin("awards", 2300, 3000)]),
      /“wide” and “awards”.* 6194 and 5300/,
    ],
    [
      "margins-contradict",
      { kind: "raking", margins: [wide, margin("awards", 2300, 3000)] },
      /6194 and 5300/,
    ],
    [
      "margin-empty-category",
      linear([{ ...wide, totals: [...wide.totals, { category: "maybe", total: 10 }] }]),
      /Nobody.*“maybe”.*“wide”.*10/,
    ],
    [
      "margin-unknown-category",
      linear([{ ...wide, totals: [{ category: "true", total: 6194 }] }]),
      /48 rows are in the category “false”/,
    ],
    ["margin-total", linear([margin("wide", 0, 6194)]), /“wide”.*total 0 for “false”/],
    ["bounds-too-narrow", linear([margin("wide", 2072, 4122)], [0.8, 1.2]), /“false” in the margin “wide”/],
    [
      "calibration-failed",
      linear([wide, number("api99", 9e9)], [0.5, 2]),
      /Without “api99” the others can be met/,
    ],
    [
      "calibration-failed",
      { kind: "logit", margins: [wide, number("api99", 5e6)], bounds: [0.5, 2] },
      /Without “wide” or “api99” the others can be met/,
    ],
    ["calibration-failed", { kind: "exponential", margins: [number("api99", -1)], bounds: free }, /api99/],
    ["post-strata-twice", { kind: "post-stratification", margins: [wide, awards] }, /“wide” and “awards”/],
  ])("%s", async (code, calibration, words) => {
    await expect(calibrate(store, calibration)).rejects.toMatchObject({
      name: "Problem",
      code,
      message: expect.stringMatching(words),
    });
  });

  test("rows without a value in a margin", async () => {
    await store.run(sql`UPDATE answers SET margin_wide = NULL WHERE stype = 'H' AND awards`);
    await expect(calibrate(store, linear([wide]))).rejects.toMatchObject({ code: "margin-unanswered" });
    await store.run(sql`UPDATE answers SET margin_api99 = NULL WHERE stype = 'H'`);
    await expect(calibrate(store, linear([number("api99", 4e6)]))).rejects.toThrow(/50 rows.*“api99”/);
  });
});

test("the account tells what happened to the weights", async () => {
  await makeAnswers(2);
  const { account } = await calibrate(store, {
    kind: "raking",
    margins: [margin("wide", 1072, 5122, "1"), margin("awards", 2300, 3894, "1")],
  });
  expect(account.kind).toBe("raking");
  expect(account.waves).toMatchObject([
    { wave: "1", people: 200, negative: 0 },
    // The second wave has no margins: its weights stay as they are.
    { wave: "2", people: 200, ratios: [1, 1], negative: 0 },
  ]);
  const [first, second] = account.waves;
  // By hand from the weights of apistrat: 100 × 44.21, 50 × 15.10 and 50 × 20.36.
  const squares = 100 * 44.21 ** 2 + 50 * 15.1 ** 2 + 50 * 20.36 ** 2;
  const sum = 100 * 44.21 + 50 * 15.1 + 50 * 20.36;
  expect(first?.weightEffect[0]).toBeCloseTo((200 * squares) / sum ** 2, 4);
  expect(first?.weightEffect[0]).toBe(second?.weightEffect[0]);
  expect(second?.weightEffect[1]).toBe(second?.weightEffect[0]);
  expect(first?.ratios[0]).toBeLessThan(1);
  expect(
    account.totals.map(({ margin: name, category, total, people }) => [name, category, total, people]),
  ).toEqual([
    ["wide", "false", 1072, 48],
    ["wide", "true", 5122, 152],
    ["awards", "false", 2300, 87],
    ["awards", "true", 3894, 113],
  ]);
  for (const { total, after } of account.totals) expect(after / total).toBeCloseTo(1, 9);
});
