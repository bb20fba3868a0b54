import { type Bytes, cutOff } from "../../bytes/bytes.js";
import { FileProblem } from "../../fileProblem.js";
import type { XportColumn } from "./namestr.js";

/** The data set in a transport file. */
export interface Member {
  readonly label: string;
  readonly columns: readonly (XportColumn & { readonly at: number })[];
  readonly rowBytes: number;
  readonly rowsAt: number;
  readonly rows: number;
}

const blank = 0x20;
const recordBytes = 80;
const nextMember = Buffer.from("HEADER RECORD*******MEMB");

/**
 * How many rows there are. Version 8 may say so; version 5 fills the last record up with blanks, so what is blank at
 * the end and shorter than a record is no row.
 */
export function rowsIn(file: Bytes, rowsAt: number, rowBytes: number, said: number | null): number {
  refuseOtherMembers(file, rowsAt);
  if (rowBytes === 0) return 0;
  if (said !== null) {
    if (rowsAt + said * rowBytes > file.size) throw cutOff(rowsAt + said * rowBytes, file.size);
    return said;
  }
  let rows = Math.floor((file.size - rowsAt) / rowBytes);
  const isBlank = (from: number, to: number) => file.read(from, to - from).every((byte) => byte === blank);
  const end = rowsAt + rows * rowBytes;
  if (file.size - end >= recordBytes || !isBlank(end, file.size)) throw cutOff(end + rowBytes, file.size);
  for (; rows > 0; rows--) {
    const start = rowsAt + (rows - 1) * rowBytes;
    if (file.size - start >= recordBytes || !isBlank(start, start + rowBytes)) break;
  }
  return rows;
}

/** Looks for the header of a second data set, which would begin a record. */
function refuseOtherMembers(file: Bytes, rowsAt: number): void {
  const step = recordBytes * 2 ** 16;
  for (let at = rowsAt; at < file.size; at += step) {
    const piece = file.read(at, Math.min(step, file.size - at));
    for (let found = piece.indexOf(nextMember); found >= 0; found = piece.indexOf(nextMember, found + 1)) {
      if (found % recordBytes !== 0) continue;
      throw new FileProblem("it holds several data sets; write each to a file of its own");
    }
  }
}
