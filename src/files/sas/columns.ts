import type { LabelledBatch, NumberColumn, TextColumn } from "../../vocabulary/labelled.js";
import { type Decode, textAt } from "../bytes/text.js";
import { calendarOf } from "./calendar.js";

/** Where a column lies in a row and how it is read. */
export interface RowColumn {
  readonly kind: "number" | "text";
  readonly at: number;
  readonly width: number;
  readonly format: string;
}

/** A number at a place: its value, or `NaN` with the character code of its tag (0 for none). */
export type ReadNumber = (bytes: Buffer, at: number, width: number, found: Found) => void;

export interface Found {
  value: number;
  tag: number;
}

/** Rows that lie one after the other, as columns. */
export function batchOf(
  bytes: Buffer,
  rows: number,
  rowBytes: number,
  columns: readonly RowColumn[],
  read: { readonly number: ReadNumber; readonly text: Decode },
): LabelledBatch {
  const made = columns.map((column): NumberColumn | TextColumn => {
    if (column.kind === "number") return numbers(bytes, rows, rowBytes, column, read.number);
    const text = (_: unknown, row: number) => {
      const at = row * rowBytes + column.at;
      return textAt(bytes, at, at + column.width, read.text);
    };
    return { kind: "text", values: Array.from({ length: rows }, text) };
  });
  return { rows, columns: made };
}

function numbers(
  bytes: Buffer,
  rows: number,
  rowBytes: number,
  column: RowColumn,
  read: ReadNumber,
): NumberColumn {
  const { toSeconds } = calendarOf(column.format);
  const values = new Float64Array(rows);
  const found: Found = { value: 0, tag: 0 };
  let tags: Uint8Array | null = null;
  for (let row = 0, at = column.at; row < rows; row++, at += rowBytes) {
    read(bytes, at, column.width, found);
    values[row] = toSeconds(found.value);
    if (found.tag === 0) continue;
    tags ??= new Uint8Array(rows);
    tags[row] = found.tag;
  }
  return { kind: "number", values, tags };
}
