import type { ValueLabel } from "../../vocabulary/labelled.js";
import type { Bytes } from "../bytes/bytes.js";
import { Cursor } from "../bytes/cursor.js";
import { type Decode, fieldText, textAt } from "../bytes/text.js";
import { FileProblem } from "../fileProblem.js";
import { type Head, rowsEnd } from "./head.js";
import { labelledTag } from "./missing.js";

export type LabelSets = ReadonlyMap<string, readonly ValueLabel[]>;

/** The sets of labels of a file of Stata 12 or earlier: whatever comes after the rows. */
export function readOldLabelSets(file: Bytes, head: Head): LabelSets {
  const cursor = new Cursor(file, head.littleEndian, rowsEnd(head));
  const sets = new Map<string, readonly ValueLabel[]>();
  while (cursor.at < file.size) readSet(cursor, head, sets);
  return sets;
}

/** The sets of labels of a file of Stata 13 or later; the cursor stands after the long texts. */
export function readTaggedLabelSets(cursor: Cursor, head: Head): LabelSets {
  const sets = new Map<string, readonly ValueLabel[]>();
  cursor.expect("<value_labels>");
  while (cursor.take(5).toString("latin1") === "<lbl>") {
    readSet(cursor, head, sets);
    cursor.expect("</lbl>");
  }
  cursor.at -= 5;
  cursor.expect("</value_labels></stata_dta>");
  return sets;
}

function readSet(cursor: Cursor, head: Head, sets: Map<string, readonly ValueLabel[]>): void {
  const length = cursor.uint32();
  const name = fieldText(cursor.take(head.layout.name), head.decode);
  cursor.take(3);
  const at = cursor.at;
  const table = cursor.take(length);
  const labels = length < 8 ? null : readTable(table, head.littleEndian, head.decode);
  if (labels === null) throw new FileProblem(`the labels “${name}” do not fit their table`, at);
  sets.set(name, labels);
}

/** A count, the length of all texts, then where each text begins, the values, and the texts. */
function readTable(table: Buffer, little: boolean, decode: Decode): readonly ValueLabel[] | null {
  const whole = (at: number) => (little ? table.readInt32LE(at) : table.readInt32BE(at));
  const count = whole(0);
  const texts = 8 + 8 * count;
  const end = texts + whole(4);
  if (count < 0 || end < texts || end > table.length) return null;
  const labels: ValueLabel[] = [];
  for (let i = 0; i < count; i++) {
    const at = texts + whole(8 + 4 * i);
    if (at < texts || at >= end) return null;
    const value = whole(8 + 4 * (count + i));
    const tag = labelledTag(value);
    labels.push({ value: tag === null ? value : { tag }, label: textAt(table, at, end, decode) });
  }
  return labels;
}
