import type { ValueLabel } from "../../../vocabulary/labelled.js";
import { type Decode, textAt } from "../../bytes/text.js";
import { FileProblem } from "../../fileProblem.js";
import type { Fields } from "../sas7bdat/fields.js";
import type { FileHeader } from "../sas7bdat/fileHeader.js";
import { sasTagOf } from "../tag.js";

interface LabelSet {
  readonly name: string;
  readonly labels: readonly ValueLabel[];
}

/**
 * A format and its labels. A block begins with its name; then come records: values (kind 4), which say which label
 * is theirs, and labels (kind 5). `null` where the block holds no labels.
 */
export function labelSetIn(block: Fields, header: FileHeader, decode: Decode): LabelSet | null {
  const start = block.uint16(2) + 6;
  const name = nameIn(block, start, header, decode);
  const values: { value: ValueLabel["value"] | null; place: number }[] = [];
  const labels: string[] = [];
  for (let at = start; at + 6 <= block.bytes.length; at += 6 + block.uint16(at + 2)) {
    const record = block.part(at, Math.min(6 + block.uint16(at + 2), block.bytes.length - at));
    const kind = record.uint16(0);
    if (kind === 4)
      values.push({ value: valueIn(record, name, decode), place: record.uint32(10 + header.padding) });
    else if (kind === 5)
      labels.push(textAt(record.part(10, record.uint16(8)).bytes, 0, record.uint16(8), decode));
    else break;
  }
  const told = values.flatMap(({ value, place }) => {
    const label = labels[place];
    if (label === undefined) throw new FileProblem(`a label of the format “${name}” is not there`);
    return value === null ? [] : [{ value, label }];
  });
  return told.length === 0 ? null : { name, labels: told };
}

/** A name of more than 8 characters stands before the records, and makes the beginning 32 bytes longer. */
function nameIn(block: Fields, start: number, { dialect, padding }: FileHeader, decode: Decode): string {
  const usual = 110 + 4 * padding + (dialect.wide ? 32 : 0);
  const [at, length] = start >= usual + 32 ? [start - 36, 32] : [8, 8];
  return textAt(block.part(at, length).bytes, 0, length, decode).toUpperCase();
}

/**
 * The value at the end of a record: a text of 16 bytes, or where a range begins and ends, each exactly and within
 * rounding. Numbers have the highest byte first and the opposite sign. `null` for a range.
 */
function valueIn(record: Fields, name: string, decode: Decode): ValueLabel["value"] | null {
  const { bytes } = record;
  if (name.startsWith("$")) return textAt(record.part(bytes.length - 16, 16).bytes, 0, 16, decode);
  const [from, to] = [record.part(22, 8).bytes, record.part(30, 8).bytes];
  if (!from.equals(to)) return null;
  if (from.readUInt16BE(0) !== 0 || !from.subarray(3).every((byte) => byte === 0xff))
    return 0 - from.readDoubleBE(0);
  const tag = sasTagOf(from.readUInt8(2));
  return tag === 0 ? null : { tag: String.fromCharCode(tag) };
}
