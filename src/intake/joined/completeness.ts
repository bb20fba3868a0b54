import { join, type Sql, sql } from "../../store/sql.js";
import type { Complete } from "../../vocabulary/joined.js";
import { leftOutReason } from "../../vocabulary/leftOutReason.js";
import { joinedId, textOf } from "./expressionSql.js";

/** Leaves out units that lack a row, or a value, in one of the periods. */
export function completeness(complete: Complete | null): {
  readonly rows: (rows: Sql) => Sql;
  readonly reasons: readonly string[];
} {
  if (complete === null) return { rows: (rows) => rows, reasons: [] };
  const { unit, period, periods, need } = complete;
  const counts = sql`reason IS NULL AND ${textOf(joinedId(period))} IN (${join(periods.map((each) => sql`${each}`))})`;
  // A key stands once, so that rows of a unit are as many as its periods.
  const lacks = (rows: Sql) =>
    sql`${rows} FILTER (WHERE ${counts}) OVER (PARTITION BY ${join(unit.map(joinedId))}) < ${periods.length}`;
  const rules = [
    { reason: leftOutReason("not every {name} has a row", period.name), when: lacks(sql`count(*)`) },
    ...need.map((column) => ({
      reason: leftOutReason("not every {name} has {name}", period.name, column.name),
      when: lacks(sql`count(${joinedId(column)})`),
    })),
  ];
  const cases = rules.map(({ reason, when }) => sql`WHEN ${when} THEN ${reason}::VARCHAR`);
  return {
    rows: (rows) =>
      sql`SELECT * REPLACE (coalesce(reason, CASE ${join(cases, " ")} END) AS reason) FROM (${rows})`,
    reasons: rules.map(({ reason }) => reason),
  };
}
