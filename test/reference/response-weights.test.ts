import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { trimWeights } from "../../src/design/response/trimWeights.js";
import { weightingClasses } from "../../src/design/response/weightingClasses.js";
import { means } from "../../src/estimate/means/ratios.js";
import { responseResiduals } from "../../src/estimate/response/responseResiduals.js";
import { id, join, sql } from "../../src/store/sql.js";
import type { Store } from "../../src/store/store.js";
import { answered } from "../../src/tally/request.js";
import { answeredRequest, invitedDesign, responded } from "../../src/tally/response.js";
import { tally } from "../../src/tally/tally.js";
import { expectAgree } from "./agree.js";
import { covarianceOf, diagonalOf } from "./covariance.js";
import { list, reference, storeWith } from "./fixtures.js";

let store: Store;
beforeEach(async () => {
  store = await storeWith("response_toy");
  await store.run(
    sql`CREATE TABLE invited AS SELECT id AS person, stratum, answered, weight AS base_weight,
          sex AS by_sex, age AS by_age, origin AS by_origin, CASE WHEN answered = 1 THEN y END AS y FROM response_toy`,
  );
});
afterEach(() => store.close());

describe("weighting classes of age by origin", () => {
  test("each class has the factor Σ invited / Σ answered", async () => {
    const { crossed } = await weightingClasses(store, { variables: ["age", "origin"] });
    const wanted = reference("response", "classes.factors");
    expect(crossed.map(({ name }) => name.replace(" × ", " "))).toEqual(wanted.names);
    expectAgree(
      crossed.map(({ factor }) => factor as number),
      list(wanted.value),
      1e-12,
    );
  });

  test.each([
    ["classes.all", sql`'all'`, "all"],
    ["classes.women", id("by_sex"), "f"],
  ] as const)("%s: the mean, and its standard error over everyone invited", async (key, by, domain) => {
    await weightingClasses(store, { variables: ["age", "origin"] });
    const request = {
      rows: id("invited"),
      design: invitedDesign(id("response_weight")),
      by: [{ name: "domain", value: by }],
      variables: answered("y", id("y")),
    };
    const t = await tally(store, answeredRequest(request));
    const d = t.domains.findIndex((each) => each.domain === domain);
    const { values, influence } = means(t, "y");
    const wanted = reference("response", key).value as Record<"mean" | "se" | "fixed", number>;
    const se = (from: typeof influence) => Math.sqrt(diagonalOf(covarianceOf(t, from))[d] as number);
    expectAgree(
      [values[d] as number, se(responseResiduals(t, influence, responded))],
      [wanted.mean, wanted.se],
      1e-10,
    );
    // Without the correction: factors as if they were given, over those who answered.
    const plain = await tally(store, { ...request, rows: sql`(SELECT * FROM invited WHERE answered = 1)` });
    const fixed = diagonalOf(covarianceOf(plain, means(plain, "y").influence))[d] as number;
    expectAgree([Math.sqrt(fixed)], [wanted.fixed], 1e-10);
  });
});

test("trimming gives the weights that cutting off and sharing out again and again comes to", async () => {
  const wanted = reference("response", "trim");
  const rows = list(wanted.weights).map((weight, i) => sql`(${`p${i}`}, '', ${weight}::DOUBLE)`);
  await store.run(
    sql`CREATE OR REPLACE TABLE invited AS SELECT * FROM (VALUES ${join(rows)}) AS t(person, stratum, response_weight)`,
  );
  const [account] = await trimWeights(store, { kind: "mean-ratio", most: 2 });
  const { columns } = await store.numbers(sql`SELECT trimmed_weight FROM invited ORDER BY rowid`);
  expectAgree(columns[0]?.values ?? [], list(wanted.value), 1e-12);
  const cap = Math.max(...list(wanted.value));
  expect(account?.trimmed).toBe(list(wanted.value).filter((weight) => weight > cap * (1 - 1e-12)).length);
});
