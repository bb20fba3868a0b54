import { open } from "node:fs/promises";
import type { LabelledBatch, LabelledVariable } from "../../vocabulary/labelled.js";
import type { LeftOut } from "../leftOut.js";
import { valueText } from "../valueText.js";
import type { WritableFile } from "../writableFile.js";

/**
 * Writes the values of a file as CSV: UTF-8, commas, lines that end in CR LF; the same content gives the same bytes.
 *
 * in      variables and rows from whatever package; the rows are gone through once
 * out     codes as they stand, also those that are declared as missing; dates as in `valueText`; nothing where there is
 *         no value. Hands back what CSV has no place for
 * source  RFC 4180
 */
export async function writeCsv(file: WritableFile, path: string): Promise<readonly LeftOut[]> {
  const handle = await open(path, "w");
  const tagged = new Set<number>();
  try {
    await handle.appendFile(lines([file.variables.map(({ name }) => name)]));
    for await (const batch of file.batches()) {
      batch.columns.forEach((column, k) => {
        if (column.kind === "number" && column.tags?.some((tag) => tag !== 0)) tagged.add(k);
      });
      await handle.appendFile(lines(rowsOf(batch, file.variables)));
    }
  } finally {
    await handle.close();
  }
  return [
    ...(file.label === null ? [] : [{ variable: null, what: "label" } as const]),
    ...(file.notes.length === 0 ? [] : [{ variable: null, what: "notes" } as const]),
    ...file.variables.flatMap((variable, k) => leftOutOf(variable, tagged.has(k))),
  ];
}

function* rowsOf(batch: LabelledBatch, variables: readonly LabelledVariable[]): Generator<readonly string[]> {
  const texts = batch.columns.map((column, k) => {
    if (column.kind === "text") return column.values;
    const write = valueText(variables[k]?.temporal ?? null);
    return Array.from(column.values, (value) => (Number.isNaN(value) ? "" : write(value)));
  });
  for (let row = 0; row < batch.rows; row++) yield texts.map((column) => column[row] ?? "");
}

function lines(rows: Iterable<readonly string[]>): string {
  let text = "";
  for (const row of rows) text += `${row.map((field) => quoted(field, row.length === 1)).join(",")}\r\n`;
  return text;
}

/** A line with nothing on it would be taken for no row. */
function quoted(field: string, isOnly: boolean): string {
  return /[",\r\n]/.test(field) || (isOnly && field === "") ? `"${field.replaceAll('"', '""')}"` : field;
}

function leftOutOf({ name, label, labels, missing }: LabelledVariable, hasTags: boolean): readonly LeftOut[] {
  const left: LeftOut["what"][] = [];
  if (label !== null) left.push("label");
  if (labels.length > 0) left.push("value labels");
  if (missing.values.length + missing.ranges.length > 0) left.push("declared missing values");
  if (hasTags) left.push("tags of missing values");
  return left.map((what) => ({ variable: name, what }));
}
