import { type FileHandle, open } from "node:fs/promises";
import type { WritableFile } from "../../writableFile.js";
import { bytecodeSink } from "./bytecodeSink.js";
import { dictionaryBytes } from "./dictionaryBytes.js";
import { measured } from "./measured.js";
import { planFile } from "./plan.js";
import { rowBytes } from "./rowBytes.js";
import { writeFully } from "./writeFully.js";
import { zlibSink } from "./zlibSink.js";

export interface WriteOptions {
  /** "zlib" makes a .zsav, which SPSS reads since version 21. */
  readonly compression: "none" | "bytecode" | "zlib";
  /** Stands in the file, in UTC. */
  readonly createdAt: Date;
}

/** Where bytes go; what does not compress hands them on. */
export interface Sink {
  write(bytes: Buffer): Promise<void>;
  end(): Promise<void>;
}

/**
 * Writes an SPSS file in UTF-8; the same content and `createdAt` give the same bytes.
 *
 * in      names that SPSS allows; moments since 1970, which the file counts from 1582; rows that are read twice, the first
 *         time for the widths of texts. A `format` that SPSS does not know is replaced by one for the kind of variable
 * out     labels beyond 255 bytes and a file label beyond 64 are cut and end in “…”; notes are broken into lines of 80 bytes;
 *         blanks at the end of a text are lost
 * throws  Problem: spss-name, spss-value, spss-missing, spss-no-variables; nothing is written then
 * source  “System File Format”, GNU PSPP Developers Guide; read back by PSPP 1.6 and haven 2.5
 */
export async function writeSpss(file: WritableFile, path: string, options: WriteOptions): Promise<void> {
  const plan = planFile(file, await measured(file));
  const handle = await open(path, "w");
  try {
    const start = await writeFully(handle, dictionaryBytes(plan, options), 0);
    const rows = sinkFor(handle, start, options.compression, plan.unitsOfText);
    for await (const batch of file.batches()) {
      for (const bytes of rowBytes(batch, plan)) await rows.write(bytes);
    }
    await rows.end();
  } finally {
    await handle.close();
  }
}

function sinkFor(
  handle: FileHandle,
  start: number,
  compression: WriteOptions["compression"],
  unitsOfText: readonly boolean[],
): Sink {
  let at = start;
  const plain: Sink = {
    write: async (bytes) => {
      at = await writeFully(handle, bytes, at);
    },
    end: async () => {},
  };
  if (compression === "none") return plain;
  return bytecodeSink(compression === "zlib" ? zlibSink(handle, start) : plain, unitsOfText);
}
