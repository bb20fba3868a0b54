import { type Decode, fieldText } from "../../bytes/text.js";
import { FileProblem } from "../../fileProblem.js";
import { formatName } from "../calendar.js";
import type { Records } from "./records.js";

export interface XportColumn {
  readonly name: string;
  readonly label: string;
  readonly format: string;
  readonly kind: "number" | "text";
  readonly width: number;
}

/** One variable as a transport file describes it; version 8 has a longer name after the rest. */
export function namestr(bytes: Buffer, isLong: boolean, decode: Decode): XportColumn {
  const text = (from: number, to: number) => fieldText(bytes.subarray(from, to), decode).trim();
  const isNumber = bytes.readUInt16BE(0) === 1;
  const width = bytes.readUInt16BE(4);
  const name = (isLong ? text(88, 120) : "") || text(8, 16);
  if (isNumber && (width < 2 || width > 8))
    throw new FileProblem(`the numbers of “${name}” have ${width} bytes`);
  return {
    name,
    label: text(16, 56),
    format: formatName(text(56, 64), bytes.readUInt16BE(64), bytes.readUInt16BE(66)),
    kind: isNumber ? "number" : "text",
    width,
  };
}

/** Labels of more than 40 characters and, in the second form, formats with long names; they stand apart. */
export function labelsIn(
  records: Records,
  count: number,
  hasFormats: boolean,
  columns: readonly XportColumn[],
  decode: Decode,
): readonly XportColumn[] {
  if (!Number.isInteger(count) || count < 0 || count > columns.length) {
    throw new FileProblem(`it has ${count} long labels for ${columns.length} variables`);
  }
  const longer = [...columns];
  const from = records.at;
  const lengths = hasFormats ? 5 : 3;
  let at = 0;
  let bytes = Buffer.alloc(0);
  const take = (length: number) => {
    while (at + length > bytes.length) bytes = Buffer.concat([bytes, records.take(1)]);
    at += length;
    return bytes.subarray(at - length, at);
  };
  for (let i = 0; i < count; i++) {
    const head = take(2 * lengths);
    const [number = 0, ...widths] = Array.from({ length: lengths }, (_, k) => head.readUInt16BE(2 * k));
    const [name = "", label = "", format = ""] = widths.map((width) => fieldText(take(width), decode));
    const column = longer[number - 1];
    if (!column) throw new FileProblem(`a label at byte ${from} belongs to no variable`, from);
    longer[number - 1] = { ...column, name: name || column.name, label, format: format || column.format };
  }
  return longer;
}
