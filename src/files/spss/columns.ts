import type { NumberColumn, TextColumn } from "../../vocabulary/labelled.js";
import type { Column, Dictionary } from "./dictionary.js";
import type { Piece } from "./segments.js";
import { trimmed } from "./texts.js";
import { numberOf } from "./values.js";

/** One variable's values out of rows as they lie in memory. */
export function readColumn(
  { variable, pieces, epoch }: Column,
  rows: Buffer,
  { rowBytes, order, decode }: Dictionary,
): NumberColumn | TextColumn {
  const count = rows.length / rowBytes;
  if (variable.kind === "number") {
    const at = pieces[0]?.at ?? 0;
    const view = new DataView(rows.buffer, rows.byteOffset, rows.length);
    const values = new Float64Array(count);
    for (let row = 0; row < count; row++)
      values[row] = numberOf(view.getFloat64(row * rowBytes + at, order.little), epoch);
    return { kind: "number", values, tags: null };
  }
  const values: string[] = [];
  for (let row = 0; row < count; row++) values.push(decode(trimmed(textIn(rows, row * rowBytes, pieces))));
  return { kind: "text", values };
}

function textIn(rows: Buffer, start: number, pieces: readonly Piece[]): Buffer {
  const parts = pieces.map(({ at, length }) => rows.subarray(start + at, start + at + length));
  return parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts);
}
