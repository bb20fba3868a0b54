import type { Bytes } from "../../bytes/bytes.js";
import type { Decode } from "../../bytes/text.js";
import { FileProblem } from "../../fileProblem.js";
import { type Description, DescriptionInTheMaking } from "./description.js";
import { type FileHeader, readPage } from "./fileHeader.js";
import { pageOf } from "./page.js";

/** What the file says of its rows and columns: on the first pages, and on others where those did not suffice. */
export function readDescription(file: Bytes, header: FileHeader, decode: Decode): Description {
  const made = new DescriptionInTheMaking();
  let last = { page: 0, part: 0 };
  for (let number = 0; number < header.pages && !made.isComplete; number++) {
    const page = pageOf(readPage(file, header, number), header.packsRows);
    for (const [part, { at, length, how }] of page.subheaders.entries()) {
      if (made.isComplete) break;
      last = { page: number, part };
      if (how === 0 && length > 8) made.take(page.fields.part(at, length));
    }
  }
  const description = made.finish(decode, last);
  check(description, header);
  return description;
}

const longestRow = 2 ** 26;

function check({ rows, deletedRows, rowBytes, compression }: Description, { pageBytes }: FileHeader): void {
  const most = compression === "none" ? pageBytes : longestRow;
  if (rowBytes > most || (rowBytes === 0 && rows > 0))
    throw new FileProblem(`its rows would have ${rowBytes} bytes`);
  if (deletedRows > rows)
    throw new FileProblem(`more of its rows are deleted (${deletedRows}) than it has (${rows})`);
}
