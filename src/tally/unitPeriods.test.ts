import { afterAll, beforeAll, expect, test } from "vitest";
import { id, type Sql, sql } from "../store/sql.js";
import { openStore, remake, type Store } from "../store/store.js";
import { answers } from "../vocabulary/answers.js";
import { withUnitPeriods } from "./unitPeriods.js";

let store: Store;
beforeAll(async () => {
  store = await openStore();
});
afterAll(() => store.close());

type Question = Parameters<typeof withUnitPeriods>[2];

async function made(rows: Sql, spillOver: string | null = null) {
  const ring = spillOver === null ? sql`NULL` : id(spillOver);
  const table = sql`SELECT weight, y AS measure_y, unit AS kept_unit, start AS kept_start, year AS kept_year,
    ${ring} AS kept_ring FROM (${rows})`;
  await remake(store, id(answers.table), table);
  const effects = {
    ...{ id: "plan", unit: "unit", start: "start", period: "year", cluster: null, weight: "people" },
    ...{ texts: [], numbers: [], spillOver },
  };
  const question = { measure: { id: "y" }, effects } as unknown as Question;
  return withUnitPeriods(store, { waves: [] } as never, question, async (table, leftOut) => ({
    leftOut,
    units: await store.rows(
      sql`SELECT unit, period, cohort, people, outcome, weight FROM ${table} ORDER BY unit, period`,
    ),
  }));
}

test("means by unit and year, weighing as the people of an average year; who lacks unit or measure is counted", async () => {
  const { leftOut, units } = await made(sql`SELECT * FROM (VALUES
    ('a', 2015, 2016, 1::DOUBLE, 1::DOUBLE), ('a', 2015, 2016, 3::DOUBLE, 5::DOUBLE), ('a', 2017, 2016, 2::DOUBLE, 7::DOUBLE),
    ('b', 2015, NULL, 1::DOUBLE, 2::DOUBLE), ('b', 2017, NULL, 1::DOUBLE, NULL), (NULL, 2017, NULL, 1::DOUBLE, 1::DOUBLE))
    AS rows(unit, year, start, weight, y)`);
  expect(leftOut).toEqual({ withoutUnit: 1, withoutAnswer: 1, inRing: 0 });
  expect(units.map((row) => Object.values(row))).toEqual([
    ["a", 2015, 2017, 2, (1 + 3 * 5) / 4, (4 + 2) / 2],
    ["a", 2017, 2017, 1, 7, (4 + 2) / 2],
    ["b", 2015, null, 1, 2, 1],
  ]);
});

test("units in the ring are left out and counted, but for those that the programme reaches itself", async () => {
  const rows = sql`SELECT *, 1::DOUBLE AS weight, 1::DOUBLE AS y FROM (VALUES
    ('reached', 2016, NULL), ('reached', 2016, NULL), ('both', 2016, 'near'), ('near', NULL, 'near'), ('near', NULL, 'near'),
    ('later', 2030, 'near'), ('free', NULL, NULL)) AS units(unit, start, ring), (VALUES (2015), (2016)) AS years(year)`;
  const { leftOut, units } = await made(rows, "ring");
  expect(leftOut).toEqual({ withoutUnit: 0, withoutAnswer: 0, inRing: 6 });
  expect([...new Set(units.map(({ unit }) => unit))]).toEqual(["both", "free", "reached"]);
});

test("a country outside the areas can be one unit: millions of people in a year", async () => {
  const people = 4_500_000;
  const { units } = await made(sql`SELECT 1 AS unit, 2015 AS year, NULL::DOUBLE AS start, 1::DOUBLE AS weight,
    1::DOUBLE AS y FROM range(${people})`);
  expect(units).toEqual([{ unit: "1", period: 2015, cohort: null, people, outcome: 1, weight: people }]);
});
