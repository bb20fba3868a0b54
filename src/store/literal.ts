import { Sql } from "./sql.js";

/**
 * A text as an SQL literal, for the few places where the engine binds no values (`read_csv` options, `SET`).
 * Everywhere else write the value into the `sql` tag, which binds it.
 */
export function literal(text: string): Sql {
  return new Sql([`'${text.replaceAll("'", "''")}'`], []);
}

/** A number as an SQL literal: exact, and typed DOUBLE whatever its value. */
export function double(value: number): Sql {
  if (!Number.isFinite(value)) throw new Error(`no SQL literal for ${value}`);
  return new Sql([`(${value.toExponential()}::DOUBLE)`], []);
}

/**
 * A query as it may be shown to others: the numbers that were taken from the data (centres, scales, points) stand
 * as "…". Names and bound values are not in the text to begin with.
 */
export function shown(query: Sql): string {
  return query.text.replaceAll(/\(-?[\d.]+e[+-]\d+::DOUBLE\)/g, "…");
}
