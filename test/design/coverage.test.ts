import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { weightingClasses } from "../../src/design/response/weightingClasses.js";
import { means } from "../../src/estimate/means/ratios.js";
import { responseResiduals } from "../../src/estimate/response/responseResiduals.js";
import { designCovariance } from "../../src/estimate/variance/designCovariance.js";
import type { Influence } from "../../src/estimate/variance/influence.js";
import { random } from "../../src/maths/random.js";
import { id, sql } from "../../src/store/sql.js";
import { openStore, type Store } from "../../src/store/store.js";
import { answered } from "../../src/tally/request.js";
import { answeredRequest, invitedDesign, responded } from "../../src/tally/response.js";
import { tally } from "../../src/tally/tally.js";
import type { Tally } from "../../src/vocabulary/tally.js";

/**
 * A thousand surveys of one population. Two strata, 150 invited in each, who stand for 10 and 40 people; three classes
 * that answer at 30, 50 and 80 per cent and have 10 points more each on the outcome. All surveys lie in one table, a
 * domain each, so one tally counts them.
 */
const surveys = 1000;
const shares = [
  [0.5, 0.3, 0.2],
  [0.2, 0.4, 0.4],
] as const;
const chances = [0.3, 0.5, 0.8];
const outcome = (stratum: number, group: number) => 10 * group + 5 * stratum;
const truth = [0.2, 0.8].reduce(
  (sum, part, s) =>
    sum + part * (shares[s] ?? []).reduce((mean, share, g) => mean + share * outcome(s, g), 0),
  0,
);

let store: Store;
beforeAll(async () => {
  store = await openStore({ threads: 2 });
  const dice = random(2018);
  const columns: [string[], string[], string[], string[], string[]] = [[], [], [], [], []];
  for (let survey = 0; survey < surveys; survey++) {
    for (let i = 0; i < 300; i++) {
      const stratum = i % 2;
      const u = dice.uniform();
      const [low = 0, middle = 0] = shares[stratum] ?? [];
      const group = u < low ? 0 : u < low + middle ? 1 : 2;
      const answers = dice.uniform() < (chances[group] as number);
      const y = outcome(stratum, group) + 6 * dice.normal();
      const row = [survey, stratum, group, answers ? 1 : 0, answers ? y : ""];
      row.forEach((value, k) => {
        columns[k]?.push(String(value));
      });
    }
  }
  const [survey, stratum, group, answers, y] = columns.map(
    (column) => sql`unnest(string_split(${column.join(",")}, ','))`,
  );
  if (!survey || !stratum || !group || !answers || !y) throw new Error("no columns");
  await store.run(
    sql`CREATE TABLE invited AS SELECT survey AS by_survey, survey || '-' || s AS stratum, x AS by_group,
          CAST(answered AS INTEGER) AS answered, CASE s WHEN '0' THEN 10.0::DOUBLE ELSE 40.0::DOUBLE END AS base_weight,
          TRY_CAST(y AS DOUBLE) AS y
        FROM (SELECT ${survey} AS survey, ${stratum} AS s, ${group} AS x, ${answers} AS answered, ${y} AS y)`,
  );
});
afterAll(() => store.close());

/** Part of the surveys whose 95 per cent interval holds the truth, and mean standard error over its spread. */
function covered(t: Tally, values: Float64Array, influence: Influence) {
  const found = designCovariance(t, influence, { lonelyPsu: "fail" });
  if (found.kind !== "covariance") throw new Error(found.kind);
  const errors = values.map((_, k) => Math.sqrt(found.data[k * found.size + k] as number));
  const hits = [...values].filter(
    (value, k) => Math.abs(value - truth) <= 1.96 * (errors[k] as number),
  ).length;
  const mean = values.reduce((sum, value) => sum + value, 0) / surveys;
  const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (surveys - 1));
  const typical = errors.reduce((sum, se) => sum + se, 0) / surveys;
  return { coverage: hits / surveys, ratio: typical / spread, bias: (mean - truth) / spread };
}

async function counted(weight: string | null) {
  const request = {
    rows: id("invited"),
    design: invitedDesign(id(weight ?? "base_weight")),
    by: [{ name: "survey", value: id("by_survey") }],
    variables: answered("y", id("y")),
  };
  const t = await tally(store, weight ? answeredRequest(request) : request);
  return { t, ...means(t, "y") };
}

describe("intervals of 95 per cent over a thousand surveys with non-random nonresponse", () => {
  test("without an adjustment hold the truth in hardly any survey", async () => {
    const { t, values, influence } = await counted(null);
    expect(covered(t, values, influence).coverage).toBeLessThan(0.5);
  });

  test("with factors residualised over everyone invited hold it in 95 per cent, and say the true spread", async () => {
    await weightingClasses(store, { variables: ["survey", "group"], atLeast: 1 });
    const { t, values, influence } = await counted("response_weight");
    const { coverage, ratio, bias } = covered(t, values, responseResiduals(t, influence, responded));
    expect(Math.abs(bias)).toBeLessThan(0.1);
    expect(coverage).toBeGreaterThan(0.93);
    expect(coverage).toBeLessThan(0.97);
    expect(Math.abs(ratio - 1)).toBeLessThan(0.05);
  });

  test("with factors taken as given are too wide, never too narrow", async () => {
    await weightingClasses(store, { variables: ["survey", "group"], atLeast: 1 });
    const request = {
      rows: sql`(SELECT * FROM invited WHERE answered = 1)`,
      design: invitedDesign(id("response_weight")),
      by: [{ name: "survey", value: id("by_survey") }],
      variables: answered("y", id("y")),
    };
    const t = await tally(store, request);
    const { values, influence } = means(t, "y");
    const { coverage, ratio } = covered(t, values, influence);
    expect(coverage).toBeGreaterThan(0.95);
    expect(ratio).toBeGreaterThan(1.05);
  });
});
