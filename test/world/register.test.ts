import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { sql } from "../../src/store/sql.js";
import { openStore } from "../../src/store/store.js";
import { personYears, plantedInRegister } from "../../src/world/register/personYears.js";
import { writeRegister } from "../../src/world/register/writeRegister.js";

const options = { seed: 1, people: 1000, years: 5, lastYear: 2021 };

async function withRegister<T>(
  seed: number,
  use: (folder: string, files: readonly string[]) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "kvarter-register-"));
  try {
    return await use(folder, await writeRegister(folder, { ...options, seed }));
  } finally {
    await rm(folder, { recursive: true });
  }
}

const digests = (seed: number) =>
  withRegister(seed, (folder, files) =>
    Promise.all(
      files.map(async (file) =>
        createHash("sha256")
          .update(await readFile(join(folder, file)))
          .digest("hex"),
      ),
    ),
  );

describe("a register", () => {
  test("is a file a year, the same bytes for the same seed and others for another", async () => {
    const [one, same, other] = [await digests(1), await digests(1), await digests(2)];
    expect(one).toHaveLength(6);
    expect(same).toEqual(one);
    expect(other.filter((digest) => one.includes(digest))).toEqual([]);
  });

  test("has everybody in every year, with what lasts the same in all of them", () =>
    withRegister(1, async (folder) => {
      const store = await openStore({ folders: [folder] });
      try {
        const rows = sql`read_parquet(${join(folder, "register/*.parquet")})`;
        const [counts] = await store.rows(sql`SELECT count(*) AS n, count(DISTINCT person) AS people,
          count(DISTINCT (person, year)) AS pairs, count(DISTINCT (person, born, woman, origin, parents_rest)) AS kinds,
          min(year) AS first, max(year) AS last, min(year - born) AS youngest, max(plan) AS plans FROM ${rows}`);
        expect(counts).toMatchObject({
          n: 5000,
          people: 1000,
          pairs: 5000,
          kinds: 1000,
          first: 2017,
          last: 2021,
        });
        expect(counts?.youngest).toBe(0);
        expect(counts?.plans).toBeGreaterThan(50);
      } finally {
        store.close();
      }
    }));

  test("holds the planted effect of a plan, by the difference of two differences", async () => {
    const store = await openStore();
    try {
      const many = { ...options, people: 1500000, years: 6 };
      const year = (one: number) => personYears(one, many);
      // 2016 is the first year of every fourth plan, those whose number divides by four; 2021 is after every start.
      const [shares] = await store.rows(sql`SELECT
          avg(neet::INTEGER) FILTER (plan > 0 AND plan % 4 <> 0 AND year = 2016) AS before,
          avg(neet::INTEGER) FILTER (plan > 0 AND plan % 4 <> 0 AND year = 2021) AS after,
          avg(neet::INTEGER) FILTER (plan = 0 AND year = 2016) AS elsewhere_before,
          avg(neet::INTEGER) FILTER (plan = 0 AND year = 2021) AS elsewhere_after
        FROM (SELECT * FROM (${year(2016)}) UNION ALL SELECT * FROM (${year(2021)})) WHERE origin = 1`);
      const of = (name: string) => Number(shares?.[name]);
      const effect = of("after") - of("before") - (of("elsewhere_after") - of("elsewhere_before"));
      // Some 20,000 people a cell of a share near 0.16: standard error √(2 · 0.13/20000) = 0.0036.
      expect(Math.abs(effect - plantedInRegister.plan)).toBeLessThan(4 * 0.0037);
      expect(Math.abs(of("before") - of("elsewhere_before") - plantedInRegister.area)).toBeLessThan(
        4 * 0.0027,
      );
    } finally {
      store.close();
    }
  });
});
