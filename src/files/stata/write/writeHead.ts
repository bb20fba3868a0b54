import { codeOfType } from "../storageType.js";
import { type Output, wholeNumber } from "./output.js";
import { problems } from "./problems.js";
import type { Target } from "./writeRows.js";

export interface FileWords {
  readonly version: number;
  readonly label: string;
  readonly notes: readonly string[];
  readonly createdAt: Date | null;
}

/** Everything before the rows. Returns where the map lies and where each part begins, for the map. */
export function writeHead(out: Output, target: Target, rows: number, words: FileWords): number[] {
  const { layout, columns } = target;
  const begins = [0];
  const label = encoded(target, words.label);
  out.text(`<stata_dta><header><release>${words.version}</release><byteorder>LSF</byteorder><K>`);
  out.whole(columns.length, layout.variables);
  out.text("</K><N>");
  out.whole(rows, layout.rows);
  out.text("</N><label>");
  out.whole(label.length, layout.fileLabel);
  out.bytes(label);
  out.text("</label><timestamp>");
  const time = words.createdAt === null ? "" : stamp(words.createdAt);
  out.whole(time.length, 1);
  out.text(`${time}</timestamp></header>`);

  const part = (name: string, contents: readonly Buffer[]) => {
    begins.push(out.at);
    out.text(`<${name}>`);
    out.bytes(Buffer.concat(contents));
    out.text(`</${name}>`);
  };
  const field = (text: string, width: number) => padded(encoded(target, text), width);
  part("map", [Buffer.alloc(14 * 8)]);
  part(
    "variable_types",
    columns.map(({ type }) => wholeNumber(codeOfType(type), 2)),
  );
  part(
    "varnames",
    columns.map(({ variable }) => field(variable.name, layout.name)),
  );
  part("sortlist", [Buffer.alloc(layout.variables * (columns.length + 1))]);
  part(
    "formats",
    columns.map(({ format }) => field(format, layout.format)),
  );
  part(
    "value_label_names",
    columns.map(({ variable, labels }) => field(labels.length > 0 ? variable.name : "", layout.name)),
  );
  part(
    "variable_labels",
    columns.map(({ label }) => field(label, layout.label)),
  );
  part("characteristics", noteParts(target, words.notes));
  return begins;
}

function noteParts(target: Target, notes: readonly string[]): Buffer[] {
  if (notes.length === 0) return [];
  return [String(notes.length), ...notes].flatMap((text, number) => {
    const name = (of: string) => padded(Buffer.from(of), target.layout.name);
    const contents = Buffer.concat([
      name("_dta"),
      name(`note${number}`),
      encoded(target, text),
      Buffer.alloc(1),
    ]);
    return [Buffer.from("<ch>"), wholeNumber(contents.length, 4), contents, Buffer.from("</ch>")];
  });
}

/** The text in a field that ends with a NUL. */
export function padded(bytes: Buffer, width: number): Buffer {
  const field = Buffer.alloc(width);
  bytes.copy(field, 0, 0, width - 1);
  return field;
}

export function encoded({ encoder, path }: Target, text: string): Buffer {
  const bytes = encoder.encode(text);
  if (bytes === null) throw problems.text(path, text);
  return bytes;
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** “03 Nov 2026 14:02”, as Stata writes it, in UTC. */
function stamp(time: Date): string {
  const two = (number: number) => String(number).padStart(2, "0");
  const date = `${two(time.getUTCDate())} ${months[time.getUTCMonth()]} ${time.getUTCFullYear()}`;
  return `${date} ${two(time.getUTCHours())}:${two(time.getUTCMinutes())}`;
}
