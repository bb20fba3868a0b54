import { type Bytes, cutOff } from "../bytes/bytes.js";
import type { Decode } from "../bytes/text.js";
import { FileProblem } from "../fileProblem.js";
import { type Head, rowsEnd, rowWidth } from "./head.js";
import { readOldHead } from "./readOldHead.js";
import { readTaggedHead } from "./readTaggedHead.js";

/**
 * Everything before the rows, checked against the size of the file.
 *
 * in      how texts of versions before Unicode are read
 */
export function readHead(file: Bytes, old: Decode): Head {
  const tagged = isTagged(file);
  const head = tagged ? readTaggedHead(file, old) : readOldHead(file, old);
  if (head.layout.isTagged !== tagged) throw new FileProblem("its version and its parts do not agree");
  if (rowWidth(head.variables) === 0 && head.rows > 0) {
    throw new FileProblem(`it says that it has ${head.rows} rows, but no variable`);
  }
  if (rowsEnd(head) > file.size) throw cutOff(rowsEnd(head), file.size);
  return head;
}

function isTagged(file: Bytes): boolean {
  const start = "<stata_dta>";
  return file.size >= start.length && file.read(0, start.length).toString("latin1") === start;
}
