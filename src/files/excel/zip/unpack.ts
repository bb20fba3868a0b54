import { createReadStream } from "node:fs";
import { pipeline, Readable } from "node:stream";
import { crc32, createInflateRaw } from "node:zlib";
import { FileProblem } from "../../fileProblem.js";
import type { Entry } from "./readZip.js";

/** Sheets of real workbooks shrink to a tenth, blank ones to a hundredth; what shrinks more is there to fill memory. */
const most = { times: 250, bytes: 2 ** 26, ever: 2 ** 33 };

/**
 * The contents of a file within a zip file, piece by piece.
 *
 * throws  FileProblem where it is damaged, or so much larger than what it was packed into that it is a trap
 */
export async function* unpack(path: string, entry: Entry): AsyncGenerator<Buffer> {
  const contents = openEntry(path, entry);
  let bytes = 0;
  let checksum = 0;
  try {
    for await (const piece of contents as AsyncIterable<Buffer>) {
      bytes += piece.length;
      const isTrap = bytes > most.bytes && bytes > most.times * entry.packedBytes;
      if (isTrap || bytes > most.ever)
        throw new FileProblem(`${entry.name} unpacks to more than any workbook holds`);
      checksum = crc32(piece, checksum);
      yield piece;
    }
  } catch (error) {
    throw error instanceof FileProblem ? error : damaged(entry);
  } finally {
    contents.destroy();
  }
  if (bytes !== entry.bytes || checksum !== entry.checksum) throw damaged(entry);
}

function openEntry(path: string, { name, at, packedBytes, method }: Entry): Readable {
  if (method !== 0 && method !== 8)
    throw new FileProblem(`${name} is packed in a way that is not known here`);
  if (packedBytes === 0) return Readable.from([]);
  const packed = createReadStream(path, { start: at, end: at + packedBytes - 1 });
  return method === 0 ? packed : pipeline(packed, createInflateRaw(), () => {});
}

function damaged({ name }: Entry): FileProblem {
  return new FileProblem(`${name} in it is damaged`);
}
