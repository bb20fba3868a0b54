import { id, join, type Sql, sql } from "../../store/sql.js";
import { leftOutReason } from "../../vocabulary/leftOutReason.js";
import type { RegisterField } from "../../vocabulary/registers.js";
import type { Study } from "../../vocabulary/study.js";
import { badColumn, columnId, rawColumn, readColumn } from "../survey/columns.js";
import { reading } from "../survey/reading.js";
import type { OpenRegister } from "./openRegister.js";

type Years = readonly [first: number, last: number];

/** How keys of people are compared: as whole numbers where every table stores them so, which is quicker; else as texts. */
export type KeyType = "number" | "text";

/**
 * The rows of a register, read where they lie.
 *
 * out     `place` (file and line in one number), a column for each field, `time` (the year that the row is of) and
 *         `reason`: why the row is no row, NULL where it is one
 */
export function registerRows(study: Study, open: OpenRegister, keys: KeyType, period: Years): Sql {
  const { fields } = open.table;
  const files = open.files.map(({ delivered, year }, i) => {
    const { source } = delivered;
    const own = fields.map((field) => {
      const k = columnId(source, field.column);
      return { field, k, value: read(field, k, open.stored(field), keys) };
    });
    const bad = own.flatMap(({ field, k, value }) => faults(field, k, value, open.stored(field)));
    const cases = bad.map(({ reason, when }) => sql`WHEN ${when} THEN ${reason}::VARCHAR`);
    const columns = [
      sql`(${i}::BIGINT << 32) + line AS place`,
      ...own.map(({ field, value }) => sql`${value} AS ${id(field.name)}`),
      ...(year === null ? [] : [sql`${year}::INTEGER AS year`]),
      cases.length === 0 ? sql`NULL::VARCHAR AS fault` : sql`CASE ${join(cases, " ")} END AS fault`,
    ];
    return sql`SELECT ${join(columns)} FROM (${reading(study, delivered)})`;
  });
  const named = (name: string) => fields.some((field) => field.name === name);
  const time = named("from") ? sql`year("from")` : named("date") ? sql`year("date")` : sql`year`;
  const late = named("to")
    ? [sql`WHEN "to" < "from" THEN ${leftOutReason("ends before it begins")}::VARCHAR`]
    : [];
  const outside = outsideYears(open, period);
  return sql`SELECT * EXCLUDE (fault), CASE WHEN fault IS NOT NULL THEN fault ${join([...late, ...outside], " ")} END AS reason
    FROM (SELECT *, ${time}::INTEGER AS time FROM (${join(files, " UNION ALL ")}))`;
}

/**
 * What is told of a year is told of one of the period's years. A spell or an event may have begun before the period, but
 * not after it, and an event not before the years that its register tells of; a plan may begin whenever.
 */
function outsideYears({ table: { register, reference, years } }: OpenRegister, [first, last]: Years) {
  if (register === "PLAN") return [];
  const told =
    reference === "status" || reference === "status-period"
      ? sql`time NOT BETWEEN ${first} AND ${last}`
      : reference === "event" && years
        ? sql`time NOT BETWEEN ${years[0]} AND ${Math.min(years[1], last)}`
        : sql`time > ${last}`;
  return [sql`WHEN ${told} THEN ${outsidePeriod}::VARCHAR`];
}

/** The one reason that is nobody's fault. */
export const outsidePeriod = leftOutReason("outside the period");

function read({ kind }: RegisterField, k: number, stored: "whole" | "day" | null, keys: KeyType): Sql {
  const [raw, value] = [rawColumn(k), readColumn(k)];
  switch (kind) {
    case "person":
      return keys === "number" ? sql`${raw}::BIGINT` : value;
    case "name":
      return value;
    case "code":
      return stored === "whole" ? sql`${raw}::BIGINT` : value;
    case "year":
      return stored === "whole"
        ? sql`${raw}::INTEGER`
        : sql`CASE WHEN ${value} = trunc(${value}) THEN TRY_CAST(${value} AS INTEGER) END`;
    case "date":
      return stored === "day" ? raw : day(value);
    case "born":
      if (stored === "day") return sql`year(${raw})::INTEGER`;
      return sql`CASE WHEN regexp_full_match(${value}, '[0-9]{4}') THEN ${value}::INTEGER ELSE year(${day(value)})::INTEGER END`;
    case "amount":
      return sql`TRY_CAST(${value} AS DECIMAL(18, 2))`;
  }
}

/** A day written year-month-day; the engine alone would also take other ways of writing. */
function day(text: Sql): Sql {
  return sql`TRY_CAST(CASE WHEN regexp_full_match(${text}, '[0-9]{4}-[0-9]{2}-[0-9]{2}') THEN ${text} END AS DATE)`;
}

/** What makes a row unreadable, in the order in which it is told. */
function faults(field: RegisterField, k: number, value: Sql, stored: "whole" | "day" | null) {
  const { column, kind, needed } = field;
  const missing = needed
    ? [{ reason: leftOutReason("{name} missing", column), when: sql`${given(k, stored)} IS NULL` }]
    : [];
  switch (kind) {
    case "year":
    case "born":
    case "date": {
      const is = kind === "year" ? "{name} is no year" : "{name} is no date";
      const unread =
        stored === null
          ? [{ reason: leftOutReason(is, column), when: sql`${present(k, kind)} AND ${value} IS NULL` }]
          : [];
      return [...unread, ...missing];
    }
    case "amount":
      return [
        {
          reason: leftOutReason("{name} is no number", column),
          when: sql`${badColumn(k)} OR (${readColumn(k)} IS NOT NULL AND ${value} IS NULL)`,
        },
      ];
    default:
      return missing;
  }
}

const given = (k: number, stored: "whole" | "day" | null) => (stored === null ? readColumn(k) : rawColumn(k));

/** True where something stands there, readable or not. */
function present(k: number, kind: RegisterField["kind"]): Sql {
  return kind === "year"
    ? sql`(${readColumn(k)} IS NOT NULL OR ${badColumn(k)})`
    : sql`${readColumn(k)} IS NOT NULL`;
}
