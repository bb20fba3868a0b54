import { type Bytes, cutOff } from "../bytes/bytes.js";
import { Cursor } from "../bytes/cursor.js";
import { fieldText } from "../bytes/text.js";
import { FileProblem } from "../fileProblem.js";
import { type Head, rowsEnd } from "./head.js";

/** The texts of strL variables: they lie after the rows, each under the variable and row that had it first. */
export interface LongTexts {
  /** Where each begins, by `key`. */
  readonly places: ReadonlyMap<number, Place>;
  readonly bytes: number;
}

interface Place {
  readonly at: number;
  readonly length: number;
}

/** A number for a variable and a row, both counted from 1; `null` where the file has no such place. */
function key(head: Head, variable: number, row: number): number | null {
  const count = head.variables.length;
  const isThere = variable >= 1 && variable <= count && row >= 1 && row <= head.rows;
  return isThere ? (row - 1) * count + variable : null;
}

/** Finds every long text without reading it; leaves the cursor after them. */
export function findLongTexts(cursor: Cursor, head: Head, size: number): LongTexts {
  const places = new Map<number, Place>();
  let bytes = 0;
  cursor.expect("<strls>");
  while (cursor.take(3).toString("latin1") === "GSO") {
    const variable = cursor.uint32();
    const row = head.layout.rows === 4 ? cursor.uint32() : cursor.uint64();
    cursor.byte(); // 129 for bytes, 130 for a text that ends with a NUL
    const length = cursor.uint32();
    const place = key(head, variable, row);
    if (place === null) throw new FileProblem(`a long text belongs to no row and variable`, cursor.at);
    if (cursor.at + length > size) throw cutOff(cursor.at + length, size);
    places.set(place, { at: cursor.at, length });
    bytes += length;
    cursor.at += length;
  }
  cursor.at -= 3;
  cursor.expect("</strls>");
  return { places, bytes };
}

/** Where the search for long texts begins. */
export function afterRows(file: Bytes, head: Head): Cursor {
  const cursor = new Cursor(file, head.littleEndian, rowsEnd(head));
  cursor.expect("</data>");
  return cursor;
}

/**
 * Reads the text that a cell points to; a text that many rows of a piece share is read once.
 *
 * A cell is a variable and a row, in 4 and 4 bytes, 2 and 6 or, in format 119, 3 and 5. R's haven writes 2 and 6 there
 * as well: the first cell that leads to a text tells which.
 */
export class LongTextReader {
  readonly #file: Bytes;
  readonly #head: Head;
  readonly #texts: LongTexts;
  #widths: readonly number[];
  #known = new Map<number, string>();

  constructor(file: Bytes, head: Head, texts: LongTexts) {
    this.#file = file;
    this.#head = head;
    this.#texts = texts;
    const wide = head.layout.longVariable;
    this.#widths = wide === 3 ? [3, 2] : [wide];
  }

  /** Lets go of the texts of the piece before. */
  nextPiece(): void {
    this.#known = new Map();
  }

  read(cell: Buffer): string {
    if (cell.every((byte) => byte === 0)) return "";
    for (const wide of this.#widths) {
      const place = this.#placeIn(cell, wide);
      const found = place === null ? undefined : this.#texts.places.get(place);
      if (place === null || !found) continue;
      this.#widths = [wide];
      const text =
        this.#known.get(place) ?? fieldText(this.#file.read(found.at, found.length), this.#head.decode);
      this.#known.set(place, text);
      return text;
    }
    throw new FileProblem("a row points to a long text that is not there");
  }

  #placeIn(cell: Buffer, wide: number): number | null {
    const read = (at: number, length: number) =>
      this.#head.littleEndian ? cell.readUIntLE(at, length) : cell.readUIntBE(at, length);
    return key(this.#head, read(0, wide), read(wide, 8 - wide));
  }
}
