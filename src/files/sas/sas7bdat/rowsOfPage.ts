import { FileProblem } from "../../fileProblem.js";
import type { Description } from "./description.js";
import type { Page } from "./page.js";
import { unpackRdc } from "./rdc.js";
import { unpackRle } from "./rle.js";

/**
 * The rows of a page by its number, `null` for each that is deleted; at most `left` of them. A row is to be used before
 * the next is taken.
 */
export function* rowsOfPage(
  page: Page,
  number: number,
  description: Description,
  left: number,
): Generator<Buffer | null> {
  if (description.compression === "none") yield* rowsAsTheyStand(page, description, left);
  else yield* compressedRows(page, number, description);
}

function* rowsAsTheyStand(page: Page, { rowBytes }: Description, left: number): Generator<Buffer | null> {
  const rows = Math.min(page.rows, left);
  const { bytes } = page.fields.part(page.rowsAt, rows * rowBytes);
  const isDeleted = page.hasDeleted ? deletedFlags(page, rowBytes) : () => false;
  for (let row = 0; row < rows; row++) {
    yield isDeleted(row) ? null : bytes.subarray(row * rowBytes, (row + 1) * rowBytes);
  }
}

/** One bit for each row, the highest first, after the room that rows have left. */
function deletedFlags(page: Page, rowBytes: number): (row: number) => boolean {
  const at = page.rowsAt + page.rows * rowBytes + page.unused;
  const flags = page.fields.part(at, Math.ceil(page.rows / 8));
  return (row) => (flags.byte(row >> 3) & (0x80 >> (row & 7))) !== 0;
}

/** Each row is a part of its own; those that got no shorter stand as they are. */
function* compressedRows(page: Page, number: number, description: Description): Generator<Buffer | null> {
  const { rowBytes, compression, last } = description;
  const unpack = compression === "rle" ? unpackRle : unpackRdc;
  const row = Buffer.alloc(rowBytes);
  const first = number < last.page ? Number.POSITIVE_INFINITY : number > last.page ? 0 : last.part + 1;
  for (const { at, length, how, type } of page.subheaders.slice(first)) {
    if (how === 5) yield null;
    else if (how === 4) {
      unpack(page.fields.part(at, length).bytes, row);
      yield row;
    } else if (how === 0) {
      if (type === 1 && length === rowBytes) yield page.fields.part(at, length).bytes;
    } else if (how !== 1)
      throw new FileProblem(
        "SAS has moved some of its rows; sort or copy it in SAS, which puts them in place",
      );
  }
}
