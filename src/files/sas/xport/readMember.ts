import type { Bytes } from "../../bytes/bytes.js";
import { type Decode, fieldText } from "../../bytes/text.js";
import { FileProblem } from "../../fileProblem.js";
import { type Member, rowsIn } from "./member.js";
import { labelsIn, namestr, type XportColumn } from "./namestr.js";
import { Records } from "./records.js";

/**
 * The head of the one data set in a transport file. Records have 80 bytes; whole numbers have the highest byte first.
 *
 * source  SAS technical note TS-140 (version 5) and “Record layout of a SAS version 8 or 9 data set in SAS transport
 *         format” (version 8: names of 32 characters and long labels)
 */
export function readMember(file: Bytes, decode: Decode): Member {
  const records = new Records(file);
  records.header(/^LIB(RARY|V8)/);
  records.take(2); // which SAS wrote it, and when
  const member = records.header(/^MEMB(ER|V8)/);
  const bytesEach = Number(member.slice(73, 78));
  if (bytesEach !== 140 && bytesEach !== 136) throw new FileProblem("it does not describe its variables");
  records.header(/^DSCP(TR|TV8)|^DSCRPTR/);
  const label = fieldText(records.take(2).subarray(80 + 32, 80 + 72), decode);
  const names = records.header(/^NAMEST(R|V8)|^NAMSTV8/);
  const count = Number(names.slice(53, 58));
  if (!Number.isInteger(count)) throw new FileProblem("it does not say how many variables it has");
  const described = records.bytes(count * bytesEach);
  const isLong = /^NAMSTV8/.test(names.slice(20));
  let columns: readonly XportColumn[] = Array.from({ length: count }, (_, i) =>
    namestr(described.subarray(i * bytesEach, (i + 1) * bytesEach), isLong, decode),
  );
  let next = records.header(/^(OBS|LABELV[89])/);
  if (next.slice(20).startsWith("LABEL")) {
    columns = labelsIn(records, Number(next.slice(48)), next.slice(20, 27) === "LABELV9", columns, decode);
    next = records.header(/^OBS/);
  }
  // Where the description says that a value lies is where it lay in SAS; in the file they follow one another.
  let rowBytes = 0;
  const placed = columns.map((column) => {
    rowBytes += column.width;
    return { ...column, at: rowBytes - column.width };
  });
  const said = next.slice(20).startsWith("OBSV8") ? next.slice(48).trim() : "";
  const rows = rowsIn(file, records.at, rowBytes, /^[1-9]\d*$/.test(said) ? Number(said) : null);
  return { label, columns: placed, rowBytes, rowsAt: records.at, rows };
}
