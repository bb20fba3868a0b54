import { type Decode, utf8 } from "../../bytes/text.js";
import { decodeWindows1252 } from "../../bytes/windows1252.js";
import { FileProblem } from "../../fileProblem.js";

/** The encodings that a file of SAS can name, by the byte that names them, in the words of the WHATWG standard. */
const names: Readonly<Record<number, string>> = {
  30: "iso-8859-2",
  31: "iso-8859-3",
  32: "iso-8859-4",
  33: "iso-8859-5",
  34: "iso-8859-6",
  35: "iso-8859-7",
  36: "iso-8859-8",
  37: "windows-1254", // ISO 8859-9, of which it is a superset
  40: "iso-8859-15",
  49: "ibm866",
  51: "windows-874",
  60: "windows-1250",
  61: "windows-1251",
  63: "windows-1253",
  64: "windows-1254",
  65: "windows-1255",
  66: "windows-1256",
  67: "windows-1257",
  68: "windows-1258",
  69: "macintosh",
  118: "big5",
  123: "big5",
  125: "gbk", // EUC-CN, of which it is a superset
  126: "gbk",
  134: "euc-jp",
  138: "shift_jis",
  140: "euc-kr",
  141: "euc-kr",
  205: "gb18030",
  227: "iso-8859-14",
  242: "iso-8859-13",
};

/** Western Latin: 0 for none named, US-ASCII, ISO 8859-1, windows-1252 and “any”. */
const western = new Set([0, 28, 29, 62, 204]);

/**
 * How texts of a file are read.
 *
 * throws  FileProblem for an encoding that nothing here can read, such as those of DOS
 */
export function decodeOf(code: number): Decode {
  if (code === 20) return utf8;
  if (western.has(code)) return decodeWindows1252;
  const name = names[code];
  if (name === undefined)
    throw new FileProblem(`its texts are in encoding ${code} of SAS, which is not known here`);
  const decoder = new TextDecoder(name);
  return (bytes) => decoder.decode(bytes);
}
