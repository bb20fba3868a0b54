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
