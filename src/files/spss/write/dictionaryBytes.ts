import { Bytes, fitting } from "./bytes.js";
import { extensionBytes } from "./extensionBytes.js";
import { labelSetBytes, missingValues, valueBytes } from "./labelBytes.js";
import type { Plan, PlannedVariable, Segment } from "./plan.js";
import type { WriteOptions } from "./writeSpss.js";

const compressions = { none: 0, bytecode: 1, zlib: 2 };
const mostLabel = 255;

/** All that stands before the rows. */
export function dictionaryBytes(plan: Plan, options: WriteOptions): Buffer {
  const bytes = new Bytes().raw(header(plan, options));
  for (const variable of plan.variables) {
    variable.segments.forEach((segment, k) => void bytes.raw(variableBytes(variable, segment, k === 0)));
  }
  for (const variable of plan.variables) bytes.raw(labelSetBytes(variable));
  const lines = plan.notes.flatMap((note) => note.split(/\r?\n/)).flatMap((line) => broken(line, 80));
  if (lines.length > 0) {
    bytes.int32(6, lines.length);
    for (const line of lines) bytes.text(line, 80);
  }
  return bytes.raw(extensionBytes(plan)).int32(999, 0).all();
}

function header(plan: Plan, { compression, createdAt }: WriteOptions): Buffer {
  const iso = createdAt.toISOString(); // 2026-11-23T12:13:14.000Z
  const month = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ")[createdAt.getUTCMonth()];
  return new Bytes()
    .text(compression === "zlib" ? "$FL3" : "$FL2", 4)
    .text("@(#) SPSS DATA FILE Kvarter", 60)
    .int32(2, plan.unitsOfText.length, compressions[compression], 0, Math.min(plan.rows, 2 ** 31 - 1))
    .float64(100)
    .text(`${iso.slice(8, 10)} ${month} ${iso.slice(2, 4)}`, 9)
    .text(iso.slice(11, 19), 8)
    .text(fitting(plan.label ?? "", 64), 64)
    .raw(Buffer.alloc(3))
    .all();
}

function variableBytes(planned: PlannedVariable, segment: Segment, first: boolean): Buffer {
  const { variable, width, format } = planned;
  const label = first ? fitting(variable.label ?? "", mostLabel) : "";
  const missing = width > 8 ? { count: 0, values: [] } : missingValues(planned);
  const own = width > 255 ? (1 << 16) | (segment.width << 8) : format;
  const bytes = new Bytes()
    .int32(2, segment.width, label === "" ? 0 : 1, missing.count, own, own)
    .text(segment.shortName, 8);
  if (label !== "") {
    const length = Buffer.byteLength(label);
    bytes.int32(length).text(label, Math.ceil(length / 4) * 4);
  }
  for (const value of missing.values) bytes.raw(valueBytes(value, planned.epoch, 8));
  for (let more = Math.ceil(segment.width / 8); more > 1; more--) {
    bytes.int32(2, -1, 0, 0, own, own).text("", 8);
  }
  return bytes.all();
}

/** Lines of so many bytes at most, broken between two characters. */
function broken(line: string, most: number): readonly string[] {
  const lines: string[] = [];
  let rest = "";
  for (const character of line) {
    if (Buffer.byteLength(rest) + Buffer.byteLength(character) > most) {
      lines.push(rest);
      rest = "";
    }
    rest += character;
  }
  return [...lines, rest];
}
