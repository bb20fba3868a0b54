import type { Bytes } from "../../bytes/bytes.js";
import { FileProblem } from "../../fileProblem.js";
import { Fields, wordBytes } from "../sas7bdat/fields.js";
import { type FileHeader, readPage } from "../sas7bdat/fileHeader.js";
import type { Place } from "./findBlocks.js";

/** A block in one piece. It lies in parts over the file, each of which says where the next is. */
export function readBlock(file: Bytes, header: FileHeader, start: Place): Fields {
  const word = wordBytes(header.dialect);
  const parts: Buffer[] = [];
  const seen = new Set<string>();
  let { page, at } = start;
  while (page !== 0) {
    if (page > header.pages) throw new FileProblem("a part of its labels lies beyond its end");
    if (seen.has(`${page} ${at}`)) throw new FileProblem("a part of its labels comes after itself");
    seen.add(`${page} ${at}`);
    const fields = readPage(file, header, page - 1);
    const [nextPage, nextAt, length] = [
      fields.word(at),
      fields.uint16(at + word),
      fields.uint16(at + word + 2),
    ];
    parts.push(fields.part(at + 4 * word, length).bytes);
    [page, at] = [nextPage, nextAt];
  }
  return new Fields(Buffer.concat(parts), header.dialect);
}
