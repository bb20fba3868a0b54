import { literal } from "../../store/literal.js";
import { id, join, type Sql, sql } from "../../store/sql.js";
import type { Column, Source, Study } from "../../vocabulary/study.js";
import { badColumn, columnId, rawColumn, readColumn, textColumn, usedColumns } from "./columns.js";
import { codesFor } from "./comparing.js";
import type { Delivered } from "./delivered.js";

/**
 * The rows of a file as numbers and texts.
 *
 * out     `line`; for each used column `text_k` (as it stands in the file), `read_k` (DOUBLE or VARCHAR; NULL where
 *         missing) and `bad_k` (true where a number column holds something that is neither a number nor missing)
 */
export function reading(study: Study, delivered: Delivered): Sql {
  const { source } = delivered;
  const columns = usedColumns(study, source).map((column) => ({ column, k: columnId(source, column.name) }));
  const texts = columns.map(({ column, k }) => sql`${recoded(delivered, column, k)} AS ${textColumn(k)}`);
  const numbers = columns.flatMap(({ column, k }) => {
    if (column.type === "text") return [];
    const number = readAsText(delivered, column)
      ? numberFrom(textColumn(k), decimalOf(delivered))
      : sql`${rawColumn(k)}::DOUBLE`;
    return [sql`${number} AS ${numberColumn(k)}`];
  });
  const reads = columns.flatMap(({ column, k }) =>
    column.type === "text" ? readText(source, k) : readNumber(delivered, column, k),
  );
  const trimmed = sql`SELECT ${join([sql`*`, ...texts])} FROM (${delivered.rows})`;
  return sql`SELECT ${join([sql`*`, ...reads])} FROM (SELECT ${join([sql`*`, ...numbers])} FROM (${trimmed}))`;
}

/** A value as text, read as another where the study says so. In a number column 1 is also 1.0. */
function recoded(delivered: Delivered, column: Column, k: number): Sql {
  const text = sql`trim(${rawColumn(k)}::VARCHAR)`;
  const pairs = Object.entries(delivered.source.recode[column.name] ?? {});
  if (pairs.length === 0) return text;
  const decimal = decimalOf(delivered);
  const number = delivered.texts ? numberFrom(text, decimal) : sql`${rawColumn(k)}::DOUBLE`;
  const cases = pairs.map(([from, to]) => {
    const [code] = column.type === "number" ? codesFor(column, [from]) : [];
    const is = code === undefined ? sql`${text} = ${from.trim()}` : sql`${number} = ${code}`;
    const isNumber = column.type === "number" && codesFor(column, [to]).length > 0;
    const as = isNumber ? to.trim().replace(".", decimal) : to.trim();
    return sql`WHEN ${is} THEN ${as}`;
  });
  return sql`CASE ${join(cases, " ")} ELSE ${text} END`;
}

/** Stored numbers are texts for as long as codes are exchanged. */
function readAsText({ source, texts }: Delivered, { name }: Column): boolean {
  return texts || source.recode[name] !== undefined;
}

/** The engine writes stored numbers with a point. */
function decimalOf({ source, texts }: Delivered): Source["decimal"] {
  return texts ? source.decimal : ".";
}

/** A number column's value before missing codes are taken out. */
const numberColumn = (k: number): Sql => id(`number_${k}`);

function readText(source: Source, k: number): readonly Sql[] {
  const text = textColumn(k);
  return [
    sql`CASE WHEN NOT (${isMissing(source, text)}) THEN ${text} END AS ${readColumn(k)}`,
    sql`false AS ${badColumn(k)}`,
  ];
}

function readNumber(delivered: Delivered, column: Column, k: number): readonly Sql[] {
  const { source } = delivered;
  const number = numberColumn(k);
  const missing = codesFor(column, source.missing);
  const counts = missing.length === 0 ? sql`true` : sql`${number} NOT IN (${join(missing)})`;
  const read = sql`CASE WHEN NOT isnan(${number}) AND ${counts} THEN ${number} END`;
  // A stored number can be bad in one way only; texts are not made of ten million of them to find that out.
  const nanIsMissing = source.missing.some((code) => code.trim().toLowerCase() === "nan");
  const stored = nanIsMissing ? sql`false` : sql`isnan(${number})`;
  const bad = readAsText(delivered, column)
    ? sql`${number} IS NULL AND NOT (${isMissing(source, textColumn(k))})`
    : stored;
  return [sql`${read} AS ${readColumn(k)}`, sql`coalesce(${bad}, false) AS ${badColumn(k)}`];
}

/** NULL (which counts as true in a CASE that asks for its negation) or a text that means “no answer”. */
function isMissing(source: Source, text: Sql): Sql {
  if (source.missing.length === 0) return sql`${text} IS NULL`;
  return sql`${text} IN (${join(source.missing.map((code) => sql`${code.trim()}`))})`;
}

/** Digits with at most one decimal mark and an exponent; the engine alone would also take 1_000. */
function numberFrom(text: Sql, decimal: Source["decimal"]): Sql {
  const pattern = literal(numberPattern(decimal));
  const pointed = decimal === "," ? sql`replace(${text}, ',', '.')` : text;
  return sql`TRY_CAST(CASE WHEN regexp_full_match(${text}, ${pattern}) THEN ${pointed} END AS DOUBLE)`;
}

/** How a number may be written, as a regular expression. */
export function numberPattern(decimal: Source["decimal"]): string {
  const mark = decimal === "," ? "," : "[.]";
  return `[-+]?([0-9]+(${mark}[0-9]*)?|${mark}[0-9]+)([eE][-+]?[0-9]+)?|[-+]?(?i:inf|infinity)`;
}
