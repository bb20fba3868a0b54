import type { LabelledBatch, NumberColumn, TextColumn } from "../../vocabulary/labelled.js";
import type { Bytes } from "../bytes/bytes.js";
import { rowsAtOnce } from "../bytes/pieces.js";
import { textAt } from "../bytes/text.js";
import { type Head, type RawVariable, rowWidth } from "./head.js";
import { LongTextReader, type LongTexts } from "./longTexts.js";
import { greatest, missingAt, tagOf } from "./missing.js";
import type { StorageType } from "./storageType.js";
import { calendarOf } from "./temporal.js";

/** The rows, piece by piece. */
export function* readRows(file: Bytes, head: Head, longTexts: LongTexts): Generator<LabelledBatch> {
  const width = rowWidth(head.variables);
  const most = rowsAtOnce(width + longTexts.bytes / Math.max(1, head.rows));
  const texts = new LongTextReader(file, head, longTexts);
  for (let first = 0; first < head.rows; first += most) {
    const rows = Math.min(most, head.rows - first);
    const piece = { bytes: file.read(head.rowsAt + first * width, rows * width), rows, width, head };
    texts.nextPiece();
    let offset = 0;
    const columns = head.variables.map((variable) => {
      const column = readColumn(piece, offset, variable, texts);
      offset += variable.type.bytes;
      return column;
    });
    yield { rows, columns };
  }
}

interface Piece {
  readonly bytes: Buffer;
  readonly rows: number;
  readonly width: number;
  readonly head: Head;
}

function readColumn(
  piece: Piece,
  offset: number,
  variable: RawVariable,
  texts: LongTextReader,
): NumberColumn | TextColumn {
  const { kind, bytes } = variable.type;
  const { rows, width, head } = piece;
  const at = (row: number) => row * width + offset;
  if (kind === "text") {
    const text = (_: unknown, row: number) => textAt(piece.bytes, at(row), at(row) + bytes, head.decode);
    return { kind: "text", values: Array.from({ length: rows }, text) };
  }
  if (kind === "longText") {
    const text = (_: unknown, row: number) => texts.read(piece.bytes.subarray(at(row), at(row) + bytes));
    return { kind: "text", values: Array.from({ length: rows }, text) };
  }
  return readNumbers(piece, offset, kind, variable.format);
}

type NumberKind = Exclude<StorageType["kind"], "text" | "longText">;

const readers: Readonly<Record<NumberKind, (view: DataView, at: number, little: boolean) => number>> = {
  byte: (view, at) => view.getInt8(at),
  int: (view, at, little) => view.getInt16(at, little),
  long: (view, at, little) => view.getInt32(at, little),
  float: (view, at, little) => view.getFloat32(at, little),
  double: (view, at, little) => view.getFloat64(at, little),
};

function readNumbers(piece: Piece, offset: number, kind: NumberKind, format: string): NumberColumn {
  const { bytes, rows, width } = piece;
  const little = piece.head.littleEndian;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const read = readers[kind];
  const most = greatest[kind];
  const { temporal, toSeconds } = calendarOf(format);
  const values = new Float64Array(rows);
  let tags: Uint8Array | null = null;
  for (let row = 0, at = offset; row < rows; row++, at += width) {
    const value = read(view, at, little);
    if (value <= most) {
      values[row] = temporal === null ? value : toSeconds(value);
      continue;
    }
    values[row] = Number.NaN;
    const tag = tagOf(missingAt(kind, value, view, at, little));
    if (tag === 0) continue;
    tags ??= new Uint8Array(rows);
    tags[row] = tag;
  }
  return { kind: "number", values, tags };
}
