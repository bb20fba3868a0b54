import { describe, expect, test } from "vitest";
import { takenIn } from "../../../test/intake/delivery.js";
import { measureValue } from "../../intake/survey/valuing.js";
import { random } from "../../maths/random.js";
import { id, join, type Sql, sql } from "../../store/sql.js";
import type { Store } from "../../store/store.js";
import { answers } from "../../vocabulary/answers.js";
import type { Study } from "../../vocabulary/study.js";
import { type ImputationAccount, imputeAnswers } from "./imputeAnswers.js";

const study = `sources:
  - {file: a.csv, columns: {safe: number, calm: number, glad: number, sex: text, w: number}, wave: "2018"}
  - {file: b.csv, columns: {safe: number, calm: number, sex: text, w: number}, wave: "2021"}
waves: ["2018", "2021"]
breakdowns:
  - {id: gender, label: Gender, column: sex, categories: [{id: m, label: Man, values: [1]}, {id: k, label: Woman, values: [2]}]}
measures:
  - {id: safety, label: Safety, meaning: Mean., dimension: {items: [safe, calm], atLeast: 2}}
  - {id: glad, label: Glad, meaning: Who say 4 or 5., share: {item: glad, orAbove: 4}}
design: {weight: w}
`;
const scale = "points: [{code: 1}, {code: 2}, {code: 3}, {code: 4}, {code: 5}]";
const items = ["safe", "calm", "glad"]
  .map((name) => `  - {id: ${name}, question: ${name}?, ${scale}}\n`)
  .join("");

/** Answers from 1 to 5 that go together, a fifth of them missing, and somebody who answered nothing. */
function people(count: number, columns: readonly string[], seed: number): readonly string[] {
  const dice = random(seed);
  const rows = Array.from({ length: count }, () => {
    const feels = dice.normal();
    const told = columns.map(() => {
      const answer = Math.min(5, Math.max(1, Math.round(3 + feels + 0.8 * dice.normal())));
      return dice.uniform() < 0.2 ? "" : String(answer);
    });
    return [...told, 1 + dice.below(2), (0.5 + dice.uniform()).toFixed(3)].join(",");
  });
  return [...rows, [...columns.map(() => ""), "1", "1"].join(",")];
}
const first = people(150, ["safe", "calm", "glad"], 1);
const second = people(150, ["safe", "calm"], 2);

const measured = (of: Study) => (rows: Sql) =>
  sql`SELECT ${join([sql`*`, ...of.measures.map((each) => sql`${measureValue(of, each)} AS ${id(answers.measure(each.id))}`)])}
      FROM (${rows})`;

interface Options {
  readonly threads?: number;
  readonly turned?: boolean;
  readonly seed?: number;
}

/** Imputes three times, then looks. */
function imputed<T>(
  { threads = 2, turned = false, seed = 1 }: Options,
  look: (account: ImputationAccount, store: Store) => Promise<T>,
): Promise<T> {
  const order = (rows: readonly string[]) => (turned ? rows.toReversed() : rows).join("\n");
  const files = {
    "a.csv": `safe,calm,glad,sex,w\n${order(first)}\n`,
    "b.csv": `safe,calm,sex,w\n${order(second)}\n`,
  };
  return takenIn({ study, items, files, threads }, async (_, store, read) => {
    const options = { seed, imputations: 3, measured: measured(read) };
    return look(await imputeAnswers(read, store, options), store);
  });
}

/** Each row's PSU is its number in the table of answers. */
const rowsOf = (store: Store, table: string) =>
  store.rows(sql`SELECT * EXCLUDE (source, line) FROM ${id(table)} ORDER BY psu`);

describe("imputed tables of answers", () => {
  test("hold what was answered, and values of the scale where an answer was lacking", () =>
    imputed({}, async ({ tables }, store) => {
      expect(tables).toEqual(["answers_imputed_1", "answers_imputed_2", "answers_imputed_3"]);
      const before = await rowsOf(store, "answers");
      for (const table of tables) {
        const after = await rowsOf(store, table);
        expect(after).toHaveLength(before.length);
        after.forEach((row, i) => {
          for (const item of ["item_safe", "item_calm", "item_glad"]) {
            const [was, is] = [before[i]?.[item], row[item]];
            if (was !== null) expect(is).toBe(was);
            else if (is !== null) expect([1, 2, 3, 4, 5]).toContain(is);
          }
          for (const column of ["wave", "by_gender", "weight", "psu"])
            expect(row[column]).toBe(before[i]?.[column]);
        });
      }
    }));

  test("lack nothing but what a wave did not ask, and the answers of those who answered nothing", () =>
    imputed({}, async (account, store) => {
      const lacking = await store.rows(sql`
        SELECT wave, count(*) - count(item_safe) AS safe, count(*) - count(item_calm) AS calm, count(item_glad) AS glad
        FROM answers_imputed_1 GROUP BY wave ORDER BY wave`);
      const silent = [first, second].map(
        (rows, k) => rows.filter((row) => row.startsWith(k === 0 ? ",,," : ",,")).length,
      );
      expect(lacking).toEqual([
        { wave: "2018", safe: silent[0], calm: silent[0], glad: first.length - (silent[0] ?? 0) },
        { wave: "2021", safe: silent[1], calm: silent[1], glad: 0 },
      ]);
      expect(account.silent).toBe((silent[0] ?? 0) + (silent[1] ?? 0));
      expect(account.people + account.silent).toBe(first.length + second.length);
      const [safe] = account.items;
      expect((safe?.answered ?? 0) + (safe?.imputed ?? 0)).toBe(account.people);
    }));

  test("have measures that follow from the imputed answers", () =>
    imputed({}, async (_, store) => {
      const [wrong] = await store.rows(sql`
        SELECT count(*) FILTER (measure_safety IS DISTINCT FROM (item_safe + item_calm - 2) / 8) AS safety,
          count(*) FILTER (measure_glad IS DISTINCT FROM (item_glad >= 4)::INTEGER::DOUBLE) AS glad
        FROM answers_imputed_2`);
      expect(wrong).toEqual({ safety: 0, glad: 0 });
    }));

  test("differ from one another, and with the seed", async () => {
    const tables = (seed: number) =>
      imputed({ seed }, async (account, store) => {
        const read = [];
        for (const table of account.tables) read.push(JSON.stringify(await rowsOf(store, table)));
        return read;
      });
    expect(new Set([...(await tables(1)), ...(await tables(2))]).size).toBe(6);
  });

  test("are the same for any number of threads and any order of the rows in the files", async () => {
    const table = (options: Options) => imputed(options, (_, store) => rowsOf(store, "answers_imputed_3"));
    const one = await table({ threads: 1 });
    expect(await table({ threads: 4 })).toEqual(one);
    expect(await table({ threads: 2, turned: true })).toEqual(one);
  });
});
