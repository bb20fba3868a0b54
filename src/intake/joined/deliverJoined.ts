import { id, join, type Sql, sql } from "../../store/sql.js";
import { remake, type Store } from "../../store/store.js";
import type { Joined } from "../../vocabulary/joined.js";
import { leftOutReason } from "../../vocabulary/leftOutReason.js";
import { type Problem, Problems } from "../../vocabulary/problem.js";
import type { Source, Study } from "../../vocabulary/study.js";
import { filesBehind } from "../filesBehind.js";
import { problems } from "../problems.js";
import { columnId, rawColumn } from "../survey/columns.js";
import type { Delivered } from "../survey/delivered.js";
import { completeness } from "./completeness.js";
import { joinedId } from "./expressionSql.js";
import { fileAccounts, leftOutBy } from "./fileAccounts.js";
import { fileChecks } from "./fileChecks.js";
import { type FileRows, fileRows, rules, withMade } from "./fileRows.js";
import { lookAlikes, meeting, met } from "./meeting.js";

/**
 * Makes rows of several files: read, joined by their keys, reckoned, and left out where study.yaml says so.
 *
 * out     one row for each row that stays, with the line of the first file that it stems from; each row that does not
 *         is counted under its reason. The order of rows in the files changes nothing
 * error   `Problems` of the files, of keys that stand twice or look alike, or that no row is left
 */
export async function deliverJoined(
  study: Study,
  source: Source,
  index: number,
  store: Store,
): Promise<Delivered> {
  const { joined } = source;
  if (!joined) throw new Error(`${source.file} is not made of several files`);
  const table = id(`joined_${index}`);
  const files: FileRows[] = [];
  const found: Problem[] = [];
  const dropFiles = async () => {
    for (const { table: rows } of files) await store.run(sql`DROP TABLE IF EXISTS ${rows}`);
  };
  try {
    for (const [place, file] of joined.files.entries()) {
      try {
        const rows = await fileRows(study, file, `joined_${index}_${place}`, store);
        files.push(rows);
        found.push(...(await fileChecks(rows, store)));
      } catch (error) {
        if (error instanceof Problems) found.push(...error.list);
        else throw error;
      }
    }
    if (found.length > 0) throw new Problems(found);
    return await joinFiles(joined, source, { index, table, files }, store);
  } catch (error) {
    await store.run(sql`DROP TABLE IF EXISTS ${table}`);
    throw error;
  } finally {
    await dropFiles();
  }
}

interface Joining {
  readonly index: number;
  readonly table: Sql;
  readonly files: readonly FileRows[];
}

async function joinFiles(
  joined: Joined,
  source: Source,
  { index, table, files }: Joining,
  store: Store,
): Promise<Delivered> {
  const [first, ...others] = files;
  if (!first) throw new Error(`${source.file} is made of no file`);
  const ruled = [
    ...others.flatMap(({ file }, i) =>
      file.optional
        ? []
        : [{ reason: leftOutReason("no row in {name}", file.name), when: sql`${met(i + 1)} IS NULL` }],
    ),
    ...rules(joined.leaveOut),
  ];
  const complete = completeness(joined.complete);
  await remake(store, table, complete.rows(withReason(withMade(meeting(files), joined.make), ruled)));
  const alike: Problem[] = [];
  for (const [i, other] of others.entries())
    alike.push(...(await lookAlikes(other, i + 1, first, table, store)));
  if (alike.length > 0) throw new Problems(alike);
  const leftOut = await leftOutBy(table, [...ruled.map(({ reason }) => reason), ...complete.reasons], store);
  const [kept] = await store.rows(sql`SELECT count(*) AS rows FROM ${table} WHERE reason IS NULL`);
  const rowCount = Number(kept?.rows);
  if (rowCount === 0)
    throw problems.joinEmpty({ at: { file: source.file }, studyLine: source.line, reasons: leftOut });
  const columns = joined.columns.map(
    (column) => sql`${joinedId(column)} AS ${rawColumn(columnId(source, column.name))}`,
  );
  const madeOf = await fileAccounts(files, table, store);
  return {
    source,
    index,
    rows: sql`SELECT ${join([sql`line`, ...columns])} FROM ${table} WHERE reason IS NULL`,
    unreadable: leftOut,
    rowCount,
    ...filesBehind(madeOf),
    close: () => store.run(sql`DROP TABLE IF EXISTS ${table}`),
  };
}

function withReason(rows: Sql, ruled: readonly { readonly reason: string; readonly when: Sql }[]): Sql {
  if (ruled.length === 0) return sql`SELECT *, NULL::VARCHAR AS reason FROM (${rows})`;
  const cases = ruled.map(({ reason, when }) => sql`WHEN ${when} THEN ${reason}::VARCHAR`);
  return sql`SELECT *, CASE ${join(cases, " ")} END AS reason FROM (${rows})`;
}
