import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { double } from "../store/literal.js";
import { id, join, sql } from "../store/sql.js";
import { openStore, type Store } from "../store/store.js";
import { type AreaSumsRequest, tallyAreaSums } from "./areaSums.js";

let store: Store;
beforeAll(async () => {
  store = await openStore();
});
afterAll(() => store.close());

type Person = readonly [area: string | null, y: number | null, x: number | null];

function people(rows: readonly Person[]): AreaSumsRequest {
  const number = (value: number | null) => (value === null ? sql`NULL::DOUBLE` : double(value));
  const lines = rows.map(
    ([area, y, x]) => sql`(${area === null ? sql`NULL::TEXT` : area}, ${number(y)}, ${number(x)})`,
  );
  return {
    rows: sql`(SELECT * FROM (VALUES ${join(lines)}) AS people(area, y, x))`,
    area: id("area"),
    variables: ["y", "x"].map((name) => ({ name, value: id(name) })),
  };
}

/** y runs from 2 to 6 and x from 0 to 1 among those who have both: centres 4 and 0.5. */
test("people, sums and products by area, about centres; who is left out is counted", async () => {
  const found = await tallyAreaSums(
    store,
    people([
      ["b", 2, 0],
      ["a", 6, 1],
      ["a", 5, 0],
      ["a", null, 1],
      ["c", 9, null],
      [null, 3, 1],
    ]),
  );
  expect(found.areas).toEqual(["a", "b"]);
  expect(found.variables).toEqual([
    { name: "y", centre: 4 },
    { name: "x", centre: 0.5 },
  ]);
  expect([...found.people]).toEqual([2, 1]);
  expect([...found.sums]).toEqual([2 + 1, 0.5 - 0.5, -2, -0.5]);
  expect([...found.products]).toEqual([4 + 1, 1 - 0.5, 1 - 0.5, 0.5, 4, 1, 1, 0.25]);
  expect(found.leftOut).toEqual({ incomplete: 2, withoutArea: 1 });
  expect(found.query).not.toMatch(/\d\.\d*e[+-]/);
});

test("nobody at all: no areas", async () => {
  const found = await tallyAreaSums(store, people([["a", null, 1]]));
  expect([found.areas, found.people.length, found.leftOut.incomplete]).toEqual([[], 0, 1]);
});

test("numbers far from 0 keep the digits of their differences", async () => {
  const far = await tallyAreaSums(store, people([0, 1, 2].map((k) => ["a", 1e9 + k, k])));
  expect([...far.products]).toEqual([2, 2, 2, 2]);
});

test.each([2 ** 40, 2 ** -40])("numbers of any size keep their digits: in units of %d", async (unit) => {
  const rows = [0, 1, 2, 3].map((k): Person => ["a", k * unit, k]);
  const { products } = await tallyAreaSums(store, people(rows));
  expect([...products]).toEqual([5 * unit ** 2, 5 * unit, 5 * unit, 5]);
});

const person: fc.Arbitrary<Person> = fc.tuple(
  fc.constantFrom("a", "b", "c"),
  fc.double({ min: -50, max: 50, noNaN: true }),
  fc.double({ min: 0, max: 1, noNaN: true }),
);
/** Both parts have the same extremes, so that they are counted about the same centres. */
const extremes: readonly Person[] = [
  ["a", -50, 0],
  ["b", 50, 1],
  ["c", 0, 0],
];
const part = fc.array(person, { maxLength: 15 }).map((rows) => [...extremes, ...rows]);

test("any order of rows gives the same bytes", async () => {
  await fc.assert(
    fc.asyncProperty(part, async (rows) => {
      const there = await tallyAreaSums(store, people(rows));
      expect(await tallyAreaSums(store, people([...rows].reverse()))).toEqual(there);
    }),
    { numRuns: 25 },
  );
});

test("counting two parts and adding up is counting them together", async () => {
  await fc.assert(
    fc.asyncProperty(part, part, async (first, second) => {
      const [a, b, whole] = await Promise.all(
        [first, second, [...first, ...second]].map((rows) => tallyAreaSums(store, people(rows))),
      );
      for (const key of ["people", "sums", "products"] as const) {
        whole?.[key].forEach((sum, i) => {
          expect((a?.[key][i] ?? 0) + (b?.[key][i] ?? 0)).toBeCloseTo(sum, 9);
        });
      }
    }),
    { numRuns: 25 },
  );
});
