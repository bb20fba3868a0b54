import type { SasColumn } from "./sasBytes.js";

const recordBytes = 80;

/**
 * A transport file of SAS (.xpt) in bytes.
 *
 * source  SAS technical note TS-140, “The record layout of a data set in SAS transport format” (version 5)
 */
export function xportBytes(
  columns: readonly SasColumn[],
  rows: readonly (readonly (number | string)[])[],
): Buffer {
  const zeros = "0".repeat(30);
  const header = (kind: string, rest = zeros) =>
    record(`HEADER RECORD*******${kind.padEnd(8)}HEADER RECORD!!!!!!!${rest}`);
  const written = "01JAN26:00:00:00";
  const count = String(columns.length).padStart(4, "0");
  return Buffer.concat([
    header("LIBRARY"),
    record(`SAS     SAS     SASLIB  9.4     X64_10${" ".repeat(26)}${written}`),
    record(written),
    header("MEMBER", "000000000000000001600000000140"),
    header("DSCRPTR"),
    record(`SAS     MADE    SASDATA 9.4     X64_10${" ".repeat(26)}${written}`),
    record(written),
    header("NAMESTR", `000000${count}${"0".repeat(20)}`),
    filled(Buffer.concat(columns.map(namestr))),
    header("OBS"),
    filled(Buffer.concat(rows.map((row) => Buffer.concat(columns.map((column, i) => cell(column, row[i])))))),
  ]);
}

const record = (text: string) => Buffer.from(text.padEnd(recordBytes), "latin1");

/** Filled up with blanks to whole records. */
const filled = (bytes: Buffer) =>
  Buffer.concat([bytes, Buffer.alloc((recordBytes - (bytes.length % recordBytes)) % recordBytes, " ")]);

function namestr({ name, type, bytes, format, label = "" }: SasColumn, place: number): Buffer {
  const all = Buffer.alloc(140);
  all.writeUInt16BE(type === "number" ? 1 : 2, 0);
  all.writeUInt16BE(bytes, 4);
  all.writeUInt16BE(place + 1, 6);
  all.write(name.padEnd(8), 8);
  all.write(label.padEnd(40), 16);
  all.write((format ?? "").padEnd(8), 56);
  all.write(" ".repeat(8), 72);
  return all;
}

function cell({ type, bytes }: SasColumn, value: number | string | undefined): Buffer {
  if (type === "text")
    return Buffer.from(
      String(value ?? "")
        .padEnd(bytes)
        .slice(0, bytes),
      "latin1",
    );
  return ibm(typeof value === "number" ? value : Number.NaN).subarray(0, bytes);
}

/** Sign, exponent of 16, fraction; a missing value is a point. */
function ibm(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  if (Number.isNaN(value)) bytes.write(".");
  if (Number.isNaN(value) || value === 0) return bytes;
  let [size, exponent] = [Math.abs(value), 64];
  for (; size >= 1; size /= 16) exponent += 1;
  for (; size < 1 / 16; size *= 16) exponent -= 1;
  bytes.writeBigUInt64BE(BigInt(size * 2 ** 56));
  bytes[0] = exponent + (value < 0 ? 0x80 : 0);
  return bytes;
}
