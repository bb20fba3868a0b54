import type { LabelledBatch, LabelledFile } from "../../../vocabulary/labelled.js";
import type { Bytes } from "../../bytes/bytes.js";
import { streamBytes, withBytes } from "../../bytes/bytes.js";
import { encodingOf } from "../../bytes/encoding.js";
import { rowsAtOnce } from "../../bytes/pieces.js";
import type { Decode } from "../../bytes/text.js";
import { batchOf } from "../columns.js";
import { describe, type LabelSets } from "../describe.js";
import { ibmNumber } from "./ibmNumber.js";
import type { Member } from "./member.js";
import { readMember } from "./readMember.js";

const first = "HEADER RECORD*******LIB";

/** Whether a file begins as a transport file does. */
export function isXport(start: Buffer): boolean {
  return start.toString("latin1", 0, first.length) === first;
}

/** A transport file (.xpt) of version 5 or 8, with one data set. */
export function readXport(path: string, labels: LabelSets): LabelledFile {
  const { member, decode } = withBytes(path, (file) => {
    const decode = encodingOf((count) => {
      const member = readMember(file, count);
      const texts = member.columns.filter(({ kind }) => kind === "text");
      if (texts.length > 0) for (const _ of readRows(file, { ...member, columns: texts }, count));
    });
    return { member: readMember(file, decode), decode };
  });
  return {
    format: "sas",
    label: member.label || null,
    notes: [],
    variables: member.columns.map((column) => describe(column, labels)),
    rowCount: member.rows,
    batches: streamBytes(path, (file) => readRows(file, member, decode)),
  };
}

function* readRows(file: Bytes, member: Member, decode: Decode): Generator<LabelledBatch> {
  const { rowsAt, rowBytes, rows, columns } = member;
  const most = rowsAtOnce(rowBytes);
  const read = { number: ibmNumber, text: decode };
  for (let done = 0; done < rows; done += most) {
    const count = Math.min(most, rows - done);
    const bytes = file.read(rowsAt + done * rowBytes, count * rowBytes);
    yield batchOf(bytes, count, rowBytes, columns, read);
  }
}
