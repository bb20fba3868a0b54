import { FileProblem } from "../../fileProblem.js";
import { type Fields, wordBytes } from "./fields.js";

/** A page in parts: subheaders (descriptions, or compressed rows) and then uncompressed rows. */
export interface Page {
  readonly fields: Fields;
  readonly subheaders: readonly Subheader[];
  /** Uncompressed rows on the page, deleted ones too. */
  readonly rows: number;
  readonly rowsAt: number;
  /** Between the rows and the flags of deleted rows. */
  readonly unused: number;
  readonly hasDeleted: boolean;
}

export interface Subheader {
  readonly at: number;
  readonly length: number;
  /** 0 as it is, 1 to be passed over, 4 a compressed row, 5 a deleted one. */
  readonly how: number;
  /** 0 for descriptions of fixed size, 1 for others and for rows. */
  readonly type: number;
}

/** Pages of an index of compressed rows hold nothing that is needed. */
const isIndex = (type: number) => (type & 0x9000) === 0x9000;

export function pageOf(fields: Fields, packsRows: boolean): Page {
  const word = wordBytes(fields.dialect);
  const at = 4 * word;
  const type = fields.uint16(at);
  if (isIndex(type)) return { fields, subheaders: [], rows: 0, rowsAt: 0, unused: 0, hasDeleted: false };
  const [blocks, count] = [fields.uint16(at + 2), fields.uint16(at + 4)];
  const subheaders: Subheader[] = [];
  let end = at + 8;
  for (let i = 0; i < count; i++, end += 3 * word) {
    const [how, type] = [fields.byte(end + 2 * word), fields.byte(end + 2 * word + 1)];
    subheaders.push({ at: fields.word(end), length: fields.word(end + word), how, type });
  }
  if (blocks < count && (type & 0x0300) !== 0) throw new FileProblem("a page has more parts than it says");
  const rows = (type & 0x0300) === 0 ? 0 : blocks - count;
  const rowsAt = end + padding(fields, end, packsRows);
  return { fields, subheaders, rows, rowsAt, unused: fields.word(3 * word), hasDeleted: (type & 0x80) !== 0 };
}

/** Rows begin at a multiple of 8, except in files of Stat/Transfer that fill nothing in. */
function padding(fields: Fields, end: number, packsRows: boolean): number {
  if (end % 8 === 0) return 0;
  const filler = fields.bytes.toString("latin1", end, end + 4);
  return !packsRows || filler === "\0\0\0\0" || filler === "    " ? 8 - (end % 8) : 0;
}
