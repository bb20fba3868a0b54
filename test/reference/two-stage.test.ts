import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { together } from "../../src/estimate/contrasts/together.js";
import { type Linearised, means, ratios, totalOf, totals } from "../../src/estimate/means/ratios.js";
import { degreesOfFreedom } from "../../src/estimate/variance/degreesOfFreedom.js";
import { designCovariance } from "../../src/estimate/variance/designCovariance.js";
import { id, sql } from "../../src/store/sql.js";
import type { Store } from "../../src/store/store.js";
import { answered, type DesignColumns, type Variable } from "../../src/tally/request.js";
import { tally } from "../../src/tally/tally.js";
import type { LonelyPsu } from "../../src/vocabulary/design.js";
import type { Tally } from "../../src/vocabulary/tally.js";
import { expectAgree } from "./agree.js";
import { designOf, list, reference, storeWith } from "./fixtures.js";

let store: Store;
beforeAll(async () => {
  store = await storeWith("apiclus2", "two_stage_toy");
});
afterAll(() => store.close());

const { design: none } = designOf("dclus1");
const districts: DesignColumns = {
  ...none,
  psu: id("dnum"),
  secondUnit: id("snum"),
  populationPsus: id("fpc1"),
  populationSecondUnits: id("fpc2"),
};

const toy: DesignColumns = {
  ...none,
  stratum: id("s"),
  psu: id("psu"),
  secondUnit: id("unit"),
  populationPsus: id("N1"),
  populationSecondUnits: id("N2"),
  weight: id("w"),
};

function count(
  table: string,
  design: DesignColumns,
  variables: readonly Variable[],
  by: readonly string[] = [],
) {
  const keys = by.map((key) => ({ name: key, value: id(key) }));
  return tally(store, { rows: id(table), design, by: keys, variables });
}

function expectReference(
  key: string,
  t: Tally,
  { values, influence }: Linearised,
  lonelyPsu: LonelyPsu = "fail",
) {
  const covariance = designCovariance(t, influence, { lonelyPsu });
  if (covariance.kind !== "covariance") throw new Error(covariance.kind);
  const wanted = reference("survey-more", key);
  expectAgree(values, list(wanted.est));
  expectAgree(covariance.data, list(wanted.vcov));
}

describe("districts, and schools within them", () => {
  test("means, with their covariance", async () => {
    const t = await count("apiclus2", districts, [
      ...answered("api00", id("api00")),
      ...answered("api99", id("api99")),
    ]);
    expectReference("clus2.mean", t, together(means(t, "api00"), means(t, "api99")));
  });

  test("total of enrolment, which some schools do not tell", async () => {
    const t = await count("apiclus2", districts, answered("enroll", id("enroll")));
    expectReference("clus2.total", t, totals(t, totalOf(t, "enroll")));
  });

  test("means by type of school, with full covariance", async () => {
    const t = await count("apiclus2", districts, answered("api00", id("api00")), ["stype"]);
    expectReference("clus2.by", t, means(t, "api00"));
  });

  test("ratio of two totals", async () => {
    const both = (name: string) =>
      sql`CASE WHEN ${id("api.stu")} IS NOT NULL AND ${id("enroll")} IS NOT NULL THEN ${id(name)} END`;
    const t = await count("apiclus2", districts, [
      ...answered("tested", both("api.stu")),
      ...answered("enroll", both("enroll")),
    ]);
    expectReference("clus2.ratio", t, ratios(t, totalOf(t, "tested"), totalOf(t, "enroll")));
    expect(degreesOfFreedom(t)).toBe(reference("survey-more", "clus2.ratio").degf);
  });

  test("with replacement the first stage holds all the variance", async () => {
    const replaced = { ...districts, populationPsus: null, populationSecondUnits: null };
    const t = await count("apiclus2", { ...replaced, weight: id("pw") }, answered("api00", id("api00")));
    expectReference("clus2wr.mean", t, means(t, "api00"));
  });
});

describe("two strata; one PSU has one second-stage unit of three", () => {
  test.each(["certainty", "remove", "adjust"] as const)("rule “%s”", async (rule) => {
    const y = answered("y", id("y"));
    const whole = await count("two_stage_toy", toy, y);
    expectReference(`twoStage.mean.${rule}`, whole, means(whole, "y"), rule);
    expectReference(`twoStage.total.${rule}`, whole, totals(whole, totalOf(whole, "y")), rule);
    const byGroup = await count("two_stage_toy", toy, y, ["g"]);
    expectReference(`twoStage.by.${rule}`, byGroup, means(byGroup, "y"), rule);
  });

  test.each(["fail", "average"] as const)("rule “%s” has no answer for it", async (rule) => {
    const t = await count("two_stage_toy", toy, answered("y", id("y")));
    const covariance = designCovariance(t, means(t, "y").influence, { lonelyPsu: rule });
    expect(covariance).toMatchObject({ kind: "one-psu", strata: [{ name: "2" }] });
  });
});
