import type { FileHandle } from "node:fs/promises";
import { promisify } from "node:util";
import { deflate } from "node:zlib";
import { Bytes } from "./bytes.js";
import { writeFully } from "./writeFully.js";
import type { Sink } from "./writeSpss.js";

/** What SPSS puts into one block before it is packed. */
const blockSize = 0x3ff000;
const pack = promisify(deflate);

/** Blocks of packed rows between a head of 24 bytes and a table of where each block lies; `start`: place of the head. */
export function zlibSink(handle: FileHandle, start: number): Sink {
  const blocks: { unpacked: number; packed: number }[] = [];
  let waiting: Buffer[] = [];
  let size = 0;
  let at = start + 24;

  async function flush(length: number): Promise<void> {
    const all = Buffer.concat(waiting, size);
    const packed = await pack(all.subarray(0, length), { level: 6 });
    at = await writeFully(handle, packed, at);
    blocks.push({ unpacked: length, packed: packed.length });
    waiting = [all.subarray(length)];
    size -= length;
  }

  return {
    async write(bytes) {
      waiting.push(bytes);
      size += bytes.length;
      while (size >= blockSize) await flush(blockSize);
    },
    async end() {
      if (size > 0) await flush(size);
      const table = new Bytes().int64(-100, 0).int32(blockSize, blocks.length);
      let [unpackedAt, packedAt] = [start, start + 24];
      for (const { unpacked, packed } of blocks) {
        table.int64(unpackedAt, packedAt).int32(unpacked, packed);
        unpackedAt += unpacked;
        packedAt += packed;
      }
      const trailer = table.all();
      await writeFully(handle, trailer, at);
      await writeFully(handle, new Bytes().int64(start, at, trailer.length).all(), start);
    },
  };
}
