import type { LabelledFile } from "../../../vocabulary/labelled.js";
import { streamBytes, withBytes } from "../../bytes/bytes.js";
import { FileProblem } from "../../fileProblem.js";
import { describe, type LabelSets } from "../describe.js";
import { decodeIn, readFileHeader } from "./fileHeader.js";
import { readDescription } from "./readDescription.js";
import { readRows } from "./readRows.js";

/** A data set of SAS 7 or later. */
export function readSas7bdat(path: string, labels: LabelSets): LabelledFile {
  const { header, description, decode } = withBytes(path, (file) => {
    const header = readFileHeader(file);
    if (header.kind !== "data") throw new FileProblem("it is a catalog of SAS, not a data set");
    const decode = decodeIn(header);
    return { header, decode, description: readDescription(file, header, decode) };
  });
  return {
    format: "sas",
    label: description.label || null,
    notes: [],
    variables: description.columns.map((column) => describe(column, labels)),
    rowCount: description.rows - description.deletedRows,
    batches: streamBytes(path, (file) => readRows(file, header, description, decode)),
  };
}
