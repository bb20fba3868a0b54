import { type Bytes, cutOff } from "../bytes/bytes.js";
import { FileProblem } from "../fileProblem.js";
import { type ByteOrder, bigEndian, littleEndian } from "./byteOrder.js";

/** What stands in the first bytes. */
export interface Header {
  readonly order: ByteOrder;
  readonly compression: "none" | "bytecode" | "zlib";
  /** `null` where the writer did not know. */
  readonly rows: number | null;
  /** What is taken off a compressed number's code; 100 in every file that was seen. */
  readonly bias: number;
  readonly label: Buffer;
}

export const headerBytes = 176;
const compressions = ["none", "bytecode", "zlib"] as const;

export function readHeader(bytes: Bytes): Header {
  const head = bytes.read(0, Math.min(headerBytes, bytes.size));
  expectMagic(head);
  if (head.length < headerBytes) throw cutOff(headerBytes, head.length);
  const order = orderOf(head);
  const compression = compressions[order.int32(head, 72)];
  if (compression === undefined || (compression === "zlib") !== (head.toString("latin1", 0, 4) === "$FL3")) {
    throw new FileProblem(
      `its header names the compression ${order.int32(head, 72)}, which is not known`,
      72,
    );
  }
  const rows = order.int32(head, 80);
  if (rows < -1) throw new FileProblem(`its header claims ${rows} rows`, 80);
  const bias = order.float64(head, 84);
  if (!Number.isFinite(bias)) throw new FileProblem("its numbers are not in the IEEE 754 form", 84);
  return { order, compression, rows: rows < 0 ? null : rows, bias, label: head.subarray(109, 173) };
}

function expectMagic(head: Buffer): void {
  const magic = head.toString("latin1", 0, 4);
  if (magic === "$FL2" || magic === "$FL3") return;
  if (magic === "\x5b\xc6\xd3\xf2") throw new FileProblem("it was written by a mainframe, in EBCDIC", 0);
  if (head.toString("latin1", 8, 20) === "ENCRYPTEDSAV")
    throw new FileProblem("it is encrypted with a password", 0);
  throw new FileProblem("it does not start as an SPSS file does, with $FL2 or $FL3", 0);
}

/** The layout code is 2, or 3 in some old files; the order in which it reads as one of these is the file's. */
function orderOf(head: Buffer): ByteOrder {
  const known = (order: ByteOrder) => [2, 3].includes(order.int32(head, 64));
  if (known(littleEndian)) return littleEndian;
  if (known(bigEndian)) return bigEndian;
  throw new FileProblem("its header has a layout that is not known", 64);
}
