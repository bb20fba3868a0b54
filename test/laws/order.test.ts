import { afterAll, beforeAll, expect, test } from "vitest";
import { calibrate } from "../../src/design/calibrate.js";
import { calibrationResiduals } from "../../src/estimate/calibration/calibrationResiduals.js";
import { means } from "../../src/estimate/means/ratios.js";
import { designCovariance } from "../../src/estimate/variance/designCovariance.js";
import { id, Sql, sql } from "../../src/store/sql.js";
import { openStore, type Store } from "../../src/store/store.js";
import { calibratedRequest } from "../../src/tally/calibratedRequest.js";
import { replicatePatterns } from "../../src/tally/replicatePatterns.js";
import { replicateSums } from "../../src/tally/replicateSums.js";
import { answered, answersDesign, type TallyRequest } from "../../src/tally/request.js";
import { tally } from "../../src/tally/tally.js";
import { valueTable } from "../../src/tally/valueTable.js";
import type { Calibration } from "../../src/vocabulary/design.js";

/**
 * A study's output is the same bytes every time. Two engines hold the same 150 000 rows, enough for two threads to
 * share the work: one in the order they were made, on one thread; the other shuffled, on two.
 */
const stores: Store[] = [];

function answersMade(order: Sql): Sql {
  const whole = (n: number) => new Sql([String(n)], []);
  const part = (salt: number, n: number) => sql`(hash(i * 7919 + ${whole(salt)}) % ${whole(n)})::INTEGER`;
  return sql`CREATE TABLE answers AS SELECT
      CASE WHEN i % 2 = 0 THEN '1' ELSE '2' END AS wave,
      's' || ${part(1, 5)} AS stratum,
      'p' || ${part(2, 300)} AS psu,
      -- nine in ten of those asked first answer again
      CASE WHEN ${part(3, 10)} = 0 THEN 'only ' || i ELSE 'person ' || (i // 2) END AS person,
      0.1 + ${part(4, 100000)} / 7777.0 AS weight,
      1e6::DOUBLE AS population_psus,
      'g' || ${part(5, 3)} AS "group",
      CASE WHEN ${part(6, 12)} = 0 THEN NULL ELSE ${part(7, 1000003)} / 1013.0 - 400 END AS y,
      'c' || ${part(8, 4)} AS margin_age,
      ${part(9, 90001)} / 97.0 AS margin_income,
      ${part(10, 1000)} / 500.0 AS r1, ${part(11, 1000)} / 500.0 AS r2,
      i
    FROM range(150000) AS rows(i) ORDER BY ${order}`;
}

beforeAll(async () => {
  for (const [threads, order] of [
    [1, sql`i`],
    [2, sql`hash(i * 31 + 5)`],
  ] as const) {
    const store = await openStore({ threads });
    await store.run(answersMade(order));
    stores.push(store);
  }
});
afterAll(() => {
  for (const store of stores) store.close();
});

/** The result of each engine; every number the same bit for bit. */
async function expectSame(work: (store: Store) => Promise<unknown>) {
  const [first, second] = await Promise.all(stores.map(work));
  expect(difference(first, second, "")).toBeNull();
}

function difference(a: unknown, b: unknown, at: string): string | null {
  if (Object.is(a, b)) return null;
  const both = [a, b];
  if (both.some((value) => typeof value !== "object" || value === null)) return `${at}: ${a} and ${b}`;
  if (a instanceof Float64Array && b instanceof Float64Array) {
    const i = a.findIndex((value, k) => !Object.is(value, b[k]));
    return i < 0 && a.length === b.length ? null : `${at}.${i}: ${a[i]} and ${b[i]}`;
  }
  const [first, second] = both.map((value) => Object.entries(value as object));
  if (first?.length !== second?.length) return `${at}: ${first?.length} and ${second?.length} entries`;
  for (const [i, [key, value]] of (first ?? []).entries()) {
    const found = difference(value, second?.[i]?.[1], `${at}.${key}`);
    if (found) return found;
  }
  return null;
}

const direct = {
  ...answersDesign({ stages: [], psusStay: false, person: null }),
  populationPsus: id("population_psus"),
};
const request: TallyRequest = {
  rows: id("answers"),
  design: direct,
  by: ["wave", "group"].map((name) => ({ name, value: id(name) })),
  variables: answered("y", id("y")),
};

test("the check sees a difference in the last bit", () => {
  expect(difference({ x: Float64Array.of(1, 0.3) }, { x: Float64Array.of(1, 0.1 + 0.2) }, "")).toContain(
    ".x.1",
  );
});

test("the engine's own sum of doubles does depend on order: without exact sums this page would fail", async () => {
  const sums = await Promise.all(
    stores.map((store) => store.rows(sql`SELECT sum(weight * y) AS sum FROM answers`)),
  );
  expect(sums[0]?.[0]?.sum).not.toBe(sums[1]?.[0]?.sum);
});

test("people drawn directly, some of them in both waves", async () => {
  await expectSame((store) => tally(store, { ...request, design: { ...direct, person: id("person") } }));
});

test("PSUs", async () => {
  await expectSame((store) =>
    tally(store, { ...request, design: { ...direct, psu: id("psu"), psusStay: true } }),
  );
});

test("distributions by value", async () => {
  await expectSame((store) => valueTable(store, request, id("y")));
});

test("replicate weights", async () => {
  const replicates = { columns: [id("r1"), id("r2")], combined: false };
  await expectSame((store) => replicateSums(store, request, replicates));
  await expectSame((store) => replicatePatterns(store, request, replicates));
});

const age = ["c0", "c1", "c2", "c3"].map((category, k) => ({ category, total: 19000 + 1000 * k }));
const margins = [
  { name: "age", column: "age", wave: null, group: null, totals: age },
  { name: "income", column: "income", wave: null, group: null, totals: [{ category: null, total: 3.7e7 }] },
];

test.each<Calibration>([
  { kind: "raking", margins: margins.slice(0, 1) },
  { kind: "linear", margins, bounds: [0, 3] },
  { kind: "exponential", margins, bounds: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] },
])("calibrated weights and what estimates make of them: $kind", async (calibration) => {
  await expectSame(async (store) => {
    const { calibrated, account } = await calibrate(store, calibration);
    const { columns } = await store.numbers(sql`SELECT calibrated_weight FROM answers ORDER BY i`);
    const t = await tally(store, calibratedRequest(request, calibrated));
    const { values, influence } = means(t, "y");
    const residual = calibrationResiduals(calibrated)(t, influence);
    const covariance = designCovariance(t, residual, { lonelyPsu: "fail" });
    return { account, weights: columns[0]?.values, values, covariance };
  });
});
