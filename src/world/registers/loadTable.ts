import { id, join, type Sql, sql } from "../../store/sql.js";
import { remake, type Store } from "../../store/store.js";

type Values = readonly (number | string | null)[];

/** What a column holds: whole numbers, or texts without a blank. */
const types = { whole: sql`INTEGER`, text: sql`VARCHAR` } as const;

/**
 * Makes a table of columns that were drawn here, so that the engine can make rows of them.
 *
 * in      columns of one length, each named with what it holds; `null` is missing
 */
export async function loadTable(
  store: Store,
  name: string,
  columns: Readonly<Record<string, readonly [keyof typeof types, Values]>>,
): Promise<void> {
  const unnested = Object.entries(columns).map(
    ([column, [type, values]]): Sql =>
      sql`CAST(nullif(unnest(string_split(${values.map((value) => value ?? "").join(" ")}, ' ')), '') AS ${types[type]}) AS ${id(column)}`,
  );
  await remake(store, id(name), sql`SELECT ${join(unnested)}`);
}
