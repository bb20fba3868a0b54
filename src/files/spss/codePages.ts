import type { Decode } from "../bytes/text.js";
import { decodeWindows1252 } from "../bytes/windows1252.js";
import { FileProblem } from "../fileProblem.js";

/** Code pages by the number that Windows gives them, as far as this machine's `TextDecoder` has them. */
const byNumber: ReadonlyMap<number, string> = new Map([
  // “7-bit” and “8-bit ASCII”: old SPSS did not say which; on Windows in Western Europe it was this one.
  [2, "windows-1252"],
  [3, "windows-1252"],
  [20127, "windows-1252"],
  ...[1250, 1251, 1252, 1253, 1254, 1255, 1256, 1257, 1258, 874].map((n) => [n, `windows-${n}`] as const),
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 13, 14, 15, 16].map((n) => [28590 + n, `iso-8859-${n}`] as const),
  [866, "ibm866"],
  [932, "shift_jis"],
  [936, "gbk"],
  [949, "euc-kr"],
  [950, "big5"],
  [10000, "macintosh"],
  [20866, "koi8-r"],
  [20932, "euc-jp"],
  [21866, "koi8-u"],
  [51932, "euc-jp"],
  [51949, "euc-kr"],
  [54936, "gb18030"],
  [65001, "utf-8"],
]);

/**
 * in      the name in record 7, 20 ("UTF-8", "windows-1252", "CP1250"), or `null`; the number in record 7, 3, or `null`
 * out     what makes text of bytes. What the code page does not have becomes U+FFFD; where SPSS cut a text of UTF-8 within
 *         its last character, that character is left out
 * throws  `FileProblem` where the code page is not known here
 */
export function decoderOf(name: string | null, number: number | null): Decode {
  const numbered = /^(?:cp|ms|ibm|windows|x-cp|x-windows)[-_]?(\d+)$/i.exec(name ?? "")?.[1];
  const code = name === null ? (number ?? 2) : Number(numbered ?? Number.NaN);
  const label = byNumber.get(code) ?? name;
  if (label === null) throw new FileProblem(`its text is in the code page ${code}, which is not known here`);
  const encoding = encodingOf(label);
  if (encoding === "utf-8") return (bytes) => wholeCharacters(bytes).toString("utf8");
  if (encoding === "windows-1252") return decodeWindows1252;
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  return (bytes) => decoder.decode(bytes);
}

function encodingOf(label: string): string {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    throw new FileProblem(`its text is in the code page “${label}”, which is not known here`);
  }
}

/** Without the beginning of a character at the end. */
function wholeCharacters(bytes: Buffer): Buffer {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] as number;
    if (byte < 0x80) break;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return length > back ? bytes.subarray(0, -back) : bytes;
    }
  }
  return bytes;
}
