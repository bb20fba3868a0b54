import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { WorldOptions } from "../../src/desks/cli/world.js";
import { takeIn } from "../../src/intake/survey/takeIn.js";
import { literal } from "../../src/store/literal.js";
import { id, type Sql, sql } from "../../src/store/sql.js";
import { openStore, type Store } from "../../src/store/store.js";
import { readStudy } from "../../src/study/readStudy.js";
import { answers } from "../../src/vocabulary/answers.js";
import { Problem } from "../../src/vocabulary/problem.js";
import { chanceFor, plantedForChildren } from "../../src/world/registers/plantedChances.js";
import { writeRegisters } from "../../src/world/registers/writeRegisters.js";
import { typedWorld } from "./typedWorld.js";

const example = fileURLToPath(new URL("../../examples/livschancer", import.meta.url));

/** The world of seed 1, written once for all that is asked of it. */
let home = "";
let store: Store;
let files: readonly string[] = [];
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "kvarter-registers-"));
  files = await writeRegisters(home, { seed: 1, size: 1 });
  store = await openStore({ folders: [home, example] });
}, 180_000);
afterAll(async () => {
  store?.close();
  await rm(home, { recursive: true });
});

const parquet = (name: string, folder = home): Sql => literal(join(folder, `data/${name}.parquet`));
const count = async (query: Sql) => Number(Object.values((await store.rows(query))[0] ?? {})[0]);

test("the example is the registers of seed 1, and nothing in it was changed by hand", async () => {
  const tables = files.filter((file) => file.endsWith(".parquet"));
  expect(tables).toHaveLength(8);
  for (const file of tables) {
    const content = (folder: string) =>
      store.rows(
        sql`SELECT count(*) AS rows, sum(hash(t))::VARCHAR AS hashes FROM ${literal(join(folder, file))} AS t`,
      );
    expect(await content(example), file).toEqual(await content(home));
  }
  for (const file of files.filter((name) => !tables.includes(name)))
    expect(await readFile(join(example, file), "utf8"), file).toBe(await readFile(join(home, file), "utf8"));
}, 60_000);

describe("the registers are as registers are", () => {
  test("nobody has two rows in one year", async () => {
    for (const name of ["bef", "bol", "udda", "akm", "ind"]) {
      const twice = sql`SELECT count(*) FROM (SELECT 1 FROM ${parquet(name)} GROUP BY PNR, AAR HAVING count(*) > 1)`;
      expect(await count(twice), name).toBe(0);
    }
  });

  test("who is there is there in every year from the first to the last", async () => {
    const holes = sql`SELECT count(*) FROM (SELECT 1 FROM ${parquet("bef")} GROUP BY PNR HAVING max(AAR) - min(AAR) + 1 <> count(*))`;
    expect(await count(holes)).toBe(0);
    expect(await count(sql`SELECT count(DISTINCT AAR) FROM ${parquet("bef")}`)).toBe(37);
  });

  test("every parent is in the population, the mother a woman who is 18 or more years older, born before the children", async () => {
    const people = sql`(SELECT PNR, any_value(FOED_DAG) AS born, any_value(KOEN) AS sex, any_value(MOR_ID) AS mother, any_value(FAR_ID) AS father
      FROM ${parquet("bef")} GROUP BY PNR)`;
    const [found] =
      await store.rows(sql`SELECT count(*) FILTER (c.mother IS NOT NULL AND m.PNR IS NULL) AS lost,
        count(*) FILTER (c.father IS NOT NULL AND f.PNR IS NULL) AS lost_father,
        count(*) FILTER (m.sex = 1 OR f.sex = 2) AS wrong_sex, min(year(c.born) - year(m.born)) AS years, max(year(m.born)) AS last
      FROM ${people} AS c LEFT JOIN ${people} AS m ON m.PNR = c.mother LEFT JOIN ${people} AS f ON f.PNR = c.father`);
    expect(found).toEqual({ lost: 0, lost_father: 0, wrong_sex: 0, years: 18, last: 1984 });
  });

  test("there are brothers and sisters who lived in plan areas for other numbers of years", async () => {
    const plans = sql`(SELECT DISTINCT AFDELING FROM read_csv(${literal(join(home, "data/plans.csv"))}))`;
    const mothers = sql`(SELECT PNR, any_value(MOR_ID) AS mother FROM ${parquet("bef")} WHERE MOR_ID IS NOT NULL GROUP BY PNR)`;
    const years = sql`(SELECT PNR, count(*) AS years FROM ${parquet("bol")} JOIN ${plans} USING (AFDELING) GROUP BY PNR)`;
    const families = sql`SELECT count(*) AS several, max(coalesce(years, 0)) - min(coalesce(years, 0)) AS apart
      FROM ${mothers} LEFT JOIN ${years} USING (PNR) GROUP BY mother HAVING count(*) > 1`;
    const [found] = await store.rows(sql`SELECT count(*) AS several, count(*) FILTER (apart > 0) AS differ,
      avg(apart) FILTER (apart > 0) AS years FROM (${families})`);
    expect(Number(found?.several)).toBeGreaterThan(9000);
    expect(Number(found?.differ)).toBeGreaterThan(3000);
    expect(Number(found?.years)).toBeGreaterThan(5);
  });

  test("nobody has a home, a mark or a conviction in a year without being there", async () => {
    const events = sql`SELECT PNR, AAR FROM ${parquet("bol")} UNION ALL SELECT PNR, SKOLEAAR FROM ${parquet("udfk")}
      UNION ALL SELECT PNR, year(AFG_AFGDTO) FROM ${parquet("kraf")} UNION ALL SELECT PNR, AAR FROM ${parquet("akm")}`;
    const nowhere = sql`SELECT count(*) FROM (${events}) ANTI JOIN ${parquet("bef")} USING (PNR, AAR)`;
    expect(await count(nowhere)).toBe(0);
  });
});

interface Truth {
  readonly levels: readonly {
    readonly outcome: string;
    readonly cohort: string;
    readonly inside: "yes" | "no";
    readonly parents: string;
    readonly origin: string;
    readonly children: number;
    readonly level: number;
  }[];
  readonly effects: readonly {
    readonly outcome: string;
    readonly since: number | "all";
    readonly effect: number;
  }[];
  readonly slopes: readonly {
    readonly cohort: string;
    readonly inside: "yes" | "no";
    readonly children: number;
    readonly slope: number;
  }[];
}

describe("what is planted comes out of the rows that intake makes of the registers", () => {
  let truth: Truth;
  beforeAll(async () => {
    truth = JSON.parse(await readFile(join(home, "truth.json"), "utf8"));
    await takeIn(await readStudy(home), store);
  }, 120_000);

  const groupOf = (inside: "yes" | "no") => (inside === "yes" ? "inside" : "outside");

  test("children by outcome, cohort, place, parents and origin: as many as there are, and the level within its error", async () => {
    const outcomes = [...new Set(truth.levels.map(({ outcome }) => outcome))];
    expect(outcomes).toHaveLength(9);
    const scores: number[] = [];
    for (const outcome of outcomes) {
      const value = id(answers.measure(outcome));
      const [wave, group] = [id(answers.wave), id(answers.group)];
      const [parents, origin] = [id(answers.breakdown("parents")), id(answers.breakdown("origin"))];
      const rows =
        await store.rows(sql`SELECT ${wave} AS cohort, ${group} AS "group", coalesce(${parents}, 'all') AS parents,
          coalesce(${origin}, 'all') AS origin, count(${value}) AS children, avg(${value}) AS level, var_samp(${value}) AS spread
        FROM ${id(answers.table)} GROUP BY CUBE (${parents}, ${origin}), ${wave}, ${group} HAVING count(${value}) > 0`);
      const own = truth.levels.filter((level) => level.outcome === outcome);
      expect(rows, outcome).toHaveLength(own.length);
      for (const { cohort, inside, parents: who, origin: from, children, level } of own) {
        const row = rows.find(
          (one) =>
            one.cohort === cohort &&
            one.group === groupOf(inside) &&
            one.parents === who &&
            one.origin === from,
        );
        expect(row?.children, `${outcome} ${cohort} ${inside} ${who} ${from}`).toBe(children);
        const spread = outcome === "grade" ? Number(row?.spread) : level * (1 - level);
        if (children >= 100) scores.push((Number(row?.level) - level) / Math.sqrt(spread / children));
      }
    }
    // Cells overlap and families have luck in common: scores are somewhat wider than normal, and go together.
    expect(scores.length).toBeGreaterThan(400);
    expect(Math.max(...scores.map(Math.abs))).toBeLessThan(4.5);
    expect(scores.reduce((sum, z) => sum + z * z, 0) / scores.length).toBeLessThan(1.6);
  });

  test("children's ranks of income go with their parents' as planted", async () => {
    const [wave, group] = [id(answers.wave), id(answers.group)];
    const [y, x] = [id(answers.measure("income-rank")), id(answers.kept("parents_rank"))];
    const rows =
      await store.rows(sql`SELECT ${wave} AS cohort, ${group} AS "group", regr_count(${y}, ${x}) AS children,
        regr_slope(${y}, ${x}) AS slope, regr_r2(${y}, ${x}) AS r2 FROM ${id(answers.table)} GROUP BY ALL HAVING children > 0`);
    expect(rows).toHaveLength(truth.slopes.length);
    for (const { cohort, inside, children, slope } of truth.slopes) {
      const row = rows.find((one) => one.cohort === cohort && one.group === groupOf(inside));
      expect(row?.children).toBe(children);
      // The slope's standard error, where ranks are spread evenly.
      const error = Math.sqrt((1 - Number(row?.r2)) / children);
      expect(Math.abs(Number(row?.slope) - slope)).toBeLessThan(4 * error);
      // Of everybody it is (6/π) arcsin(ρ/2) under a normal copula with ρ = 0.3.
      expect(Math.abs(slope - (6 / Math.PI) * Math.asin(0.15))).toBeLessThan(0.02);
    }
  });

  test("what plans add to youth education comes out of a comparison by hand with other social housing", async () => {
    const value = id(answers.measure("youth-started"));
    const [area, start, year] = [
      id(answers.kept("area")),
      id(answers.kept("start")),
      id(answers.kept("year15")),
    ];
    const [found] = await store.rows(sql`
      WITH rows AS (SELECT ${area} AS area, ${start} AS start, ${year} AS year, ${value} AS y FROM ${id(answers.table)} WHERE area IS NOT NULL AND y IS NOT NULL),
        before AS (SELECT area, avg(y) AS y FROM rows WHERE year < 2016 GROUP BY area),
        moved AS (SELECT rows.area, rows.start, rows.year, rows.y - before.y AS y FROM rows JOIN before USING (area) WHERE year >= 2016),
        others AS (SELECT year, avg(y) AS y FROM moved WHERE start IS NULL OR start > year GROUP BY year)
      SELECT avg(moved.y - others.y) AS effect, count(*) AS children FROM moved JOIN others USING (year) WHERE moved.start <= moved.year`);
    const planted = truth.effects.find(
      ({ outcome, since }) => outcome === "youth-started" && since === "all",
    );
    expect(planted?.effect).toBeGreaterThan(0.05);
    // Children reached, and as many again for those they are compared with.
    const error = Math.sqrt((2 * 0.2) / Number(found?.children));
    expect(Math.abs(Number(found?.effect) - Number(planted?.effect))).toBeLessThan(4 * error);
  });

  test("an effect grows by what is planted with each year since the plan began", () => {
    const of = (since: number) =>
      truth.effects.find((one) => one.outcome === "youth-started" && one.since === since)?.effect ??
      Number.NaN;
    expect(of(0)).toBeCloseTo(0.03, 3);
    expect(of(1)).toBeCloseTo(0.08, 2);
    expect(of(2)).toBeCloseTo(0.13, 2);
  });
});

test("a chance is the sum of what is planted, as docs/methods/world-registers.md tells it", () => {
  const girl = { born: 2002, girl: true, rest: true, menapt: true, area: true, since: 1 };
  const perYear = 17 * (0.001 + 0.003 + 0.006);
  expect(chanceFor(plantedForChildren.youth, girl)).toBeCloseTo(
    0.74 + 0.03 - 0.17 - 0.03 - 0.04 + 0.03 + perYear + 0.03 + 0.05,
    12,
  );
  const boy = { born: 1985, girl: false, rest: false, menapt: false, area: false, since: null };
  expect(chanceFor(plantedForChildren.youth, boy)).toBe(0.74);
});

describe("kvarter world --strand registers", () => {
  const typed = (folder: string, options: WorldOptions) => typedWorld(home, folder, options);
  const problemOf = (options: WorldOptions) =>
    typed("new", options).then(
      () => null,
      (error: unknown) => (error instanceof Problem ? error.code : Promise.reject(error)),
    );

  test("writes the same bytes for the same seed", async () => {
    const printed = await typed("one", { strand: "registers", size: "0.01", seed: "7", json: true });
    await typed("two", { strand: "registers", size: "0.01", seed: "7", quiet: true });
    const { files: written } = JSON.parse(printed) as { readonly files: readonly string[] };
    expect(written).toHaveLength(14);
    for (const file of written) {
      const [one, two] = await Promise.all(
        ["one", "two"].map((folder) => readFile(join(home, folder, file))),
      );
      expect(one && two && Buffer.compare(one, two), file).toBe(0);
    }
  });

  test("tells a strand that is none, and a size that registers do not have", async () => {
    expect(await problemOf({ strand: "interviews" })).toBe("strand-unknown");
    for (const size of ["register", "2", "0"])
      expect(await problemOf({ strand: "registers", size }), size).toBe("size-unknown");
  });
});
