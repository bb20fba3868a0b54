import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  type DesignEffect,
  meanDesignEffects,
  ratioDesignEffects,
  totalDesignEffects,
} from "../../src/estimate/means/designEffect.js";
import { domainTotals, means, ratios, totalOf, totals } from "../../src/estimate/means/ratios.js";
import { id, type Sql, sql } from "../../src/store/sql.js";
import type { Store } from "../../src/store/store.js";
import { productOf, squareOf } from "../../src/tally/products.js";
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

const count = (
  design: string,
  variables: Readonly<Record<string, Sql>>,
  by: Readonly<Record<string, Sql>> = {},
) =>
  tally(store, {
    ...designOf(design),
    by: Object.entries(by).map(([name, value]) => ({ name, value })),
    variables: Object.entries(variables).flatMap(([name, value]) => [
      ...answered(name, value),
      squareOf(name),
    ]),
  });

function numbers(effects: readonly DesignEffect[]): number[] {
  return effects.map((effect) => {
    if (effect.kind !== "design-effect") throw new Error(effect.detail);
    return effect.value;
  });
}

const ofMean = (t: Tally, name: string, against?: "with-replacement") =>
  numbers(meanDesignEffects(t, name, diagonalOf(covarianceOf(t, means(t, name).influence)), against));

describe.each(["dstrat", "dstrat_nofpc", "dclus1"])("%s", (name) => {
  const deff = (key: string) => list(reference("survey-api", `${name}.${key}`).deff);

  test("of a mean, against sampling without and with replacement", async () => {
    const t = await count(name, { api00: id("api00") });
    expectAgree(ofMean(t, "api00"), deff("mean_api00"));
    expectAgree(ofMean(t, "api00", "with-replacement"), deff("mean_deff_replace"));
  });

  test("of means and shares", async () => {
    const variables = { api99: id("api99"), api00: id("api00"), ...schoolType };
    const t = await count(name, variables);
    const all = Object.keys(variables).flatMap((variable) => ofMean(t, variable));
    expectAgree(all, deff("mean_multi"));
  });

  test("of a total", async () => {
    const t = await count(name, { enroll: id("enroll") });
    const variances = diagonalOf(covarianceOf(t, totals(t, totalOf(t, "enroll")).influence));
    expectAgree(numbers(totalDesignEffects(t, "enroll", variances)), deff("total_enroll"));
  });

  test("of a ratio", async () => {
    const names = { above: "api.stu", below: "enroll" };
    const t = await tally(store, {
      ...designOf(name),
      by: [],
      variables: [
        ...Object.values(names).flatMap((variable) => [
          ...answered(variable, id(variable)),
          squareOf(variable),
        ]),
        productOf("api.stu", "enroll"),
      ],
    });
    const { values, influence } = ratios(t, totalOf(t, "api.stu"), totalOf(t, "enroll"));
    const variances = diagonalOf(covarianceOf(t, influence));
    const below = domainTotals(t, totalOf(t, "enroll"));
    expectAgree(
      numbers(ratioDesignEffects(t, names, { values, variances, below })),
      deff("ratio_api.stu_enroll"),
    );
  });

  test("of means by type of school", async () => {
    const t = await count(name, { api99: id("api99"), api00: id("api00") }, { stype: id("stype") });
    const columns = reference("survey-api", `${name}.by_mean`).columns as Record<string, number[]>;
    expectAgree(ofMean(t, "api99"), list(columns["DEff.api99"]));
    expectAgree(ofMean(t, "api00"), list(columns["DEff.api00"]));
  });

  test("of a mean in a domain", async () => {
    const improved = { improved: sql`CASE WHEN ${id("comp.imp")} = 'Yes' THEN 'Yes' END` };
    expectAgree(
      ofMean(await count(name, { api00: id("api00") }, improved), "api00"),
      deff("domain_mean_subset"),
    );
  });
});

test("NHANES and YRBS: of a share among those who answered", async () => {
  const cholesterol = await count("nhanes", { high: id("HI_CHOL") });
  expectAgree(ofMean(cholesterol, "high"), list(reference("survey-cdc", "nhanes.mean").deff));
  const helmets = await count("yrbs", {
    never: sql`CASE qn8 WHEN 1 THEN 1 WHEN 2 THEN 0 END`,
    ever: sql`CASE qn8 WHEN 2 THEN 1 WHEN 1 THEN 0 END`,
  });
  const both = ["never", "ever"].flatMap((share) => ofMean(helmets, share));
  expectAgree(both, list(reference("survey-cdc", "yrbs.mean").deff));
});

test("where all answers are equal there is none", async () => {
  const t = await count("dstrat", { one: sql`1` });
  expect(meanDesignEffects(t, "one", [0])).toMatchObject([{ kind: "not-estimable", reason: "no-variance" }]);
});
