import type { FileHandle } from "node:fs/promises";

/** Writes a buffer whole at a place in the file; gives the place after it. */
export async function writeFully(handle: FileHandle, bytes: Buffer, at: number): Promise<number> {
  let done = 0;
  while (done < bytes.length) {
    done += (await handle.write(bytes, done, bytes.length - done, at + done)).bytesWritten;
  }
  return at + done;
}
