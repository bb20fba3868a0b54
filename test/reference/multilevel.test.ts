import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { randomIntercept } from "../../src/estimate/areas/randomIntercept.js";
import type { Decomposition } from "../../src/estimate/decomposition/decomposition.js";
import { kitagawa } from "../../src/estimate/decomposition/kitagawa.js";
import { oaxacaBlinder, oaxacaBlinderThreefold } from "../../src/estimate/decomposition/oaxacaBlinder.js";
import { fromRows, quadraticForm } from "../../src/maths/matrix.js";
import { id, sql } from "../../src/store/sql.js";
import type { Store } from "../../src/store/store.js";
import { tallyAreaSums } from "../../src/tally/areaSums.js";
import type { AreaSums } from "../../src/vocabulary/areaSums.js";
import { expectAgree } from "./agree.js";
import { list, reference, storeWith } from "./fixtures.js";

let store: Store;
let sums: Readonly<Record<string, AreaSums>>;
beforeAll(async () => {
  store = await storeWith("apiclus1", "nhanes");
  const indicator = (name: string, column: string, value: string | number) => ({
    name,
    value: sql`CAST(${id(column)} = ${value} AS INTEGER)`,
  });
  sums = {
    schools: await tallyAreaSums(store, {
      rows: id("apiclus1"),
      area: id("dnum"),
      variables: [
        ...["api00", "meals", "ell"].map((name) => ({ name, value: id(name) })),
        indicator("high", "stype", "H"),
        indicator("middle", "stype", "M"),
      ],
    }),
    health: await tallyAreaSums(store, {
      rows: id("nhanes"),
      area: sql`SDMVSTRA || ' ' || SDMVPSU`,
      variables: [
        { name: "HI_CHOL", value: id("HI_CHOL") },
        indicator("race2", "race", 2),
        indicator("race3", "race", 3),
        indicator("woman", "RIAGENDR", 2),
      ],
    }),
    flat: await tallyAreaSums(store, {
      rows: sql`(VALUES (1, 1), (1, 2), (1, 3), (2, 3), (2, 2), (2, 1), (3, 2), (3, 1), (3, 3), (4, 1), (4, 3), (4, 2.5)) AS flat(area, y)`,
      area: id("area"),
      variables: [{ name: "y", value: id("y") }],
    }),
  };
});
afterAll(() => store.close());

/** R lme4 with the ratio of variances brought to rest; areas are school districts, and PSUs of a health survey. */
describe.each([
  ["schools_null", "schools", "api00", []],
  ["schools_background", "schools", "api00", ["meals", "ell", "high", "middle"]],
  ["health_null", "health", "HI_CHOL", []],
  ["health_background", "health", "HI_CHOL", ["race2", "race3", "woman"]],
  ["flat", "flat", "y", []],
] as const)("%s", (key, data, outcome, covariates) => {
  test.each(["REML", "ML"] as const)("%s: variances, intraclass correlation and its limits", (method) => {
    const wanted = reference("multilevel", `${key}_${method}`);
    const found = randomIntercept(sums[data] as AreaSums, { outcome, covariates, method });
    if (found.kind !== "fitted") throw new Error(found.detail);
    const numbers = [found.areaVariance, found.residualVariance, found.icc, found.deviance];
    const names = ["areaVariance", "residualVariance", "icc", "deviance"];
    names.forEach((name, i) => {
      expectAgree([numbers[i] as number], list(wanted[name]), 1e-7);
    });
    expectAgree(
      found.coefficients.map(({ value }) => value),
      list(wanted.beta),
      1e-7,
    );
    expectAgree(
      found.coefficients.map(({ se }) => se),
      list(wanted.se),
      1e-7,
    );
    expectAgree([found.iccInterval.low, found.iccInterval.high], list(wanted.iccLimits), 1e-7);
  });
});

const covarianceOf = (found: Pick<Decomposition<string>, "jacobian">, inputs: readonly number[][]) =>
  quadraticForm(found.jacobian, fromRows(inputs)).data;

test("Kitagawa: parts, parts by category and their covariance, against symbolic derivatives of totals", () => {
  const wanted = reference("multilevel", "kitagawa");
  const inputs = list(wanted.inputs);
  const size = inputs.length / 4;
  const input = (k: number) => inputs.slice(k * size, (k + 1) * size);
  const found = kitagawa({ means: input(0), shares: input(1) }, { means: input(2), shares: input(3) });
  if (found.kind !== "decomposed") throw new Error(found.detail);
  const { values, byCategory } = found;
  expectAgree([...values, ...byCategory.values], list(wanted.values));
  const jacobian = fromRows(
    [found, byCategory].flatMap(({ jacobian: { data, rows, cols } }) =>
      Array.from({ length: rows }, (_, i) => data.slice(i * cols, (i + 1) * cols)),
    ),
  );
  expectAgree(covarianceOf({ jacobian }, wanted.inputsCovariance as number[][]), list(wanted.covariance));
});

describe("Oaxaca–Blinder: parts by definition, covariance by numerical derivatives", () => {
  const wanted = reference("multilevel", "oaxaca");
  const inputs = list(wanted.inputs);
  const input = (k: number) => inputs.slice(3 * k, 3 * k + 3);
  const before = { means: input(0), coefficients: input(1) };
  const after = { means: input(2), coefficients: input(3) };
  const threefold = oaxacaBlinderThreefold(before, after);
  test.each([
    ["before", oaxacaBlinder(before, after, { weight: 0 })],
    ["after", oaxacaBlinder(before, after, { weight: 1 })],
    ["half", oaxacaBlinder(before, after, { weight: 0.5 })],
    ["pooled", oaxacaBlinder(before, after, { pooled: input(4) })],
    ["three", threefold],
  ])("%s", (name, found: Decomposition<string>) => {
    const { values, covariance } = wanted[name] as { values: number[]; covariance: number[][] };
    const used = found.jacobian.cols;
    const own = (wanted.inputsCovariance as number[][]).slice(0, used).map((row) => row.slice(0, used));
    expectAgree(found.values, values);
    expectAgree(covarianceOf(found, own), covariance.flat(), 1e-8);
    expect(found.values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(found.change, 10);
  });
});
