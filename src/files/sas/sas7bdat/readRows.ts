import type { LabelledBatch } from "../../../vocabulary/labelled.js";
import type { Bytes } from "../../bytes/bytes.js";
import { rowsAtOnce } from "../../bytes/pieces.js";
import type { Decode } from "../../bytes/text.js";
import { FileProblem } from "../../fileProblem.js";
import { batchOf } from "../columns.js";
import type { Description } from "./description.js";
import { type FileHeader, readPage } from "./fileHeader.js";
import { ieeeNumber } from "./number.js";
import { pageOf } from "./page.js";
import { rowsOfPage } from "./rowsOfPage.js";

/** The rows that are not deleted, piece by piece. */
export function* readRows(
  file: Bytes,
  header: FileHeader,
  description: Description,
  decode: Decode,
): Generator<LabelledBatch> {
  const { rows, deletedRows, rowBytes, columns } = description;
  const most = Math.min(rowsAtOnce(rowBytes), rows - deletedRows);
  const piece = Buffer.alloc(most * rowBytes);
  const read = { number: ieeeNumber(header.dialect.littleEndian), text: decode };
  let [seen, held, given] = [0, 0, 0];
  for (let number = 0; number < header.pages && seen < rows; number++) {
    const page = pageOf(readPage(file, header, number), header.packsRows);
    for (const row of rowsOfPage(page, number, description, rows - seen)) {
      seen++;
      if (row === null) continue;
      if (given + held === rows - deletedRows) throw disagree(description);
      row.copy(piece, held++ * rowBytes);
      if (held < most) continue;
      yield batchOf(piece, held, rowBytes, columns, read);
      given += held;
      held = 0;
    }
  }
  if (held > 0) yield batchOf(piece, held, rowBytes, columns, read);
  if (given + held !== rows - deletedRows) throw disagree(description);
}

function disagree({ rows, deletedRows }: Description): FileProblem {
  const deleted = deletedRows > 0 ? `, ${deletedRows} of them deleted` : "";
  return new FileProblem(`it says that it has ${rows} rows${deleted}, but they are not there`);
}
