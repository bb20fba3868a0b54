import type { Cursor } from "../bytes/cursor.js";
import { FileProblem } from "../fileProblem.js";

/** As many bytes as the file says; `what` claims that number. */
export function takeClaimed(cursor: Cursor, length: number, what: string): Buffer {
  if (length < 0) throw new FileProblem(`${what} claims a length of ${length} bytes`, cursor.at);
  return cursor.take(length);
}
