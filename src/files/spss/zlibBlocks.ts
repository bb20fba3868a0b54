import { inflateSync } from "node:zlib";
import type { Bytes } from "../bytes/bytes.js";
import { FileProblem } from "../fileProblem.js";
import type { ByteOrder } from "./byteOrder.js";

/** A piece of a .zsav file that unpacks on its own. */
export interface ZlibBlock {
  readonly at: number;
  readonly packed: number;
  readonly unpacked: number;
}

/** SPSS makes blocks of 4 MB. Nothing can be packed closer than 1:1032, whatever a file claims. */
const mostUnpacked = 2 ** 26;
const closest = 1032;
const damaged = "its table of compressed blocks is damaged";

/** The table at the end of a .zsav file, held against the places that it names; `start`: where the rows begin. */
export function readBlocks(bytes: Bytes, start: number, order: ByteOrder): readonly ZlibBlock[] {
  const head = bytes.read(start, 24);
  const [own, trailerAt, length] = [order.int64(head, 0), order.int64(head, 8), order.int64(head, 16)];
  if (own !== start || trailerAt < start + 24 || length < 24) throw new FileProblem(damaged, start);
  const trailer = bytes.read(trailerAt, length);
  const count = order.int32(trailer, 20);
  if (length !== 24 + 24 * count) throw new FileProblem(damaged, trailerAt);
  let at = start + 24;
  return Array.from({ length: count }, (_, k) => {
    const entry = 24 + 24 * k;
    const [unpacked, packed] = [order.int32(trailer, entry + 16), order.int32(trailer, entry + 20)];
    const block = { at, packed, unpacked };
    at += packed;
    const fits =
      order.int64(trailer, entry + 8) === block.at &&
      at <= trailerAt &&
      packed > 0 &&
      unpacked % 8 === 0 &&
      unpacked >= 0 &&
      unpacked <= Math.min(mostUnpacked, packed * closest);
    if (!fits) throw new FileProblem(damaged, trailerAt + entry);
    return block;
  });
}

/** The blocks' contents, one after the other; no block may hold more, or less, than the table says. */
export function* inflated(bytes: Bytes, blocks: readonly ZlibBlock[]): Generator<Buffer> {
  for (const { at, packed, unpacked } of blocks) yield inflate(bytes.read(at, packed), unpacked, at);
}

function inflate(packed: Buffer, length: number, at: number): Buffer {
  try {
    const content = inflateSync(packed, { maxOutputLength: Math.max(1, length) });
    if (content.length === length) return content;
  } catch {
    // zlib's own words say no more than what is told below
  }
  throw new FileProblem("a block of compressed rows is damaged", at);
}
