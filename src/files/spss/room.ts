import type { Bytes } from "../bytes/bytes.js";
import { FileProblem } from "../fileProblem.js";
import type { Dictionary } from "./dictionary.js";
import { rowsOf } from "./extensions.js";
import type { Records } from "./records.js";
import { readBlocks, type ZlibBlock } from "./zlibBlocks.js";

/** Where the rows lie, and how many there are, held against what the file has room for. */
export interface Room {
  readonly rows: number | null;
  /** No file of this size has more. */
  readonly mostRows: number;
  readonly from: number;
  readonly bias: number;
  /** Rows as they are, compressed rows, or blocks that unpack to compressed rows. */
  readonly form: "none" | "bytecode" | readonly ZlibBlock[];
}

export function roomForRows(bytes: Bytes, records: Records, { rowBytes }: Dictionary): Room {
  const { header, dataAt: from } = records;
  const form = header.compression === "zlib" ? readBlocks(bytes, from, header.order) : header.compression;
  const length =
    typeof form === "string" ? bytes.size - from : form.reduce((sum, block) => sum + block.unpacked, 0);
  // Compression needs at least one byte for a unit of eight.
  const mostRows = Math.floor(length / (form === "none" ? rowBytes : rowBytes / 8));
  const told = rowsOf(records);
  if (told !== null && told > mostRows)
    throw new FileProblem(`it claims ${told} rows and has room for ${mostRows} at most`, bytes.size);
  const rows = told ?? (form === "none" ? mostRows : null);
  return { rows, mostRows, from, bias: header.bias, form };
}
