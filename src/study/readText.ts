import type { Problem } from "../vocabulary/problem.js";
import { problems } from "./problems.js";

/** A file's bytes as text, without a byte order mark; a problem with the line where they are no UTF-8. */
export function readText(file: string, bytes: Uint8Array): string | Problem {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return problems.notUtf8({ at: { file, line: lineOfFirstError(bytes) } });
  }
}

/** The line that holds the first byte that is no UTF-8: where decoding it leniently changes the bytes. */
function lineOfFirstError(bytes: Uint8Array): number {
  const lenient = new TextEncoder().encode(new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes));
  const first = bytes.findIndex((byte, i) => byte !== lenient[i]);
  return bytes.subarray(0, Math.max(first, 0)).reduce((line, byte) => (byte === 10 ? line + 1 : line), 1);
}
