import type { LabelledFile, LabelledVariable, ValueLabel } from "../../vocabulary/labelled.js";
import { type Bytes, streamBytes, withBytes } from "../bytes/bytes.js";
import { encodingOf } from "../bytes/encoding.js";
import { type Decode, utf8 } from "../bytes/text.js";
import type { Head, RawVariable } from "./head.js";
import { afterRows, findLongTexts, type LongTexts } from "./longTexts.js";
import { readHead } from "./readHead.js";
import { readRows } from "./readRows.js";
import { calendarOf } from "./temporal.js";
import { type LabelSets, readOldLabelSets, readTaggedLabelSets } from "./valueLabels.js";

/**
 * Reads a Stata file (.dta) of Stata 8 to 18: formats 113, 114, 115, 117, 118 and 119, of both byte orders.
 *
 * in      a path
 * out     variables with their labels, and rows in pieces; the file is opened again when the rows are taken
 * throws  FileProblem, here or while the rows are taken, where the file is no such file, cut off or damaged
 * source  StataCorp, `help dta`; agrees with R haven 2.5.1 (ReadStat) on every value of test/files/data/stata
 */
export async function readStata(path: string): Promise<LabelledFile> {
  const { head, longTexts, labelSets } = withBytes(path, (file) => readAllButRows(file, oldEncoding(file)));
  return {
    format: "stata",
    label: head.label || null,
    notes: head.notes,
    variables: head.variables.map((variable) => describe(variable, labelSets)),
    rowCount: head.rows,
    batches: streamBytes(path, (file) => readRows(file, head, longTexts)),
  };
}

/** How texts are read in versions before Unicode, which do not say it. */
function oldEncoding(file: Bytes): Decode {
  if (readHead(file, utf8).layout.unicode) return utf8;
  return encodingOf((count) => {
    const { head, longTexts } = readAllButRows(file, count);
    if (head.variables.every(({ type }) => type.kind !== "text" && type.kind !== "longText")) return;
    for (const _ of readRows(file, head, longTexts));
  });
}

function readAllButRows(
  file: Bytes,
  decode: Decode,
): { head: Head; longTexts: LongTexts; labelSets: LabelSets } {
  const head = readHead(file, decode);
  if (head.layout.isTagged) {
    const cursor = afterRows(file, head);
    const longTexts = findLongTexts(cursor, head, file.size);
    return { head, longTexts, labelSets: readTaggedLabelSets(cursor, head) };
  }
  return { head, longTexts: { places: new Map(), bytes: 0 }, labelSets: readOldLabelSets(file, head) };
}

function describe(raw: RawVariable, sets: LabelSets): LabelledVariable {
  const isText = raw.type.kind === "text" || raw.type.kind === "longText";
  const { temporal, toSeconds } = calendarOf(raw.format);
  const inSeconds = ({ value, label }: ValueLabel): ValueLabel => ({
    value: typeof value === "number" ? toSeconds(value) : value,
    label,
  });
  return {
    name: raw.name,
    label: raw.label || null,
    kind: isText ? "text" : "number",
    temporal: isText ? null : temporal,
    format: raw.format || null,
    measure: null,
    labels: isText ? [] : (sets.get(raw.labelSet) ?? []).map(inSeconds),
    missing: { values: [], ranges: [] },
  };
}
