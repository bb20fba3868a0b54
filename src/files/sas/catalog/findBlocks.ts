import type { Bytes } from "../../bytes/bytes.js";
import { type Fields, wordBytes } from "../sas7bdat/fields.js";
import { type FileHeader, readPage } from "../sas7bdat/fileHeader.js";

/** Where a block begins: on which page, counted from 1, and where on it. */
export interface Place {
  readonly page: number;
  readonly at: number;
}

/** The blocks that hold formats (“O” for object), from the entries “XLSR” of the index: on page 2, and on later ones. */
export function findBlocks(file: Bytes, header: FileHeader): readonly Place[] {
  const { wide } = header.dialect;
  const first = 856 + 2 * header.padding + (wide ? 144 : 0);
  const places: Place[] = [];
  for (let number = 1; number < header.pages; number++) {
    const page = readPage(file, header, number);
    const from = number === 1 ? first : 16;
    if (isEntry(page, from)) places.push(...entriesFrom(page, from, header));
  }
  return places;
}

function isEntry(page: Fields, at: number): boolean {
  return page.bytes.toString("latin1", at, at + 4) === "XLSR";
}

function entriesFrom(page: Fields, from: number, { dialect, padding }: FileHeader): readonly Place[] {
  const length = 212 + padding + (dialect.wide ? 72 : 0);
  const kindAt = 50 + padding + (dialect.wide ? 24 : 0);
  const word = wordBytes(dialect);
  const places: Place[] = [];
  for (let at = from; at + length <= page.bytes.length; at += length) {
    if (!isEntry(page, at)) at += 8;
    if (!isEntry(page, at) || at + length > page.bytes.length) break;
    if (page.byte(at + kindAt) !== 0x4f) continue;
    places.push({ page: page.word(at + word), at: page.uint16(at + 2 * word) });
  }
  return places;
}
