import type { LabelledFile } from "../../vocabulary/labelled.js";
import { streamBytes, withBytes } from "../bytes/bytes.js";
import { readCases } from "./cases.js";
import { assemble } from "./dictionary.js";
import { readRecords } from "./records.js";
import { roomForRows } from "./room.js";

/**
 * An SPSS file, .sav or .zsav: its dictionary now, its rows when they are asked for.
 *
 * in      path of a system file of any SPSS on Windows, macOS or Unix, in either byte order, plain, compressed or .zsav
 * out     dates and times since 1970 (SPSS counts from 1582), system-missing as NaN, user-missing values as they
 *         stand in the file; rows in pieces of at most 16,384, read from the disk as they are asked for
 * throws  `FileProblem` for a file that is cut off, damaged, encrypted, or in a code page that is not known here; once
 *         more while the rows are read, where the damage lies there
 * when not  portable files (.por), and files of mainframes (EBCDIC, IBM or VAX numbers)
 * source  “System File Format”, GNU PSPP Developers Guide; held against files of SPSS 19 to 27, PSPP 1.6 and haven 2.5
 */
export async function readSpss(path: string): Promise<LabelledFile> {
  return withBytes(path, (bytes) => {
    const records = readRecords(bytes);
    const dictionary = assemble(records);
    const room = roomForRows(bytes, records, dictionary);
    return {
      format: "spss",
      label: dictionary.label,
      notes: dictionary.notes,
      variables: dictionary.columns.map(({ variable }) => variable),
      rowCount: room.rows,
      batches: streamBytes(path, (rows) => readCases(rows, dictionary, room)),
    };
  });
}
