import { id, join, type Sql, sql } from "../../../store/sql.js";
import type { Store } from "../../../store/store.js";
import { Problems } from "../../../vocabulary/problem.js";
import type { Source, Study } from "../../../vocabulary/study.js";
import { problems } from "../../problems.js";
import { columnId, rawColumn, usedColumns } from "../columns.js";
import type { Delivered } from "../delivered.js";
import { BatchWriter } from "./batchWriter.js";
import { checkHeader } from "./header.js";
import { readText } from "./readText.js";
import { type CsvRow, CsvScanner, longestField } from "./scanner.js";
import { Unreadable } from "./unreadable.js";

/**
 * Brings a CSV file into the store, every value as the text that stands in the file.
 *
 * in      the study, its source and the file's absolute path
 * out     one row for each readable row, with the line it stands on; the unreadable ones counted
 * error   `Problems` where the file is not what the study says it is
 */
export async function deliverCsv(
  study: Study,
  source: Source,
  index: number,
  path: string,
  store: Store,
): Promise<Delivered> {
  const table = id(`delivered_${index}`);
  const { pieces, seen } = readText(path, source);
  const unreadable = new Unreadable(source.file);
  const close = () => store.run(sql`DROP TABLE IF EXISTS ${table}`);
  let writer: BatchWriter | null = null;
  try {
    for await (const rows of readRows(pieces, source.delimiter)) {
      for (const row of rows) {
        if (writer === null) writer = await open(study, source, row, table, store);
        else if (row.fields === null) unreadable.add(row, writer.rows);
        else if (writer.add(row)) await writer.write();
      }
    }
    if (writer === null) throw problems.empty({ at: { file: source.file } });
    const rowCount = await writer.close();
    unreadable.judge(rowCount);
    if (rowCount === 0) throw problems.noRows({ at: { file: source.file, line: 1 } });
    const rows = sql`SELECT * FROM ${table}`;
    return {
      source,
      index,
      rows,
      texts: true,
      unreadable: unreadable.list(),
      rowCount,
      ...seen,
      variables: null,
      close,
    };
  } catch (error) {
    await writer?.close().catch(() => {}); // the engine must not work on after we have stopped
    await close();
    throw error;
  }
}

/** The header and the rows of each piece of a file; the header says how many fields a row has. */
async function* readRows(pieces: AsyncIterable<string>, delimiter: string): AsyncGenerator<Iterable<CsvRow>> {
  const scanner = new CsvScanner(delimiter);
  let width: number | null = null;
  function* rows(last: boolean): Generator<CsvRow> {
    for (let row = scanner.next(width, last); row !== null; row = scanner.next(width, last)) {
      width ??= row.fields?.length ?? 0;
      yield row;
    }
  }
  for await (const piece of pieces) {
    scanner.push(piece);
    yield rows(false);
  }
  yield rows(true);
}

const headerReasons: Readonly<Record<string, string>> = {
  "quotation marks do not match": "its quotation marks do not match",
  "field too long": `a field of it is longer than ${longestField.toLocaleString("en")} characters`,
  "control character": "it holds a control character",
};

async function open(
  study: Study,
  source: Source,
  header: CsvRow,
  table: Sql,
  store: Store,
): Promise<BatchWriter> {
  const at = { file: source.file, line: header.line };
  if (header.fields === null)
    throw problems.badHeader({ at, reason: headerReasons[header.reason] ?? header.reason });
  const names = header.fields.map((name) => name.trim());
  const wrong = checkHeader(source, names, header.line);
  if (wrong.length > 0) throw new Problems(wrong);
  const used = usedColumns(study, source);
  const columns = used.map(({ name }) => sql`${rawColumn(columnId(source, name))} VARCHAR`);
  await store.run(sql`CREATE OR REPLACE TABLE ${table} (${join([sql`line INTEGER`, ...columns])})`);
  const picks = used.map(({ name }) => names.indexOf(name));
  return new BatchWriter(store, table, picks);
}
