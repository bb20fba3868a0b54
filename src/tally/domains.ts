import { id, join, type Sql, sql } from "../store/sql.js";
import type { Store } from "../store/store.js";
import type { Domain } from "../vocabulary/tally.js";
import type { TallyRequest } from "./request.js";

export type Keyed = Pick<TallyRequest, "by">;

export function keysOf(request: Keyed): readonly Sql[] {
  return request.by.map((_, k) => key(k));
}

function someKeyMissing(request: Keyed): Sql {
  return request.by.length === 0
    ? sql`false`
    : sql`(${join(
        keysOf(request).map((name) => sql`${name} IS NULL`),
        " OR ",
      )})`;
}

/** The name of the k-th key in a table that was counted. */
export const key = (k: number) => id(`key${k}`);

/** The domains among the rows of a table that has the keys as columns. */
export async function readDomains(store: Store, table: Sql, request: Keyed): Promise<readonly Domain[]> {
  if (request.by.length === 0) return [{}];
  const texts = request.by.map((_, k) => sql`CAST(${key(k)} AS TEXT) AS ${key(k)}`);
  const rows = await store.rows(
    sql`SELECT DISTINCT ${join(texts)} FROM ${table} WHERE NOT ${someKeyMissing(request)} ORDER BY ALL`,
  );
  return rows.map((row) =>
    Object.fromEntries(request.by.map(({ name }, k) => [name, String(row[`key${k}`])])),
  );
}

/** The number of a row's domain, in the order of `readDomains`; −1 outside every domain. */
export function domainNumber(request: Keyed): Sql {
  const keys = keysOf(request).map((name) => sql`CAST(${name} AS TEXT)`);
  const missing = someKeyMissing(request);
  return keys.length === 0
    ? sql`0`
    : sql`CASE WHEN ${missing} THEN -1 ELSE dense_rank() OVER (ORDER BY ${missing}, ${join(keys)}) - 1 END`;
}
