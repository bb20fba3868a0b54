import type { ValueLabel } from "../../../vocabulary/labelled.js";
import type { Bytes } from "../../bytes/bytes.js";
import { encodingOf } from "../../bytes/encoding.js";
import type { Decode } from "../../bytes/text.js";
import { FileProblem } from "../../fileProblem.js";
import type { LabelSets } from "../describe.js";
import { decodeIn, type FileHeader, readFileHeader } from "../sas7bdat/fileHeader.js";
import { findBlocks } from "./findBlocks.js";
import { labelSetIn } from "./labelSetIn.js";
import { readBlock } from "./readBlock.js";

/**
 * The value labels in a catalog of SAS (.sas7bcat), by the names of their formats. Labels of ranges are passed over.
 *
 * throws  FileProblem where the file is no catalog, cut off or damaged
 * source  found by looking at catalogs of which the labels are known (test/files/data/sas); agrees with R haven 2.5.1
 */
export function readCatalog(file: Bytes): LabelSets {
  const header = readFileHeader(file);
  if (header.kind !== "catalog") throw new FileProblem("it is no catalog of SAS");
  // Catalogs seldom say how their texts are encoded.
  const decode =
    header.encoding === 0 ? encodingOf((count) => readSets(file, header, count)) : decodeIn(header);
  return readSets(file, header, decode);
}

function readSets(file: Bytes, header: FileHeader, decode: Decode): LabelSets {
  const sets = new Map<string, readonly ValueLabel[]>();
  for (const place of findBlocks(file, header)) {
    const set = labelSetIn(readBlock(file, header, place), header, decode);
    if (set !== null) sets.set(set.name, set.labels);
  }
  return sets;
}
