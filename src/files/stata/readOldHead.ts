import type { Bytes } from "../bytes/bytes.js";
import { Cursor } from "../bytes/cursor.js";
import { type Decode, fieldText } from "../bytes/text.js";
import { FileProblem } from "../fileProblem.js";
import { Notes } from "./characteristics.js";
import type { Head } from "./head.js";
import { layoutOf } from "./layout.js";
import { typeOfOldCode } from "./storageType.js";

/** The head of a file of Stata 8 to 12 (formats 113 to 115). */
export function readOldHead(file: Bytes, decode: Decode): Head {
  const [version = 0, order = 0, kind] = file.read(0, 3);
  if (version < 102 || version > 119 || (order !== 1 && order !== 2) || kind !== 1) {
    throw new FileProblem("it is no Stata file");
  }
  const layout = layoutOf(version);
  const littleEndian = order === 2;
  const cursor = new Cursor(file, littleEndian, 4);
  const text = (width: number) => fieldText(cursor.take(width), decode);

  const count = cursor.uint16();
  const rows = cursor.uint32();
  const label = text(layout.label);
  cursor.take(18); // when it was written
  const each = <T>(read: () => T): T[] => Array.from({ length: count }, read);
  const types = each(() => typeOfOldCode(cursor.byte()));
  const names = each(() => text(layout.name));
  cursor.take(2 * (count + 1)); // by which variables the rows are sorted
  const formats = each(() => text(layout.format));
  const labelSets = each(() => text(layout.name));
  const labels = each(() => text(layout.label));
  const notes = new Notes(layout, decode);
  for (;;) {
    const hasMore = cursor.byte() !== 0;
    const length = cursor.uint32();
    if (!hasMore && length === 0) break;
    notes.take(cursor.take(length));
  }
  const variables = types.map((type, i) => ({
    name: names[i] as string,
    type,
    format: formats[i] as string,
    labelSet: labelSets[i] as string,
    label: labels[i] as string,
  }));
  return { layout, littleEndian, decode, label, rows, variables, notes: notes.list(), rowsAt: cursor.at };
}
