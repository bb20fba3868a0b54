import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Table, TableColumn } from "./tables/table.js";

/**
 * Writes a table as CSV into a folder.
 *
 * in      numbers are written with all their digits, nothing where there is no value
 * out     the file's path from the folder
 * error   what the system says, where it cannot be written
 */
export async function writeTable(folder: string, table: Table): Promise<string> {
  const file = `${table.name}.csv`;
  await mkdir(dirname(join(folder, file)), { recursive: true });
  await writeFile(join(folder, file), csv(table), { flag: "wx" });
  return file;
}

/** source  RFC 4180, but for lines that end with LF */
function csv({ rows, columns }: Table): string {
  const lines = [columns.map(({ name }) => quoted(name)).join(",")];
  const fields = columns.map(fieldsOf);
  for (let row = 0; row < rows; row++) lines.push(fields.map((field) => field(row)).join(","));
  return `${lines.join("\n")}\n`;
}

function fieldsOf(column: TableColumn): (row: number) => string {
  if (column.kind === "text") return (row) => quoted(column.values[row] ?? "");
  return (row) => {
    const value = column.values[row] ?? Number.NaN;
    return Number.isNaN(value) ? "" : String(value);
  };
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
