import { readExcel } from "../../../files/excel/readExcel.js";
import { FileProblem } from "../../../files/fileProblem.js";
import { readSas } from "../../../files/sas/readSas.js";
import { readSpss } from "../../../files/spss/readSpss.js";
import { readStata } from "../../../files/stata/readStata.js";
import { id, join, sql } from "../../../store/sql.js";
import type { Store } from "../../../store/store.js";
import type { LabelledBatch, LabelledFile } from "../../../vocabulary/labelled.js";
import { Problems } from "../../../vocabulary/problem.js";
import type { Source, Study } from "../../../vocabulary/study.js";
import { problems } from "../../problems.js";
import { columnId, rawColumn, usedColumns } from "../columns.js";
import { BatchWriter } from "../csv/batchWriter.js";
import { checkHeader } from "../csv/header.js";
import { hasControl } from "../csv/scanner.js";
import { Unreadable } from "../csv/unreadable.js";
import type { Delivered } from "../delivered.js";
import { fingerprint } from "../fingerprint.js";
import { labelledTexts } from "./labelledText.js";

/**
 * Brings a file of a statistics package or a workbook into the store, every value as text.
 *
 * in      the study, its source and the file's absolute path
 * out     one row for each row of the file, numbered from 1; the file's own words for its variables
 * error   `Problems` where the file cannot be read or is not what the study says it is
 */
export async function deliverLabelled(
  study: Study,
  source: Source,
  index: number,
  path: string,
  store: Store,
): Promise<Delivered> {
  const table = id(`delivered_${index}`);
  const at = { file: source.file };
  const close = () => store.run(sql`DROP TABLE IF EXISTS ${table}`);
  const used = usedColumns(study, source);
  let writer: BatchWriter | null = null;
  try {
    const file = await open(source, path);
    const names = file.variables.map(({ name }) => name);
    const wrong = checkHeader(source, names);
    if (wrong.length > 0) throw new Problems(wrong);
    const columns = used.map(({ name }) => sql`${rawColumn(columnId(source, name))} VARCHAR`);
    await store.run(sql`CREATE OR REPLACE TABLE ${table} (${join([sql`line INTEGER`, ...columns])})`);
    const places = used.map(({ name }) => names.indexOf(name));
    writer = new BatchWriter(
      store,
      table,
      used.map((_, k) => k),
    );
    const unreadable = new Unreadable(source.file);
    let line = 0;
    for await (const batch of file.batches) {
      const texts = places.map((place) => textsOf(file, batch, place));
      for (let row = 0; row < batch.rows; row++) {
        line += 1;
        const fields = texts.map((column) => column[row] ?? "");
        if (fields.some(hasControl)) {
          unreadable.add({ line, fields: null, reason: "control character" }, writer.rows);
        } else if (writer.add({ line, fields, reason: null })) await writer.write();
      }
    }
    const rowCount = await writer.close();
    unreadable.judge(rowCount);
    if (rowCount === 0) throw problems.noRows({ at });
    return {
      source: { ...source, decimal: "." },
      index,
      rows: sql`SELECT * FROM ${table}`,
      texts: true,
      unreadable: unreadable.list(),
      rowCount,
      ...(await fingerprint(path)),
      variables: file.variables,
      close,
    };
  } catch (error) {
    await writer?.close().catch(() => {}); // the engine must not work on after we have stopped
    await close();
    if (error instanceof FileProblem)
      throw problems.unreadableFile({ at, reason: error.reason, byte: error.at });
    throw error;
  }
}

const readers = { spss: readSpss, stata: readStata, sas: readSas } as const;

function open(source: Source, path: string): Promise<LabelledFile> {
  if (source.format === "csv" || source.format === "parquet" || source.format === "joined")
    throw new Error(`no labels in ${source.format}`);
  if (source.format === "excel") return readExcel(path, source.sheet === null ? {} : { sheet: source.sheet });
  return readers[source.format](path);
}

function textsOf({ variables }: LabelledFile, { columns }: LabelledBatch, place: number): readonly string[] {
  const [variable, column] = [variables[place], columns[place]];
  if (!variable || !column) throw new Error(`a piece without column ${place}`);
  return labelledTexts(variable, column);
}
