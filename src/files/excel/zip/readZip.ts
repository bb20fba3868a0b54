import { type Bytes, cutOff } from "../../bytes/bytes.js";
import { FileProblem } from "../../fileProblem.js";

/** One file within a zip file. */
export interface Entry {
  readonly name: string;
  readonly method: number;
  readonly checksum: number;
  readonly packedBytes: number;
  readonly bytes: number;
  /** Where its contents begin. */
  readonly at: number;
}

const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const localMark = 0x04034b50;
const endBytes = 22;
/** A comment of at most 65,535 bytes may come after the end record. */
const furthestEnd = endBytes + 0xffff;

/**
 * The files in a zip file, by their names.
 *
 * throws  FileProblem where it is no zip file, cut off, encrypted or larger than 4 GiB
 * source  PKWARE, “.ZIP File Format Specification” (APPNOTE) 6.3, sections 4.3.7, 4.3.12 and 4.3.16
 */
export function readZip(file: Bytes): ReadonlyMap<string, Entry> {
  const end = endRecord(file);
  const count = end.readUInt16LE(10);
  const directory = file.read(end.readUInt32LE(16), end.readUInt32LE(12));
  const entries = new Map<string, Entry>();
  for (let i = 0, at = 0; i < count; i++) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== entryMark) throw damaged();
    const [name, extra, comment] = [28, 30, 32].map((place) => directory.readUInt16LE(at + place)) as [
      number,
      number,
      number,
    ];
    const fields = directory.subarray(at, at + 46 + name);
    if ((fields.readUInt16LE(8) & 1) !== 0) throw new FileProblem("it is protected by a password");
    const entry = entryOf(file, fields);
    entries.set(entry.name.toLowerCase(), entry);
    at += 46 + name + extra + comment;
  }
  return entries;
}

function endRecord(file: Bytes): Buffer {
  const length = Math.min(file.size, furthestEnd);
  const tail = file.read(file.size - length, length);
  for (let at = length - endBytes; at >= 0; at--) {
    if (tail.readUInt32LE(at) === endMark) return tail.subarray(at);
  }
  throw new FileProblem("it is cut off, or no workbook: the end of a zip file is missing", file.size);
}

function entryOf(file: Bytes, fields: Buffer): Entry {
  const local = fields.readUInt32LE(42);
  const [packedBytes, bytes] = [fields.readUInt32LE(20), fields.readUInt32LE(24)];
  if (Math.max(local, packedBytes, bytes) === 0xffffffff)
    throw new FileProblem("a part of it is larger than 4 GiB");
  const head = file.read(local, 30);
  if (head.readUInt32LE(0) !== localMark) throw damaged();
  const at = local + 30 + head.readUInt16LE(26) + head.readUInt16LE(28);
  if (at + packedBytes > file.size) throw cutOff(at + packedBytes, file.size);
  const name = fields.toString("utf8", 46);
  return { name, method: fields.readUInt16LE(10), checksum: fields.readUInt32LE(16), packedBytes, bytes, at };
}

function damaged(): FileProblem {
  return new FileProblem("its table of contents is damaged");
}
