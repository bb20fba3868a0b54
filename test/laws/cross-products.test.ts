import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Answered, itemMoments } from "../../src/estimate/scales/itemMoments.js";
import { entry } from "../../src/maths/matrix.js";
import { double } from "../../src/store/literal.js";
import { id, join, sql } from "../../src/store/sql.js";
import { openStore, type Store } from "../../src/store/store.js";
import { tallyCrossProducts } from "../../src/tally/crossProducts.js";
import type { CrossProducts } from "../../src/vocabulary/crossProducts.js";

let store: Store;
beforeAll(async () => {
  store = await openStore();
});
afterAll(() => store.close());

type Answer = number | null;
type Person = readonly [wave: string | null, a: Answer, b: Answer, c: Answer];

const items = ["a", "b", "c"];

function count(people: readonly Person[]): Promise<CrossProducts> {
  const value = (answer: Answer) => (answer === null ? sql`NULL::DOUBLE` : double(answer));
  const lines = people.map(
    ([wave, ...answers]) => sql`(${wave ?? sql`NULL::TEXT`}, ${join(answers.map(value))})`,
  );
  return tallyCrossProducts(store, {
    rows: sql`(SELECT * FROM (VALUES ${join(lines)}) AS people(wave, a, b, c))`,
    by: [{ name: "wave", value: id("wave") }],
    items: items.map((name) => ({ name, value: id(name) })),
  });
}

/** Means and covariances by the textbook, over rows. */
function byHand(people: readonly Person[], answered: Answered) {
  const rows = people.map(([, ...answers]) => answers);
  const counting = (i: number, j: number) =>
    rows.filter((row) =>
      answered === "listwise" ? !row.includes(null) : row[i] !== null && row[j] !== null,
    ) as number[][];
  const mean = (values: readonly number[]) => values.reduce((sum, v) => sum + v, 0) / values.length;
  const column = (some: readonly number[][], i: number) => some.map((row) => row[i] as number);
  const covariance = (i: number, j: number) => {
    const some = counting(i, j);
    if (some.length < 2) return 0;
    const [mi, mj] = [mean(column(some, i)), mean(column(some, j))];
    const sum = some.reduce((all, row) => all + ((row[i] as number) - mi) * ((row[j] as number) - mj), 0);
    return sum / (some.length - 1);
  };
  return {
    covariance,
    mean: (i: number) => mean(column(counting(i, i), i)),
    n: (i: number) => counting(i, i).length,
  };
}

// wave  a  b  c
const few: readonly Person[] = [
  ["1", 1, 2, 3],
  ["1", 2, 2, null],
  ["1", 3, 4, 5],
  ["2", 5, 5, 1],
  ["2", null, 1, 2],
  ["2", null, null, null],
  [null, 1, 1, 1], // outside every wave
];

describe("cross-products", () => {
  test("are counted by wave and by what was answered, about the middle of each item's range", async () => {
    const { domains, cells, items: counted } = await count(few);
    expect(domains).toEqual([{ wave: "1" }, { wave: "2" }]);
    expect(counted).toEqual([
      { name: "a", centre: 3 },
      { name: "b", centre: 3 },
      { name: "c", centre: 3 },
    ]);
    const told = cells.map(({ domain, answered, rows, sums }) => [domain, answered, rows, [...sums]]);
    expect(told).toEqual([
      [0, "110", 1, [-1, -1, 0]],
      [0, "111", 2, [-2, 0, 2]],
      [1, "000", 1, [0, 0, 0]],
      [1, "011", 1, [0, -2, -1]],
      [1, "111", 1, [2, 2, -2]],
    ]);
    // those who answered all in wave 1 lie at (−2, −1, 0) and (0, 1, 2)
    expect([...(cells[1]?.products ?? [])]).toEqual([4, 2, 0, 2, 2, 2, 0, 2, 4]);
  });

  test("listwise: three people answered all; pairwise each pair has its own people", async () => {
    const products = await count(few);
    const listwise = itemMoments(products, { items, answered: "listwise" });
    expect([listwise.n, ...listwise.means]).toEqual([3, 3, 11 / 3, 3]);
    const pairwise = itemMoments(products, { items, answered: "pairwise" });
    expect([pairwise.n, ...pairwise.means]).toEqual([5, 11 / 4, 14 / 5, 11 / 4]);
    // a and b: (1, 2) (2, 2) (3, 4) (5, 5)
    expect(entry(pairwise.covariance, 0, 1)).toBeCloseTo(7.25 / 3, 14);
    const second = itemMoments(products, {
      items: ["b", "c"],
      answered: "listwise",
      among: ({ wave }) => wave === "2",
    });
    expect([second.n, ...second.means]).toEqual([2, 3, 1.5]);
  });

  const answer = fc.option(fc.double({ min: -20, max: 30, noNaN: true }), { nil: null });
  const person: fc.Arbitrary<Person> = fc.tuple(fc.constantFrom("1", "2"), answer, answer, answer);
  const people = fc.array(person, { minLength: 1, maxLength: 15 });

  test.each(["listwise", "pairwise"] as const)(
    "for any answers, %s, they give the textbook's covariances",
    async (answered) => {
      await fc.assert(
        fc.asyncProperty(people, async (all) => {
          const moments = itemMoments(await count(all), { items, answered });
          const wanted = byHand(all, answered);
          items.forEach((_, i) => {
            if (wanted.n(i) > 0)
              expect(Math.abs((moments.means[i] as number) - wanted.mean(i))).toBeLessThan(1e-12);
            items.forEach((_, j) => {
              expect(Math.abs(entry(moments.covariance, i, j) - wanted.covariance(i, j))).toBeLessThan(1e-10);
            });
          });
        }),
        { numRuns: 40 },
      );
    },
  );

  const ends: readonly Person[] = [
    ["1", -20, -20, -20],
    ["2", 30, 30, 30],
  ];

  test("counting two parts and adding up is counting them together", async () => {
    const sums = ({ cells, domains }: CrossProducts) =>
      new Map(
        cells.flatMap(({ domain, answered, rows, sums, products }) =>
          [rows, ...sums, ...products].map(
            (sum, k) => [`${domains[domain]?.wave} ${answered} ${k}`, sum] as const,
          ),
        ),
      );
    await fc.assert(
      fc.asyncProperty(people, people, async (first, second) => {
        const parts = await Promise.all([count([...ends, ...first]), count([...ends, ...second])]);
        const [a, b] = parts.map(sums);
        const whole = sums(await count([...ends, ...first, ...ends, ...second]));
        for (const [key, sum] of whole) {
          const [x, y] = [a?.get(key) ?? 0, b?.get(key) ?? 0];
          expect(Math.abs(x + y - sum)).toBeLessThanOrEqual(2 ** -52 * (Math.abs(x) + Math.abs(y) + 1));
        }
        expect(whole.size).toBe(new Set([...(a?.keys() ?? []), ...(b?.keys() ?? [])]).size);
      }),
      { numRuns: 25 },
    );
  });

  test("are the same bytes for any order of rows, on one thread and two", async () => {
    const made = (order: ReturnType<typeof id>) => sql`CREATE TABLE answers AS SELECT
        CASE WHEN i % 2 = 0 THEN '1' ELSE '2' END AS wave,
        CASE WHEN hash(i * 7) % 12 = 0 THEN NULL ELSE (hash(i * 11) % 1003)::INTEGER / 1013.0 END AS a,
        CASE WHEN hash(i * 13) % 9 = 0 THEN NULL ELSE (hash(i * 17) % 100003)::INTEGER / 97.0 END AS b,
        (hash(i * 19) % 5)::INTEGER / 3.0 AS c
      FROM range(150000) AS rows(i) ORDER BY ${order}`;
    const counted = await Promise.all(
      [
        { threads: 1, order: sql`i` },
        { threads: 2, order: sql`hash(i * 31 + 5)` },
      ].map(async ({ threads, order }) => {
        const engine = await openStore({ threads });
        await engine.run(made(order));
        const products = await tallyCrossProducts(engine, {
          rows: id("answers"),
          by: [{ name: "wave", value: id("wave") }],
          items: items.map((name) => ({ name, value: id(name) })),
        });
        engine.close();
        return JSON.stringify(products, (_, value) => (value instanceof Float64Array ? [...value] : value));
      }),
    );
    expect(counted[0]?.length).toBeGreaterThan(500);
    expect(counted[0] === counted[1]).toBe(true);
  });

  test("no keys and no rows are no trouble", async () => {
    const products = await tallyCrossProducts(store, {
      rows: sql`(SELECT 1.5 AS a, 2.5 AS b WHERE false)`,
      by: [],
      items: [
        { name: "a", value: id("a") },
        { name: "b", value: id("b") },
      ],
    });
    const moments = itemMoments(products, { items: ["a", "b"], answered: "listwise" });
    expect([products.domains, products.cells, moments.n]).toEqual([[{}], [], 0]);
    expect(() => itemMoments(products, { items: ["x"], answered: "listwise" })).toThrow("x was not counted");
  });
});
