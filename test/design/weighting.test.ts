import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { calibrate } from "../../src/design/calibrate.js";
import { type InvitedSource, takeInvited } from "../../src/design/response/takeInvited.js";
import { type TrimRule, trimWeights } from "../../src/design/response/trimWeights.js";
import { weightingAccount } from "../../src/design/response/weightingAccount.js";
import { weightingClasses } from "../../src/design/response/weightingClasses.js";
import { id, join, sql } from "../../src/store/sql.js";
import { openStore, type Store } from "../../src/store/store.js";

let store: Store;
beforeEach(async () => {
  store = await openStore({ threads: 1 });
});
afterEach(() => store.close());

/** Someone invited, as a reader of a test sees them. */
type Row = readonly [stratum: string, sex: string | null, answered: string | null, weight: number | null];

const source: InvitedSource = {
  rows: id("delivered"),
  file: "invited.csv",
  person: "person",
  stratum: "area",
  answered: { column: "reply", yes: ["yes"], no: ["no", "moved"] },
  weight: "w",
  variables: ["sex"],
};

async function deliver(rows: readonly Row[]) {
  const lines = rows.map(
    ([stratum, sex, answered, weight], i) =>
      sql`(${`p${i}`}, ${stratum}, ${sex}, ${answered}, ${weight}::DOUBLE)`,
  );
  await store.run(
    sql`CREATE OR REPLACE TABLE delivered AS SELECT * FROM (VALUES ${join(lines)}) AS t(person, area, sex, reply, w)`,
  );
}

async function invite(rows: readonly Row[], more: Partial<InvitedSource> = {}) {
  await deliver(rows);
  await takeInvited(store, { ...source, ...more });
}

const times = (many: number, row: Row): readonly Row[] => Array.from({ length: many }, () => row);
/** A hundred invited in the north, of whom 20 of 40 men and 40 of 60 women answered; 10 in the south, all of whom did. */
const survey: readonly Row[] = [
  ...times(20, ["north", "m", "yes", 2]),
  ...times(20, ["north", "m", "no", 2]),
  ...times(40, ["north", "f", "yes", 2]),
  ...times(20, ["north", "f", "moved", 2]),
  ...times(10, ["south", "f", "yes", 30]),
];

async function numbers(column: string): Promise<readonly number[]> {
  const { columns } = await store.numbers(
    sql`SELECT DISTINCT ${id(column)} FROM invited WHERE ${id(column)} IS NOT NULL ORDER BY 1`,
  );
  return [...(columns[0]?.values ?? [])];
}
const total = async (column: string) =>
  Number((await store.rows(sql`SELECT CAST(sum(${id(column)}) AS DOUBLE) AS total FROM invited`))[0]?.total);

describe("what a table of people invited can have wrong", () => {
  const told = (rows: readonly Row[], more: Partial<InvitedSource> = {}) =>
    invite(rows, more).then(
      () => "well",
      ({ code, message, todo }) => `${code}: ${message}\n→ ${todo}`,
    );
  const one: Row = ["north", "m", "yes", 2];

  test("each is told with what to do", async () => {
    expect(
      [
        await told([one, ["north", "m", "maybe", 2], ["north", "m", "maybe", 2]]),
        await told([one, ["north", "m", null, 2]]),
        await told([one, ["north", "m", "no", 0]]),
        await told([one, ["north", "m", "no", null]]),
        await told([one, one], { person: "area" }),
        await told([one, one], { population: { total: 5 } }),
      ].join("\n"),
    ).toMatchInlineSnapshot(`
      "response-code: The column “reply” (answered) holds “maybe” in 2 rows; it is not said whether that means yes or no.
      → Declare the code as answered or not answered, or correct the data; declared are “yes”, “no”, “moved”.
      response-code: The column “reply” (answered) is empty in 1 row; it is not said whether that means yes or no.
      → Declare the code as answered or not answered, or correct the data; declared are “yes”, “no”, “moved”.
      response-weight: The base weight “w” is missing or not above 0 in 1 row, first “0.0”.
      → Everyone invited stands for someone: take the weight from the sample's file (1 / chance of being invited).
      response-weight: The base weight “w” is missing or not above 0 in 1 row, first “”.
      → Everyone invited stands for someone: take the weight from the sample's file (1 / chance of being invited).
      response-person-twice: “north” (column “area”) stands in several rows; in all 1 key does.
      → Keep one row a person: the table holds people, not invitations or reminders.
      response-population: The base weights “w” add up to 4, but the population is declared as 5.
      → Check that the weights belong to this sample and that nobody invited is left out of the table."
    `);
  });

  test("a sound table is taken, a category that is not known stands as “”", async () => {
    await invite([one, ["north", null, "moved", 2]], { population: { total: 4 } });
    const rows = await store.rows(sql`SELECT answered, by_sex, base_weight FROM invited ORDER BY person`);
    expect(rows).toEqual([
      { answered: 1, by_sex: "m", base_weight: 2 },
      { answered: 0, by_sex: "", base_weight: 2 },
    ]);
  });
});

describe("weighting classes", () => {
  test("whoever answered also stands for those of their class who did not", async () => {
    await invite(survey);
    const { crossed, factors } = await weightingClasses(store, {
      variables: ["sex"],
      withinStrata: true,
      atLeast: 10,
    });
    expect(crossed.map(({ name, invited, answered, factor }) => [name, invited, answered, factor])).toEqual([
      ["north × f", 60, 40, 1.5],
      ["north × m", 40, 20, 2],
      ["south × f", 10, 10, 1],
    ]);
    expect(factors).toEqual([1.5, 2, 1]);
    expect(await numbers("response_weight")).toEqual([3, 4, 30]);
    expect(await total("response_weight")).toBe(await total("base_weight"));
  });

  test("classes of like propensity have about equal weight", async () => {
    await invite(survey);
    const of = [
      { pattern: { sex: "f" }, value: 0.7 },
      { pattern: { sex: "m" }, value: 0.5 },
    ];
    const { crossed } = await weightingClasses(store, { variables: ["sex"], propensity: { of, classes: 2 } });
    expect(crossed.map(({ name, answered }) => [name, answered])).toEqual([
      ["propensity 1 of 2", 20],
      ["propensity 2 of 2", 50],
    ]);
  });

  test("in every class, and for any people, those who answered take over the weight of those invited", async () => {
    const row = fc.tuple(
      fc.constantFrom("north", "south"),
      fc.constantFrom("f", "m", "x", null),
      fc.constantFrom("yes", "yes", "no"),
      fc.double({ min: 0.1, max: 50, noNaN: true }),
    );
    const options = fc.record({ atLeast: fc.integer({ min: 1, max: 9 }), withinStrata: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 30 }), options, async (rows, asked) => {
        const sure = [...rows, ["north", "f", "yes", 1], ["south", "f", "yes", 1]] as const;
        await invite(sure);
        const { factors, unmended } = await weightingClasses(store, { variables: ["sex"], ...asked });
        const found = await store.rows(
          sql`SELECT weighting_class, CAST(sum(base_weight) AS DOUBLE) AS before, CAST(sum(response_weight) AS DOUBLE) AS after,
                count(response_weight) AS answers, count(DISTINCT stratum) AS strata FROM invited GROUP BY 1 ORDER BY 1`,
        );
        expect(found).toHaveLength(factors.length);
        found.forEach(({ before, after, answers, strata }, k) => {
          expect(Number(after) / Number(before)).toBeCloseTo(1, 12);
          if (!unmended.includes(k)) expect(Number(answers)).toBeGreaterThanOrEqual(asked.atLeast);
          if (asked.withinStrata) expect(strata).toBe(1);
        });
      }),
      { numRuns: 25 },
    );
  });
});

describe("trimming", () => {
  async function withWeights(weights: readonly (readonly [string, number])[]) {
    const lines = weights.map(([stratum, weight], i) => sql`(${`p${i}`}, ${stratum}, ${weight}::DOUBLE)`);
    await store.run(
      sql`CREATE OR REPLACE TABLE invited AS SELECT * FROM (VALUES ${join(lines)}) AS t(person, stratum, response_weight)`,
    );
  }
  const north = (...weights: readonly number[]) => weights.map((weight) => ["north", weight] as const);

  test("what is cut off goes to the others of the stratum, in proportion to their weights", async () => {
    await withWeights([...north(1, 1, 2, 16), ["south", 100]]);
    const [account] = await trimWeights(store, { kind: "mean-ratio", most: 2 });
    expect(account).toMatchObject({
      stratum: "north",
      cap: 10,
      trimmed: 1,
      moved: 6,
      largest: [16, 10],
      factor: 2.5,
    });
    expect(await numbers("trimmed_weight")).toEqual([2.5, 5, 10, 100]);
  });

  test("a cap of median and quartiles", async () => {
    await withWeights(north(1, 2, 3, 4, 5, 6, 7, 8, 36));
    const [account] = await trimWeights(store, { kind: "median-iqr", k: 3 });
    expect(account).toMatchObject({ cap: 17, trimmed: 1, moved: 19 }); // 5 + 3·(7 − 3)
  });

  test("a cap below the mean is refused, with the stratum", async () => {
    await withWeights(north(1, 1, 1, 1, 1, 100));
    await expect(trimWeights(store, { kind: "median-iqr", k: 3 })).rejects.toMatchObject({
      code: "trim-too-tight",
      message:
        "In the stratum “north” weights would be cut off at 1, below their mean 17.5: nobody could take over what is cut off.",
    });
  });

  test("for any weights: nobody is above the cap, strata keep their sums, and the order of weights stays", async () => {
    const weights = fc.array(
      fc.tuple(fc.constantFrom("a", "b"), fc.double({ min: 0.01, max: 1000, noNaN: true })),
      { minLength: 1, maxLength: 40 },
    );
    const most = fc.double({ min: 1, max: 4, noNaN: true });
    await fc.assert(
      fc.asyncProperty(weights, most, async (drawn, ratio) => {
        await withWeights(drawn);
        const rule: TrimRule = { kind: "mean-ratio", most: ratio };
        for (const { stratum, cap } of await trimWeights(store, rule)) {
          const { columns } = await store.numbers(
            sql`SELECT response_weight, trimmed_weight FROM invited WHERE stratum = ${stratum} ORDER BY 1`,
          );
          const [before, after] = [0, 1].map((k) => [...(columns[k]?.values ?? [])]);
          const sum = (values: readonly number[] = []) => values.reduce((all, each) => all + each, 0);
          expect(sum(after) / sum(before)).toBeCloseTo(1, 9);
          expect(Math.max(...(after ?? []))).toBeLessThanOrEqual(cap * (1 + 1e-9));
          expect(after).toEqual(after?.toSorted((a, b) => a - b));
        }
      }),
      { numRuns: 40 },
    );
  });
});

test("calibration after trimming, logit with bounds: margins hold, and no weight exceeds the cap times the upper bound", async () => {
  await invite(survey);
  await weightingClasses(store, { variables: ["sex"], withinStrata: true, atLeast: 10 });
  const trims = await trimWeights(store, { kind: "mean-ratio", most: 1.2 });
  await store.run(
    sql`CREATE TABLE answers AS SELECT '1' AS wave, 'all' AS "group", stratum, trimmed_weight AS weight, by_sex AS margin_sex, stratum AS margin_area
        FROM invited WHERE answered = 1`,
  );
  const margin = (column: string, totals: Readonly<Record<string, number>>) => ({
    name: column,
    column,
    wave: null,
    group: null,
    totals: Object.entries(totals).map(([category, value]) => ({ category, total: value })),
  });
  const { account } = await calibrate(store, {
    kind: "logit",
    margins: [margin("sex", { f: 400, m: 100 }), margin("area", { north: 210, south: 290 })],
    bounds: [0.5, 1.5],
  });
  for (const { total: wanted, after } of account.totals) expect(after).toBeCloseTo(wanted, 8);
  const rows = await store.rows(
    sql`SELECT stratum, max(calibrated_weight) AS largest FROM answers GROUP BY 1 ORDER BY 1`,
  );
  rows.forEach(({ largest }, k) => {
    expect(Number(largest)).toBeLessThan((trims[k]?.cap ?? 0) * 1.5);
  });
});

test("the account tells what each step did to the weights, and whom they stand for", async () => {
  await invite(survey);
  await weightingClasses(store, { variables: ["sex"], withinStrata: true, atLeast: 10 });
  await trimWeights(store, { kind: "mean-ratio", most: 1.1 });
  const { steps, shares } = await weightingAccount(store, {
    steps: [
      { step: "invited", weight: id("base_weight") },
      { step: "answered", weight: sql`CASE WHEN answered = 1 THEN base_weight END` },
      { step: "nonresponse", weight: id("response_weight") },
      { step: "trimming", weight: id("trimmed_weight") },
    ],
    variables: [{ name: "sex", population: { f: 0.85, m: 0.15 } }],
  });
  expect(
    steps.map(({ step, people, sum, least, median, largest }) => [step, people, sum, least, median, largest]),
  ).toEqual([
    ["invited", 110, 500, 2, 2, 30],
    ["answered", 70, 420, 2, 2, 30],
    ["nonresponse", 70, 500, 3, 3, 30],
    ["trimming", 70, 500, expect.closeTo(3.166667, 6), expect.closeTo(3.166667, 6), 30],
  ]);
  // Kish: n·Σw²/(Σw)² of 40 × 3, 20 × 4 and 10 × 30.
  expect(steps[2]?.effect).toBeCloseTo((70 * (40 * 9 + 20 * 16 + 10 * 900)) / 500 ** 2, 12);
  const [women] = shares;
  expect(women).toMatchObject({ variable: "sex", category: "f", population: 0.85 });
  expect(
    [women?.invited, women?.answered, ...(women?.weighted ?? [])].map((each) => Number(each?.toFixed(3))),
  ).toEqual([0.84, 0.714, 0.84, 0.905, 0.84, 0.853]);
});
