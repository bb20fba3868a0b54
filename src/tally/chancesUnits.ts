import { exactSum } from "../store/exact.js";
import { id, join, type Sql, sql } from "../store/sql.js";
import type { Store } from "../store/store.js";
import type { UnitSums, UnitTotals } from "../vocabulary/chances.js";

/**
 * Totals and products of a table with one row for each independent unit.
 *
 * in      the table and its numeric columns, never NULL
 * out     Σ u of each column and Σ u·v of each pair, exact: the same for any order of rows
 */
export async function unitSums(
  store: Store,
  table: Sql,
  columns: readonly string[],
  clustered: boolean,
): Promise<UnitSums> {
  const none = new Int32Array();
  if (columns.length === 0)
    return {
      units: 0,
      clustered,
      totals: new Float64Array(),
      products: { first: none, second: none, values: new Float64Array() },
    };
  const ranges = columns.map((name, k) => sql`CAST(max(abs(${id(name)})) AS DOUBLE) AS ${id(`largest${k}`)}`);
  const [range] = await store.rows(sql`SELECT ${join(ranges)} FROM ${table}`);
  const largest = (k: number) => Number(range?.[`largest${k}`] ?? 0);
  const pairs = columns.flatMap((_, a) => columns.slice(a).map((__, k) => [a, a + k] as const));
  const sums = columns.map((name, k) => sql`${exactSum(id(name), largest(k))} AS ${id(`total${k}`)}`);
  const products = pairs.map(([a, b], k) => {
    const product = sql`${id(columns[a] ?? "")} * ${id(columns[b] ?? "")}`;
    return sql`${exactSum(product, largest(a) * largest(b))} AS ${id(`product${k}`)}`;
  });
  const [row] = await store.rows(
    sql`SELECT count(*) AS units, ${join([...sums, ...products])} FROM ${table}`,
  );
  return {
    units: Number(row?.units ?? 0),
    clustered,
    totals: Float64Array.from(columns, (_, k) => Number(row?.[`total${k}`] ?? 0)),
    products: {
      first: Int32Array.from(pairs, ([a]) => a),
      second: Int32Array.from(pairs, ([, b]) => b),
      values: Float64Array.from(pairs, (_, k) => Number(row?.[`product${k}`] ?? 0)),
    },
  };
}

/** The units themselves, in the order of their names. */
export async function eachUnit(
  store: Store,
  table: Sql,
  columns: readonly string[],
): Promise<readonly UnitTotals[]> {
  const rows = await store.rows(
    sql`SELECT CAST(people AS DOUBLE) AS people, ${join(columns.map((name) => id(name)))} FROM ${table} ORDER BY unit`,
  );
  return rows.map((row) => ({
    people: Number(row.people),
    totals: Float64Array.from(columns, (name) => Number(row[name])),
  }));
}

/** A term's largest absolute value over some rows: what exact sums need to know beforehand. */
export async function largestOf(store: Store, rows: Sql, terms: readonly Sql[]): Promise<readonly number[]> {
  const columns = terms.map((term, k) => sql`CAST(max(abs(${term})) AS DOUBLE) AS ${id(`largest${k}`)}`);
  const [row] = await store.rows(sql`SELECT ${join(columns)} FROM ${rows}`);
  return terms.map((_, k) => Number(row?.[`largest${k}`] ?? 0));
}

/**
 * What numbers are counted from, for the digits' sake: 0 for those that lie between 0 and 1, else the middle of their
 * range.
 */
export async function centresOf(store: Store, rows: Sql, values: readonly Sql[]): Promise<readonly number[]> {
  const columns = values.flatMap((value, k) => [
    sql`CAST(min(${value}) AS DOUBLE) AS ${id(`low${k}`)}`,
    sql`CAST(max(${value}) AS DOUBLE) AS ${id(`high${k}`)}`,
  ]);
  const [row] = await store.rows(sql`SELECT ${join(columns)} FROM ${rows}`);
  return values.map((_, k) => {
    const [low, high] = [Number(row?.[`low${k}`] ?? 0), Number(row?.[`high${k}`] ?? 0)];
    return low >= 0 && high <= 1 ? 0 : low + (high - low) / 2;
  });
}
