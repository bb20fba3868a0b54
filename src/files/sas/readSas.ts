import { existsSync } from "node:fs";
import type { LabelledFile } from "../../vocabulary/labelled.js";
import { withBytes } from "../bytes/bytes.js";
import { FileProblem } from "../fileProblem.js";
import { readCatalog } from "./catalog/readCatalog.js";
import { isSas7 } from "./sas7bdat/fileHeader.js";
import { readSas7bdat } from "./sas7bdat/readSas7bdat.js";
import { isXport, readXport } from "./xport/readXport.js";

export interface SasOptions {
  /** Path of the catalog with the value labels; else the .sas7bcat beside the file with the same name, if there is one. */
  readonly catalog?: string;
}

/**
 * Reads a data set of SAS: .sas7bdat of SAS 7 and later, or a transport file (.xpt) of version 5 or 8.
 *
 * in      a path, and where the value labels are
 * out     variables with their labels, and rows in pieces; the file is opened again when the rows are taken
 * throws  FileProblem, here or while the rows are taken, where a file is no such file, cut off or damaged
 * source  .sas7bdat: Shotwell & Cummins, “SAS7BDAT Database Binary Format”; .xpt: SAS technical notes TS-140 and “Record
 *         layout of a SAS version 8 or 9 data set in SAS transport format”. Agrees with R haven 2.5.1 and pandas 3.1
 */
export async function readSas(path: string, { catalog }: SasOptions = {}): Promise<LabelledFile> {
  const start = withBytes(path, (file) => file.read(0, Math.min(file.size, 80)));
  const labelPath = catalog ?? beside(path);
  const labels = labelPath === null ? new Map() : withBytes(labelPath, readCatalog);
  if (isSas7(start)) return readSas7bdat(path, labels);
  if (isXport(start)) return readXport(path, labels);
  if (start.toString("latin1").startsWith("**COMPRESSED**")) throw new FileProblem(cport);
  throw new FileProblem("it is no data set of SAS");
}

const cport = "it was made by PROC CPORT; make it with the XPORT engine or as .sas7bdat";

function beside(path: string): string | null {
  const same = path.replace(/\.\w+$/, ".sas7bcat");
  return same !== path && existsSync(same) ? same : null;
}
