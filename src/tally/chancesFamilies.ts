import { exactSum } from "../store/exact.js";
import { double, shown } from "../store/literal.js";
import { id, join, type Sql, sql } from "../store/sql.js";
import { type Store, withTemporary } from "../store/store.js";
import type { FamilySums, UnitSums } from "../vocabulary/chances.js";
import { centresOf, largestOf, unitSums } from "./chancesUnits.js";

export interface FamiliesRequest {
  readonly rows: Sql;
  readonly family: Sql;
  /** What families lie in, each in one: these are then the independent units. */
  readonly cluster?: Sql;
  readonly outcome: Sql;
}

/**
 * Families reduced to sums of one outcome, for how much siblings are alike.
 *
 * in      rows (one a child), the family and the outcome; a child without either is left out and counted
 * out     see `FamilySums`; exact, so the same for any order of rows
 * error   the engine's, for a column that does not exist
 */
export async function chancesFamilies(
  store: Store,
  { rows, family, cluster, outcome }: FamiliesRequest,
): Promise<FamilySums> {
  const there = sql`(${family}) IS NOT NULL AND (${outcome}) IS NOT NULL`;
  const complete = sql`(SELECT * FROM ${rows} WHERE ${there})`;
  const [centre = 0] = await centresOf(store, complete, [outcome]);
  const y = sql`(CAST(${outcome} AS DOUBLE) - ${double(centre)})`;
  const [largest = 0] = await largestOf(store, complete, [y]);
  const unit = cluster ?? family;
  const families = sql`SELECT unit, 1 AS families, n, n * n AS squares, y, y * y / n AS between_, all_ FROM (
    SELECT ${unit} AS unit, CAST(count(*) AS DOUBLE) AS n, ${exactSum(y, largest)} AS y, ${exactSum(sql`${y} * ${y}`, largest ** 2)} AS all_
    FROM ${complete} GROUP BY ${unit}, ${family})`;
  const [left] = await store.rows(sql`SELECT count(*) FILTER (WHERE NOT (${there})) AS n FROM ${rows}`);
  return withTemporary(store, families, async (table) => ({
    sums: await (cluster ? summedByUnit(store, table) : unitSums(store, table, totals, true)),
    centre,
    leftOut: Number(left?.n ?? 0),
    query: shown(families),
  }));
}

const totals = ["families", "n", "squares", "y", "between_", "all_"];

async function summedByUnit(store: Store, families: Sql): Promise<UnitSums> {
  const largest = await largestOf(store, families, totals.map(id));
  const sums = totals.map((name, k) => sql`${exactSum(id(name), largest[k] ?? 0)} AS ${id(name)}`);
  const units = sql`SELECT ${join(sums)} FROM ${families} GROUP BY unit`;
  return withTemporary(store, units, (table) => unitSums(store, table, totals, true));
}
