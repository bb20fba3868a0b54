import { type Bytes, cutOff } from "../bytes/bytes.js";
import { Cursor } from "../bytes/cursor.js";
import { type Decode, fieldText, utf8 } from "../bytes/text.js";
import { FileProblem } from "../fileProblem.js";
import { Notes } from "./characteristics.js";
import type { Head } from "./head.js";
import { type Layout, layoutOf } from "./layout.js";
import { typeOfCode } from "./storageType.js";

const orderAt = "<stata_dta><header><release>117</release><byteorder>".length;

/** The head of a file of Stata 13 and later (formats 117 to 119), part by part in the order in which they stand. */
export function readTaggedHead(file: Bytes, old: Decode): Head {
  const littleEndian = file.read(orderAt, 3).toString("latin1") === "LSF";
  const cursor = new Cursor(file, littleEndian);
  cursor.expect("<stata_dta><header><release>");
  const version = Number(cursor.take(3).toString("latin1"));
  if (Number.isNaN(version)) throw new FileProblem("it does not say of which version it is");
  const layout = layoutOf(version);
  const decode = layout.unicode ? utf8 : old;
  cursor.expect(`</release><byteorder>${littleEndian ? "LSF" : "MSF"}</byteorder><K>`);
  const count = layout.variables === 2 ? cursor.uint16() : cursor.uint32();
  cursor.expect("</K><N>");
  const rows = layout.rows === 4 ? cursor.uint32() : cursor.uint64();
  cursor.expect("</N><label>");
  const headBytes = count * (2 + 2 * layout.name + layout.format + layout.label);
  if (headBytes > file.size) throw cutOff(headBytes, file.size);
  const labelLength = layout.fileLabel === 1 ? cursor.byte() : cursor.uint16();
  const label = fieldText(cursor.take(labelLength), decode);
  cursor.expect("</label><timestamp>");
  cursor.take(cursor.byte());
  cursor.expect("</timestamp></header><map>");
  cursor.take(14 * 8);
  cursor.expect("</map>");

  const part = <T>(name: string, read: () => T): T[] => {
    cursor.expect(`<${name}>`);
    const all = Array.from({ length: count }, read);
    cursor.expect(`</${name}>`);
    return all;
  };
  const texts = (name: string, width: number) => part(name, () => fieldText(cursor.take(width), decode));
  const types = part("variable_types", () => typeOfCode(cursor.uint16()));
  const names = texts("varnames", layout.name);
  cursor.expect("<sortlist>");
  cursor.take(layout.variables * (count + 1));
  cursor.expect("</sortlist>");
  const formats = texts("formats", layout.format);
  const labelSets = texts("value_label_names", layout.name);
  const labels = texts("variable_labels", layout.label);
  const notes = readNotes(cursor, layout, decode);
  cursor.expect("<data>");
  const variables = types.map((type, i) => ({
    name: names[i] as string,
    type,
    format: formats[i] as string,
    labelSet: labelSets[i] as string,
    label: labels[i] as string,
  }));
  return { layout, littleEndian, decode, label, rows, variables, notes, rowsAt: cursor.at };
}

function readNotes(cursor: Cursor, layout: Layout, decode: Decode): readonly string[] {
  cursor.expect("<characteristics>");
  const notes = new Notes(layout, decode);
  while (cursor.take(4).toString("latin1") === "<ch>") {
    notes.take(cursor.take(cursor.uint32()));
    cursor.expect("</ch>");
  }
  cursor.at -= 4;
  cursor.expect("</characteristics>");
  return notes.list();
}
