import type { LabelledBatch } from "../../vocabulary/labelled.js";
import type { Bytes } from "../bytes/bytes.js";
import { rowsAtOnce } from "../bytes/pieces.js";
import { FileProblem } from "../fileProblem.js";
import { unpacked } from "./bytecode.js";
import { readColumn } from "./columns.js";
import type { Dictionary } from "./dictionary.js";
import type { Room } from "./room.js";
import { inflated } from "./zlibBlocks.js";

const stretch = 2 ** 20;

/** The rows, piece by piece. */
export function* readCases(bytes: Bytes, dictionary: Dictionary, room: Room): Generator<LabelledBatch> {
  let rows = 0;
  for (const piece of storedRows(bytes, dictionary, room)) {
    const count = piece.length / dictionary.rowBytes;
    rows += count;
    if (room.rows !== null && rows > room.rows)
      throw new FileProblem(`it claims ${room.rows} rows and has more`);
    yield { rows: count, columns: dictionary.columns.map((column) => readColumn(column, piece, dictionary)) };
  }
  if (rows < (room.rows ?? 0))
    throw new FileProblem(`it claims ${room.rows} rows and ends after ${rows}`, bytes.size);
}

/** Whole rows as they lie in memory when nothing is compressed. */
function storedRows(bytes: Bytes, { rowBytes, order }: Dictionary, room: Room): Iterable<Buffer> {
  const { from, form, bias, mostRows } = room;
  const atOnce = Math.max(1, Math.min(mostRows, rowsAtOnce(rowBytes)));
  if (form === "none") {
    if ((bytes.size - from) % rowBytes !== 0)
      throw new FileProblem("it ends in the middle of a row", bytes.size);
    return stretches(bytes, from, rowBytes * atOnce);
  }
  const packed = form === "bytecode" ? stretches(bytes, from, stretch) : inflated(bytes, form);
  return unpacked(packed, { rowBytes, rowsAtOnce: atOnce, bias, order, size: bytes.size });
}

/** The file from a place to its end, so many bytes at a time. */
function* stretches(bytes: Bytes, from: number, length: number): Generator<Buffer> {
  for (let at = from; at < bytes.size; at += length) {
    yield bytes.read(at, Math.min(length, bytes.size - at));
  }
}
