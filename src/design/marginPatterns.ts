import { exactSum } from "../store/exact.js";
import { id, join, type Sql, sql } from "../store/sql.js";
import type { Store } from "../store/store.js";
import { answers } from "../vocabulary/answers.js";
import type { Auxiliaries } from "./auxiliaries.js";
import { problems } from "./problems.js";

/** The sample by wave and categories of the margins: all that calibration needs where no margin is a number. */
export interface MarginPatterns {
  /** Auxiliaries (by index) that the rows of each pattern have. */
  readonly patterns: readonly (readonly number[])[];
  readonly people: Float64Array;
  /** Σ w before calibration. */
  readonly weights: Float64Array;
}

/**
 * Numbers the patterns of wave, group and margins in the table of answers (column `margin_pattern`), and sums their weights.
 *
 * in      the table of answers with a column per margin; what is known of the population
 * out     the patterns in the order of their numbers; the same for any order of rows
 * error   `margin-unanswered`, `margin-unknown-category`, `margin-empty-category`, `margin-total`
 */
export async function marginPatterns(store: Store, { list, margins }: Auxiliaries): Promise<MarginPatterns> {
  const columns = [...new Set(list.flatMap(({ column, category }) => (category === null ? [] : [column])))];
  const texts = columns.map((column) => sql`CAST(${id(answers.margin(column))} AS TEXT)`);
  const grouped = list.some(({ group }) => group !== null);
  const group = grouped ? sql`CAST(${id(answers.group)} AS TEXT)` : sql`''`;
  const keys = [sql`CAST(${id(answers.wave)} AS TEXT)`, group, ...texts];
  await number(store, keys);
  const named = [
    sql`${id(answers.marginPattern)} AS pattern`,
    ...keys.map((key, i) => sql`${key} AS ${id(`key${i}`)}`),
  ];
  const rows = await store.rows(
    sql`SELECT ${join(named)}, count(*) AS people, ${exactSum(id(answers.weight), await heaviest(store))} AS weight
        FROM ${id(answers.table)} GROUP BY ALL ORDER BY pattern`,
  );
  const patterns = rows.map((row) =>
    margins.flatMap((members) => {
      const first = list[members[0] ?? -1];
      if (!first || first.wave !== row.key0) return [];
      if (first.group !== null && first.group !== row.key1) return [];
      if (first.category === null) return members;
      const category = row[`key${2 + columns.indexOf(first.column)}`];
      if (typeof category !== "string")
        throw problems.marginUnanswered({ ...first, people: Number(row.people) });
      const found = members.find((k) => list[k]?.category === category);
      if (found !== undefined) return [found];
      const known = members.map((k) => list[k]?.category ?? "");
      throw problems.marginUnknownCategory({ ...first, category, people: Number(row.people), known });
    }),
  );
  const weights = Float64Array.from(rows, (row) => Number(row.weight));
  checkTotals(list, patterns);
  return { patterns, weights, people: Float64Array.from(rows, (row) => Number(row.people)) };
}

async function number(store: Store, keys: readonly Sql[]): Promise<void> {
  const table = id(answers.table);
  const column = id(answers.marginPattern);
  const named = keys.map((key, i) => sql`${key} AS ${id(`key${i}`)}`);
  const names = keys.map((_, i) => id(`key${i}`));
  await store.run(
    sql`CREATE OR REPLACE TEMP TABLE margin_patterns AS
        SELECT *, CAST(row_number() OVER (ORDER BY ${join(names)}) - 1 AS INTEGER) AS pattern
        FROM (SELECT DISTINCT ${join(named)} FROM ${table})`,
  );
  await store.run(sql`ALTER TABLE ${table} DROP COLUMN IF EXISTS ${column}`);
  await store.run(sql`ALTER TABLE ${table} ADD COLUMN ${column} INTEGER`);
  const same = keys.map((key, i) => sql`${key} IS NOT DISTINCT FROM p.${id(`key${i}`)}`);
  await store.run(
    sql`UPDATE ${table} SET ${column} = p.pattern FROM margin_patterns AS p WHERE ${join(same, " AND ")}`,
  );
  await store.run(sql`DROP TABLE margin_patterns`);
}

/** The largest weight before calibration. */
export async function heaviest(store: Store): Promise<number> {
  const [row] = await store.rows(
    sql`SELECT CAST(max(abs(${id(answers.weight)})) AS DOUBLE) AS largest FROM ${id(answers.table)}`,
  );
  return Number(row?.largest ?? 0);
}

/** A category with a total has people, and one with people has a total. */
function checkTotals(list: Auxiliaries["list"], patterns: readonly (readonly number[])[]): void {
  const present = new Set(patterns.flat());
  list.forEach((auxiliary, k) => {
    const { category, total } = auxiliary;
    const empty = !present.has(k);
    if (category !== null && empty && total !== 0)
      throw problems.marginEmptyCategory({ ...auxiliary, category, total });
    if (category !== null && !empty && !(total > 0)) throw problems.marginTotal(auxiliary);
  });
}
