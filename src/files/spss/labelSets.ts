import type { Cursor } from "../bytes/cursor.js";
import { FileProblem } from "../fileProblem.js";
import type { ByteOrder } from "./byteOrder.js";
import { takeClaimed } from "./taking.js";

/** Records 3 and 4: words for values, and the variables that they are for. */
export interface LabelSet {
  readonly entries: readonly BytesLabel[];
  /** Places of the variables in a row, in units of 8 bytes. */
  readonly units: readonly number[];
}

export interface BytesLabel {
  readonly value: Buffer;
  readonly label: Buffer;
}

/** Reads both records; the number of the first was just read. */
export function readLabelSet(cursor: Cursor, order: ByteOrder): LabelSet {
  const at = cursor.at - 4;
  const entries: BytesLabel[] = [];
  // A count that claims too much comes to the end of the file.
  for (let left = order.int32(cursor.take(4), 0); left > 0; left--) {
    const head = cursor.take(9);
    const length = head.readUInt8(8);
    // Length and text together fill whole units of 8 bytes.
    const rest = cursor.take(Math.ceil((length + 1) / 8) * 8 - 1);
    entries.push({ value: head.subarray(0, 8), label: rest.subarray(0, length) });
  }
  const head = cursor.take(8);
  if (order.int32(head, 0) !== 4) throw new FileProblem("value labels belong to no variable", at);
  const indexes = takeClaimed(cursor, order.int32(head, 4) * 4, "a list of variables with value labels");
  const units = Array.from({ length: indexes.length / 4 }, (_, k) => order.int32(indexes, k * 4) - 1);
  return { entries, units };
}
