import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { double } from "../store/literal.js";
import { id, join, sql } from "../store/sql.js";
import { openStore, type Store } from "../store/store.js";
import { tallyPanel } from "./panelSums.js";
import type { PanelRequest } from "./panelUnits.js";

let store: Store;
beforeAll(async () => {
  store = await openStore();
});
afterAll(() => store.close());

type Row = readonly [
  unit: string | null,
  period: number | null,
  cohort: number | null,
  y: number | null,
  more?: { readonly x?: string | null; readonly cluster?: string; readonly weight?: number | null },
];

function panel(rows: readonly Row[], asked: Partial<PanelRequest> = {}): PanelRequest {
  const number = (value: number | null) => (value === null ? sql`NULL::DOUBLE` : double(value));
  const text = (value: string | null) => (value === null ? sql`NULL::TEXT` : sql`${value}`);
  const lines = rows.map(([unit, period, cohort, y, more = {}]) => {
    const { x = "a", cluster = "c", weight = 1 } = more;
    return sql`(${join([text(unit), number(period), number(cohort), number(y), text(x), text(cluster), number(weight)])})`;
  });
  return {
    rows: sql`(SELECT * FROM (VALUES ${join(lines)}) AS panel(unit, period, cohort, y, x, "cluster", weight))`,
    unit: id("unit"),
    period: id("period"),
    cohort: id("cohort"),
    outcome: id("y"),
    weight: null,
    by: [],
    cluster: null,
    ...asked,
  };
}

/** Outcomes run from 0 to 4 in 2015 (centre 2) and from 2 to 8 in 2016 (centre 5). */
const four: readonly Row[] = [
  ["u1", 2015, 2016, 0],
  ["u1", 2016, 2016, 8],
  ["u2", 2016, 2016, 6],
  ["u2", 2015, 2016, 4],
  ["u3", 2015, null, 3],
  ["u3", 2016, null, 2],
];

test("cells by cohort: units, sums and products of outcomes about their period's centre", async () => {
  const found = await tallyPanel(store, panel(four));
  expect([found.periods, found.centres]).toEqual([
    [2015, 2016],
    [2, 5],
  ]);
  expect(found.leftOut).toEqual({ balanced: 3, unbalanced: 0, unsettled: 0 });
  const [reached, never] = found.cells;
  expect(reached).toMatchObject({ cohort: 2016, pattern: "", cluster: null, units: 2, weight: 2 });
  expect([...(reached?.outcome ?? [])]).toEqual([-2 + 2, 3 + 1]);
  expect([...(reached?.spread?.products ?? [])]).toEqual([4 + 4, -6 + 2, -6 + 2, 9 + 1]);
  expect(never).toMatchObject({ cohort: null, units: 1 });
  expect([...(never?.spread?.products ?? [])]).toEqual([1, -3, -3, 9]);
  expect(found.query).not.toMatch(/\d\.\d*e[+-]/);
});

test("weights: Σw, Σwy, Σw², Σw²y, Σw²yy", async () => {
  const heavy = four.map(
    ([unit, period, cohort, y]): Row => [unit, period, cohort, y, { weight: unit === "u1" ? 2 : 1 }],
  );
  const [reached] = (await tallyPanel(store, panel(heavy, { weight: id("weight") }))).cells;
  expect(reached?.weight).toBe(2 + 1);
  expect([...(reached?.outcome ?? [])]).toEqual([-4 + 2, 6 + 1]);
  expect(reached?.spread?.weight).toBe(4 + 1);
  expect([...(reached?.spread?.outcome ?? [])]).toEqual([-8 + 2, 12 + 1]);
  expect([...(reached?.spread?.products ?? [])]).toEqual([16 + 4, -24 + 2, -24 + 2, 36 + 1]);
});

test("clusters and patterns make cells of their own; with clusters nothing is squared", async () => {
  const marked = four.map(
    ([unit, period, cohort, y]): Row => [
      unit,
      period,
      cohort,
      y,
      { cluster: unit === "u1" ? "north" : "south", x: unit === "u3" ? "boy" : "girl" },
    ],
  );
  const asked = { by: [{ name: "sex", value: id("x") }], cluster: id("cluster") };
  const { cells } = await tallyPanel(store, panel(marked, asked));
  expect(cells.map(({ cohort, pattern, cluster, units }) => [cohort, pattern, cluster, units])).toEqual([
    [2016, "sex girl", "north", 1],
    [2016, "sex girl", "south", 1],
    [null, "sex boy", "south", 1],
  ]);
  expect(cells.every(({ spread }) => spread === null)).toBe(true);
});

test("units with a gap, a missing outcome or a period twice are counted, not used", async () => {
  const rows: readonly Row[] = [
    ...four,
    ["gap", 2015, 2016, 1],
    ["missing", 2015, 2016, 1],
    ["missing", 2016, 2016, null],
    ["twice", 2015, 2016, 1],
    ["twice", 2015, 2016, 1],
    ["three", 2015, 2016, 1],
    ["three", 2016, 2016, 1],
    ["three", 2016, 2016, 1],
    [null, 2015, 2016, 1],
    ["no period", null, 2016, 1],
  ];
  const found = await tallyPanel(store, panel(rows));
  expect(found.leftOut).toEqual({ balanced: 3, unbalanced: 4, unsettled: 0 });
  expect(found.cells.map(({ units }) => units)).toEqual([2, 1]);
});

test("units whose cohort, weight, trait or cluster changes, or is missing, are counted, not used", async () => {
  const both = (
    unit: string,
    first: Row[4],
    second: Row[4],
    cohorts: readonly (number | null)[] = [2016, 2016],
  ) =>
    [
      [unit, 2015, cohorts[0] ?? null, 1, first],
      [unit, 2016, cohorts[1] ?? null, 1, second],
    ] as const satisfies readonly Row[];
  const rows: readonly Row[] = [
    ...four,
    ...both("cohort", {}, {}, [2015, 2016]),
    ...both("cohort known once", {}, {}, [null, 2016]),
    ...both("weight", { weight: 1 }, { weight: 2 }),
    ...both("no weight", { weight: null }, { weight: null }),
    ...both("weight below 0", { weight: -1 }, { weight: -1 }),
    ...both("trait", { x: "a" }, { x: "b" }),
    ...both("no trait", { x: null }, { x: null }),
    ...both("moved", { cluster: "here" }, { cluster: "there" }),
  ];
  const asked = { weight: id("weight"), by: [{ name: "x", value: id("x") }], cluster: id("cluster") };
  const found = await tallyPanel(store, panel(rows, asked));
  expect(found.leftOut).toEqual({ balanced: 3, unbalanced: 0, unsettled: 8 });
});

test("nobody at all: no cells", async () => {
  const found = await tallyPanel(store, panel([["u1", 2015, null, null]]));
  expect([found.cells, found.leftOut]).toEqual([[], { balanced: 0, unbalanced: 1, unsettled: 0 }]);
});

test("numbers far from 0 keep the digits of their differences", async () => {
  const far = [0, 1, 2].flatMap((k): Row[] => [
    [`u${k}`, 2015, null, 1e9 + k],
    [`u${k}`, 2016, null, 1e12 + 2 * k],
  ]);
  const [cell] = (await tallyPanel(store, panel(far))).cells;
  expect([...(cell?.spread?.products ?? [])]).toEqual([2, 4, 4, 8]);
});

const unit = fc.record({
  cohort: fc.constantFrom(2015, 2016, null),
  cluster: fc.constantFrom("a", "b"),
  y: fc.array(fc.double({ min: -5000, max: 5000, noNaN: true }), { minLength: 2, maxLength: 2 }),
});
const rowsOf = (units: readonly { cohort: number | null; cluster: string; y: readonly number[] }[]): Row[] =>
  units.flatMap(({ cohort, cluster, y }, i) => [
    [`u${i}`, 2015, cohort, y[0] ?? 0, { cluster }],
    [`u${i}`, 2016, cohort, y[1] ?? 0, { cluster }],
  ]);

test("any order of rows gives the same bytes", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(unit, { minLength: 1, maxLength: 12 }),
      fc.constantFrom(null, id("cluster")),
      async (units, cluster) => {
        const rows = rowsOf(units);
        const [there, back] = await Promise.all(
          [rows, [...rows].reverse()].map((some) => tallyPanel(store, panel(some, { cluster }))),
        );
        expect({ ...back, query: "" }).toEqual({ ...there, query: "" });
      },
    ),
    { numRuns: 25 },
  );
});

test("units reduced part by part are the same units", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(unit, { minLength: 1, maxLength: 12 }), async (units) => {
      const [whole, parts] = await Promise.all(
        [1, 3].map((many) => tallyPanel(store, panel(rowsOf(units), { parts: many }))),
      );
      expect(parts?.leftOut).toEqual(whole?.leftOut);
      for (const cell of whole?.cells ?? []) {
        const own = parts?.cells.filter(({ cohort }) => cohort === cell.cohort) ?? [];
        const sum = (k: number) => own.reduce((all, one) => all + (one.spread?.products[k] ?? 0), 0);
        cell.spread?.products.forEach((value, k) => {
          expect(Math.abs(sum(k) - value)).toBeLessThan(1e-12 * 25e6 * 12);
        });
      }
    }),
    { numRuns: 25 },
  );
});

test("parts are of about one size", async () => {
  const many = Array.from({ length: 64 }, (_, i): Row => [`u${i}`, 2015, null, i]);
  const { cells } = await tallyPanel(store, panel(many, { parts: 4 }));
  expect(cells.map(({ units }) => units)).toHaveLength(4);
  expect(Math.max(...cells.map(({ units }) => units))).toBeLessThan(32);
});
