import { resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { takeIn } from "../../src/intake/survey/takeIn.js";
import { sql } from "../../src/store/sql.js";
import { openStore, type Store } from "../../src/store/store.js";
import { readStudy } from "../../src/study/readStudy.js";
import type { IntakeAccount } from "../../src/vocabulary/intake.js";

/*
 * The example, examples/gss, from its file to the table of answers. The expected figures were counted by Python's
 * csv module in the file as obtained (examples/gss/data/SOURCE.md), before it was stored as Parquet.
 */
describe("the General Social Survey 2012–2024", () => {
  let store: Store;
  let account: IntakeAccount;

  beforeAll(async () => {
    const study = await readStudy(resolve("examples/gss"));
    store = await openStore({ folders: [study.folder] });
    account = await takeIn(study, store);
  });
  afterAll(() => store.close());

  test("every respondent is there", () => {
    expect(account.files[0]).toMatchObject({
      sha256: "b92156bed1ef1905a0dd351d6075aab214e72de1fbd9847f2e22a85afd4cbd1f",
      rows: 20_612,
      read: 20_612,
      leftOut: [],
    });
    expect(account.people.map(({ wave, rows }) => [wave, rows])).toEqual([
      ["2012", 1974],
      ["2014", 2538],
      ["2016", 2867],
      ["2018", 2348],
      ["2021", 4032],
      ["2022", 3544],
      ["2024", 3309],
    ]);
  });

  test("an answer that is missing is counted", () => {
    const missing = account.missing.filter(({ measure }) => measure === "very-happy");
    expect(missing.map(({ rows }) => rows)).toEqual([10, 8, 8, 4, 18, 24, 28]);
  });

  test("the parents' degree is the highest of the two", async () => {
    const found = await store.rows(sql`
      SELECT "by_parents-degree" AS degree, count(*) AS people FROM answers GROUP BY ALL ORDER BY people DESC`);
    expect(Object.fromEntries(found.map(({ degree, people }) => [degree, people]))).toEqual({
      "high-school": 9292,
      "below-high-school": 4138,
      bachelor: 2994,
      graduate: 2216,
      "junior-college": 1213,
      null: 759,
    });
  });

  test("weights and answers belong together: the weighted share of the not too happy", async () => {
    const found = await store.rows(sql`
      SELECT wave, sum(weight * "measure_not-too-happy") / sum(weight) AS share
      FROM answers WHERE item_happy IS NOT NULL GROUP BY wave ORDER BY wave`);
    const expected = {
      "2012": 0.12720661318630225,
      "2014": 0.12300452279480968,
      "2016": 0.14715125317799826,
      "2018": 0.12716925787866198,
      "2021": 0.23818854404815185,
      "2022": 0.20336677542885612,
      "2024": 0.20383794648443956,
    };
    expect(found.map(({ wave }) => wave)).toEqual(Object.keys(expected));
    for (const { wave, share } of found) {
      expect(share).toBeCloseTo(expected[String(wave) as keyof typeof expected], 12);
    }
  });

  test("every stratum has two PSUs or more, so no PSU is lonely", async () => {
    const lonely = await store.rows(sql`
      SELECT wave, stratum FROM answers GROUP BY ALL HAVING count(DISTINCT psu) < 2`);
    expect(lonely).toEqual([]);
  });
});
