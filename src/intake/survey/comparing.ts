import { double } from "../../store/literal.js";
import { join, type Sql, sql } from "../../store/sql.js";
import type { Column, Source } from "../../vocabulary/study.js";
import { columnId, readColumn } from "./columns.js";

/** Codes as values that a column can be compared with: as numbers in a number column, so that 1 is 1.0. */
export function codesFor(column: Column, codes: readonly string[]): readonly Sql[] {
  if (column.type === "text") return codes.map((code) => sql`${code.trim()}`);
  return codes.filter(isNumber).map((code) => double(Number(code)));
}

function isNumber(code: string): boolean {
  return code.trim() !== "" && Number.isFinite(Number(code));
}

/** True where a column holds one of these codes, false where not, missing or not declared. */
export function holdsOneOf(source: Source, name: string, codes: readonly string[]): Sql {
  const column = declared(source, name);
  const known = column === null ? [] : codesFor(column, codes);
  if (known.length === 0) return sql`false`;
  return sql`coalesce(${readColumn(columnId(source, name))} IN (${join(known)}), false)`;
}

/** What each code means, by a column: NULL where it holds none of them. */
export function meaning(
  source: Source,
  name: string,
  meanings: readonly (readonly [code: string, value: Sql])[],
): Sql {
  const column = declared(source, name);
  if (column === null) return sql`NULL`;
  const cases = meanings.flatMap(([code, value]) =>
    codesFor(column, [code]).map((known) => sql`WHEN ${known} THEN ${value}`),
  );
  return cases.length === 0
    ? sql`NULL`
    : sql`CASE ${readColumn(columnId(source, name))} ${join(cases, " ")} END`;
}

/** A column as a name: text as it is, a whole number without decimals; NULL where missing or not declared. */
export function asName(source: Source, name: string | null | undefined): Sql {
  const column = name ? declared(source, name) : null;
  if (column === null) return sql`NULL::VARCHAR`;
  const value = readColumn(columnId(source, column.name));
  if (column.type === "text") return value;
  const whole = sql`${value} = trunc(${value}) AND abs(${value}) < 9e15`;
  return sql`CASE WHEN ${whole} THEN ${value}::BIGINT::VARCHAR ELSE ${value}::VARCHAR END`;
}

/** A column as a number; NULL where missing or not declared. */
export function asNumber(source: Source, name: string | null | undefined): Sql {
  const column = name ? declared(source, name) : null;
  return column === null ? sql`NULL::DOUBLE` : readColumn(columnId(source, column.name));
}

/**
 * True for numbers whose products and squares a double cannot hold with all digits: beyond 1e50 or, but for 0, within 1e-50.
 * The infinite are told apart.
 */
export function beyondReckoning(number: Sql): Sql {
  return sql`isfinite(${number}) AND ${number} <> 0 AND abs(${number}) NOT BETWEEN 1e-50 AND 1e50`;
}

export function declared(source: Source, name: string): Column | null {
  return source.columns.find((column) => column.name === name) ?? null;
}
