import type { Bytes } from "../bytes/bytes.js";
import { Cursor } from "../bytes/cursor.js";
import { FileProblem } from "../fileProblem.js";
import { type Header, headerBytes, readHeader } from "./header.js";
import { type LabelSet, readLabelSet } from "./labelSets.js";
import { takeClaimed } from "./taking.js";
import { readVariable, type VariableRecord } from "./variableRecord.js";

/** The dictionary as it lies in the file: texts still as bytes, since the code page may be told last. */
export interface Records {
  readonly header: Header;
  readonly variables: readonly VariableRecord[];
  readonly labelSets: readonly LabelSet[];
  /** Lines of 80 bytes. */
  readonly documents: readonly Buffer[];
  /** Record 7 by its subtype. */
  readonly extensions: ReadonlyMap<number, Extension>;
  /** Where the rows begin. */
  readonly dataAt: number;
}

export interface Extension {
  /** Bytes of one element, and how many there are. */
  readonly size: number;
  readonly count: number;
  readonly data: Buffer;
}

/** Subtypes that are used here; all others (multiple-response sets, attributes, …) are passed over. */
const used = new Set([3, 4, 11, 13, 14, 16, 20, 21, 22]);
const mostVariables = 1_000_000;

export function readRecords(bytes: Bytes): Records {
  const header = readHeader(bytes);
  const cursor = new Cursor(bytes, header.order.little, headerBytes);
  const { order } = header;
  const variables: VariableRecord[] = [];
  const labelSets: LabelSet[] = [];
  const documents: Buffer[] = [];
  const extensions = new Map<number, Extension>();
  let unit = 0;
  for (;;) {
    const at = cursor.at;
    const kind = order.int32(cursor.take(4), 0);
    if (kind === 2) {
      const variable = readVariable(cursor, order, unit);
      unit += Math.max(1, Math.ceil(variable.width / 8));
      if (variables.push(variable) > mostVariables)
        throw new FileProblem(`it has more than ${mostVariables} variables`, at);
    } else if (kind === 3) labelSets.push(readLabelSet(cursor, order));
    else if (kind === 6) {
      const lines = order.int32(cursor.take(4), 0);
      const text = takeClaimed(cursor, lines * 80, "a record of notes");
      for (let line = 0; line < lines; line++) documents.push(text.subarray(line * 80, line * 80 + 80));
    } else if (kind === 7) readExtension(cursor, header, extensions);
    else if (kind === 999) {
      cursor.take(4);
      return { header, variables, labelSets, documents, extensions, dataAt: cursor.at };
    } else throw new FileProblem(`its dictionary has a record of the kind ${kind}, which is not known`, at);
  }
}

function readExtension(cursor: Cursor, { order }: Header, extensions: Map<number, Extension>): void {
  const at = cursor.at - 4;
  const head = cursor.take(12);
  const [subtype, size, count] = [order.int32(head, 0), order.int32(head, 4), order.int32(head, 8)];
  if (size < 0 || count < 0)
    throw new FileProblem(`its record 7, ${subtype} claims ${count} elements of ${size} bytes`, at);
  if (used.has(subtype)) {
    extensions.set(subtype, { size, count, data: cursor.take(size * count) });
  } else cursor.at += size * count;
}
