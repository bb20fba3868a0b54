import { FileProblem } from "../fileProblem.js";
import type { ByteOrder } from "./byteOrder.js";

const filler = 0;
const end = 252;
const asItIs = 253;

/**
 * Rows out of compressed ones: eight codes, then the units of 8 bytes that some of the codes ask for, again and again.
 *
 * in      pieces of the compressed rows, cut anywhere between two units of 8 bytes; the size of the file, for messages
 * out     pieces of whole rows, `rowsAtOnce` each but for the last; a piece is overwritten when the next is asked for
 * throws  `FileProblem` where the last row is not whole
 */
export function* unpacked(
  pieces: Iterable<Buffer>,
  shape: { rowBytes: number; rowsAtOnce: number; bias: number; order: ByteOrder; size: number },
): Generator<Buffer> {
  const { rowBytes, rowsAtOnce } = shape;
  const rows = Buffer.from(new ArrayBuffer(rowBytes * rowsAtOnce));
  const out = wordsOf(rows);
  const meanings = meaningsOf(shape.bias, shape.order);
  const codes = new Uint8Array(8);
  let code = 8;
  let to = 0;
  reading: for (const piece of pieces) {
    const words = wordsOf(piece);
    const stop = words.length - (words.length % 2);
    for (let from = 0; ; ) {
      if (code === 8) {
        if (from >= stop) break;
        codes.set(piece.subarray(from * 4, from * 4 + 8));
        from += 2;
        code = 0;
      }
      const meaning = codes[code] as number;
      if (meaning === end) break reading;
      if (meaning === asItIs) {
        if (from >= stop) break;
        out[to] = words[from] as number;
        out[to + 1] = words[from + 1] as number;
        from += 2;
        to += 2;
      } else if (meaning !== filler) {
        out[to] = meanings[2 * meaning] as number;
        out[to + 1] = meanings[2 * meaning + 1] as number;
        to += 2;
      }
      code++;
      if (to === out.length) {
        yield rows;
        to = 0;
      }
    }
  }
  if ((to * 4) % rowBytes !== 0) throw new FileProblem("it ends in the middle of a row", shape.size);
  if (to > 0) yield rows.subarray(0, to * 4);
}

/** What each code stands for, in the file's own order of bytes. */
function meaningsOf(bias: number, { little }: ByteOrder): Int32Array {
  const bytes = Buffer.alloc(256 * 8);
  const write = (at: number, value: number) =>
    little ? bytes.writeDoubleLE(value, at) : bytes.writeDoubleBE(value, at);
  for (let code = 1; code < end; code++) write(code * 8, code - bias);
  bytes.fill(" ", 254 * 8, 255 * 8);
  write(255 * 8, -Number.MAX_VALUE);
  return wordsOf(bytes);
}

/** The same bytes as numbers of 4 bytes; copied where they do not begin at such a place. */
function wordsOf(bytes: Buffer): Int32Array {
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : new Uint8Array(bytes);
  return new Int32Array(aligned.buffer, aligned.byteOffset, Math.floor(bytes.length / 4));
}
