import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { decodeWindows1252 } from "../../../files/bytes/windows1252.js";
import type { Source } from "../../../vocabulary/study.js";
import { problems } from "../../problems.js";

type TextFile = Pick<Source, "file" | "encoding" | "line">;

/** A file's text, piece by piece, and what is known of its bytes once it has been read to the end. */
export interface TextReading {
  readonly pieces: AsyncIterable<string>;
  readonly seen: { bytes: number; sha256: string };
}

/**
 * Reads a text file in its declared encoding.
 *
 * in      the absolute path and the source that it belongs to
 * out     pieces of text without a byte order mark; size and SHA-256 of the file as it lies
 * error   a problem where the bytes cannot be in that encoding
 */
export function readText(path: string, source: TextFile): TextReading {
  const seen = { bytes: 0, sha256: "" };
  async function* pieces(): AsyncGenerator<string> {
    const hash = createHash("sha256");
    const decode = source.encoding === "windows-1252" ? decodeWindows1252 : decodeUtf8(source.file);
    for await (const piece of createReadStream(path, { highWaterMark: 1 << 20 })) {
      const bytes = piece as Buffer;
      if (seen.bytes === 0) lookAtStart(bytes, source);
      hash.update(bytes);
      seen.bytes += bytes.length;
      yield decode(bytes, false);
    }
    yield decode(Buffer.alloc(0), true);
    seen.sha256 = hash.digest("hex");
  }
  return { pieces: pieces(), seen };
}

function lookAtStart(bytes: Buffer, source: TextFile): void {
  const at = { file: source.file, line: 1 };
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    throw problems.utf16({ at });
  }
  const start = bytes.toString("latin1", 0, 4);
  if (start === "PAR1") throw problems.notText({ at, is: "a Parquet file" });
  if (start === "PK\x03\x04") throw problems.notText({ at, is: "an Excel or other zipped file" });
  if (source.encoding === "windows-1252" && bytes.some((byte) => byte >= 0x80) && isUtf8(bytes)) {
    throw problems.isUtf8({ at, studyLine: source.line });
  }
  if (bytes.includes("\r") && !bytes.includes("\n")) throw problems.lineEnds({ at });
}

/** True for bytes that begin as UTF-8; the last character may be cut off. */
function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function decodeUtf8(file: string): (bytes: Buffer, last: boolean) => string {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let lines = 0;
  return (bytes, last) => {
    try {
      const text = decoder.decode(bytes, { stream: !last });
      for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines += 1;
      return text;
    } catch {
      throw problems.notUtf8({ at: { file, line: lines + lineOfFirstError(bytes) } });
    }
  };
}

/** The line within these bytes, from 1, that holds the first byte that is no UTF-8. */
function lineOfFirstError(bytes: Buffer): number {
  const start = bytes.findIndex((byte) => (byte & 0xc0) !== 0x80);
  const text = bytes.subarray(Math.max(start, 0)).toString("utf8");
  return text.slice(0, text.indexOf("\uFFFD")).split("\n").length;
}
