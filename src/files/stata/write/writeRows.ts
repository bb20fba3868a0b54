import type { LabelledBatch, NumberColumn, TextColumn } from "../../../vocabulary/labelled.js";
import { rowWidth } from "../head.js";
import type { Layout } from "../layout.js";
import { greatest } from "../missing.js";
import type { StorageType } from "../storageType.js";
import type { Column } from "./column.js";
import type { Encoder } from "./encoder.js";
import { letterOf } from "./measure.js";
import { problems } from "./problems.js";

export interface Target {
  readonly path: string;
  readonly columns: readonly Column[];
  readonly layout: Layout;
  readonly encoder: Encoder;
}

/** A piece of rows as Stata keeps them; `first` is the number of rows before it. */
export function rowBytes(target: Target, batch: LabelledBatch, first: number): Buffer {
  const width = rowWidth(target.columns);
  const bytes = Buffer.alloc(batch.rows * width);
  let offset = 0;
  for (const [place, column] of target.columns.entries()) {
    const values = batch.columns[place];
    if (values?.kind !== column.variable.kind)
      throw new Error(`a piece of “${column.variable.name}” is of another kind`);
    const cells = { bytes, offset, width, first };
    if (values.kind === "number") putNumbers(target, column, values, cells);
    else if (column.type.kind === "longText") putReferences(target, values, place + 1, cells);
    else putTexts(target, values, cells);
    offset += column.type.bytes;
  }
  return bytes;
}

interface Cells {
  readonly bytes: Buffer;
  readonly offset: number;
  readonly width: number;
  readonly first: number;
}

type NumberKind = "byte" | "int" | "long" | "double";

const put: Readonly<Record<NumberKind, (view: DataView, at: number, value: number) => void>> = {
  byte: (view, at, value) => view.setInt8(at, value),
  int: (view, at, value) => view.setInt16(at, value, true),
  long: (view, at, value) => view.setInt32(at, value, true),
  double: (view, at, value) => view.setFloat64(at, value, true),
};

function putNumbers(target: Target, column: Column, { values, tags }: NumberColumn, cells: Cells): void {
  const { bytes, width, first } = cells;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const kind = numberKind(column.type);
  const write = put[kind];
  values.forEach((value, row) => {
    const at = cells.offset + row * width;
    if (Number.isNaN(value)) {
      const missing = letterOf(tags?.[row] ?? 0) ?? 0;
      if (kind === "double") view.setUint32(at + 4, 0x7fe00000 + 0x100 * missing, true);
      else write(view, at, greatest[kind] + 1 + missing);
      return;
    }
    const kept = column.calendar.fromSeconds(value);
    if (Math.abs(kept) > greatest.double) {
      throw problems.number(target.path, column.variable.name, first + row + 1, value);
    }
    write(view, at, kept);
  });
}

function numberKind({ kind }: StorageType): NumberKind {
  if (kind === "byte" || kind === "int" || kind === "long" || kind === "double") return kind;
  throw new Error(`numbers are not written as ${kind}`);
}

function putTexts({ encoder, path }: Target, { values }: TextColumn, cells: Cells): void {
  values.forEach((text, row) => {
    const encoded = encoder.encode(text);
    if (encoded === null) throw problems.text(path, text);
    encoded.copy(cells.bytes, cells.offset + row * cells.width);
  });
}

/** Long texts lie after the rows; the row says only whose they are. The empty text is 0 and 0. */
function putReferences({ layout }: Target, { values }: TextColumn, variable: number, cells: Cells): void {
  const wide = layout.longVariable;
  values.forEach((text, row) => {
    if (text === "") return;
    const at = cells.offset + row * cells.width;
    cells.bytes.writeUIntLE(variable, at, wide);
    cells.bytes.writeUIntLE(cells.first + row + 1, at + wide, 8 - wide);
  });
}
