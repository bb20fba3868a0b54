import { id, join, type Sql, sql } from "../../store/sql.js";
import { remake, type Store } from "../../store/store.js";
import type { JoinedColumn, JoinedFile, LeaveOut, Made } from "../../vocabulary/joined.js";
import { leftOutReason } from "../../vocabulary/leftOutReason.js";
import { Problem, Problems } from "../../vocabulary/problem.js";
import type { Study } from "../../vocabulary/study.js";
import { badColumn, readColumn, textColumn } from "../survey/columns.js";
import { deliver } from "../survey/deliver.js";
import type { Delivered } from "../survey/delivered.js";
import { reading } from "../survey/reading.js";
import { expressionSql, joinedId } from "./expressionSql.js";

/** A file of a join as a table: `file` (its place in the list of files), `line`, the columns, and `reason`. */
export interface FileRows {
  readonly file: JoinedFile;
  readonly table: Sql;
  /** What was delivered, without the rows, which are in the table. */
  readonly delivered: readonly Omit<Delivered, "rows">[];
  /** Why rows may be left out, in the order in which it is told. */
  readonly reasons: readonly string[];
}

/** What stands in a number column and is no number; NULL elsewhere. */
export const notNumber = ({ place }: JoinedColumn): Sql => id(`bad_${place}`);

/**
 * Reads a file of a join, makes its columns, and says which of its rows are left out.
 *
 * in      the study that the source is of, the file, a name for its table
 * out     the table with every row that could be read
 * error   `Problems` of every file in the list that is not what the study says
 */
export async function fileRows(
  study: Study,
  file: JoinedFile,
  name: string,
  store: Store,
): Promise<FileRows> {
  const raw = id(`${name}_raw`);
  const table = id(name);
  const delivered: Omit<Delivered, "rows">[] = [];
  const found: Problem[] = [];
  for (const [place, source] of file.sources.entries()) {
    try {
      const each = await deliver(study, source, place, store);
      const rows = sql`SELECT ${place}::INTEGER AS file, ${join(columnsRead(file))} FROM (${reading(study, each)})`;
      await (delivered.length === 0 ? remake(store, raw, rows) : store.run(sql`INSERT INTO ${raw} ${rows}`));
      await each.close();
      delivered.push(each);
    } catch (error) {
      if (error instanceof Problems) found.push(...error.list);
      else if (error instanceof Problem) found.push(error);
      else throw error;
    }
  }
  try {
    if (found.length > 0) throw new Problems(found);
    const reasons = reasonsOf(file);
    const cases = reasons.map(({ reason, when }) => sql`WHEN ${when} THEN ${reason}::VARCHAR`);
    const made = withMade(sql`SELECT * FROM ${raw}`, file.make);
    const reason = cases.length === 0 ? sql`NULL::VARCHAR` : sql`CASE ${join(cases, " ")} END`;
    await remake(store, table, sql`SELECT *, ${reason} AS reason FROM (${made})`);
    return { file, table, delivered, reasons: reasons.map((each) => each.reason) };
  } finally {
    await store.run(sql`DROP TABLE IF EXISTS ${raw}`);
  }
}

function columnsRead({ columns }: JoinedFile): readonly Sql[] {
  return [
    sql`line`,
    ...columns.flatMap((column, k) => [
      sql`${readColumn(k)} AS ${joinedId(column)}`,
      ...(column.type === "number"
        ? [sql`CASE WHEN ${badColumn(k)} THEN ${textColumn(k)} END AS ${notNumber(column)}`]
        : []),
    ]),
  ];
}

/** Rows with the columns that are made, each of which may use those before it. */
export function withMade(rows: Sql, make: readonly Made[]): Sql {
  return make.reduce(
    (before, { column, value }) =>
      sql`SELECT *, ${expressionSql(value)} AS ${joinedId(column)} FROM (${before})`,
    rows,
  );
}

/** What is no row by the study's own rules need not be readable; then what is not, and has no key. */
function reasonsOf({ columns, leaveOut, key }: JoinedFile) {
  return [
    ...rules(leaveOut),
    ...columns
      .filter(({ type }) => type === "number")
      .map((column) => ({
        reason: leftOutReason("not a number: {name}", column.name),
        when: sql`${notNumber(column)} IS NOT NULL`,
      })),
    ...key.map((column) => ({
      reason: leftOutReason("key missing: {name}", column.name),
      when: sql`${joinedId(column)} IS NULL`,
    })),
  ];
}

/** Rules as conditions; where something that one needs is missing, it does not hold. */
export function rules(leaveOut: readonly LeaveOut[]) {
  return leaveOut.map(({ reason, when }) => ({ reason, when: expressionSql(when) }));
}
