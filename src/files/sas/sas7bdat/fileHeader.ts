import { type Bytes, cutOff } from "../../bytes/bytes.js";
import type { Decode } from "../../bytes/text.js";
import { FileProblem } from "../../fileProblem.js";
import { decodeOf } from "./encodings.js";
import { type Dialect, Fields } from "./fields.js";

/** What stands at the beginning of a data set or catalog of SAS 7 and later. */
export interface FileHeader {
  readonly dialect: Dialect;
  readonly kind: "data" | "catalog";
  readonly encoding: number;
  readonly headerBytes: number;
  readonly pageBytes: number;
  readonly pages: number;
  /** Stat/Transfer wrote it, which may begin rows at a multiple of 4. */
  readonly packsRows: boolean;
  /** How far fields are moved to stand at multiples of 8. */
  readonly padding: 0 | 4;
}

const magic = Buffer.from("000000000000000000000000c2ea8160b31411cfbd92080009c7318c181f1011", "hex");
/** Byte 15 is different in a catalog. */
const catalogMagic = Buffer.from("000000000000000000000000c2ea8163b31411cfbd92080009c7318c181f1011", "hex");
/** Larger pages than SAS can make (2 GiB − 1) would be a waste of memory; real ones have 4 KiB to a few MiB. */
const largestPage = 2 ** 26;

/** Whether the file begins as those of SAS 7 and later do. */
export function isSas7(start: Buffer): boolean {
  const first = start.subarray(0, magic.length);
  return first.equals(magic) || first.equals(catalogMagic);
}

/**
 * The header, checked against the size of the file.
 *
 * source  Shotwell & Cummins, “SAS7BDAT Database Binary Format” (2013, revised 2025)
 */
export function readFileHeader(file: Bytes): FileHeader {
  const bytes = file.read(0, Math.min(file.size, 400));
  if (!isSas7(bytes)) throw new FileProblem("it is no file of SAS 7 or later");
  if (bytes.length < 400) throw cutOff(400, file.size);
  const wide = bytes[32] === 0x33;
  const padding = bytes[35] === 0x33 ? 4 : 0;
  const dialect = { wide, littleEndian: bytes[37] === 1 };
  const fields = new Fields(bytes, dialect);
  const headerBytes = fields.uint32(196 + padding);
  const pageBytes = fields.uint32(200 + padding);
  const pages = fields.word(204 + padding);
  if (headerBytes < 288 || pageBytes < 256 || pageBytes > largestPage) {
    throw new FileProblem(`its header has ${headerBytes} bytes and its pages ${pageBytes}`);
  }
  const end = headerBytes + pages * pageBytes;
  if (end > file.size) throw cutOff(end, file.size);
  const release = bytes.toString("latin1", 216 + padding + (wide ? 4 : 0)).slice(0, 8);
  return {
    dialect,
    kind: bytes[15] === magic[15] ? "data" : "catalog",
    encoding: fields.byte(70),
    headerBytes,
    pageBytes,
    pages,
    packsRows: release === "9.0000M0",
    padding,
  };
}

export function decodeIn(header: FileHeader): Decode {
  return decodeOf(header.encoding);
}

export function readPage(file: Bytes, header: FileHeader, page: number): Fields {
  return new Fields(
    file.read(header.headerBytes + page * header.pageBytes, header.pageBytes),
    header.dialect,
  );
}
