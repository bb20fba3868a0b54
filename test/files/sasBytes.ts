/**
 * A data set of SAS in bytes, made by the public description of the format, for layouts of which there is no sample:
 * every byte order and width, packed or not, with deleted rows or not. R haven reads it, too (but for deleted rows).
 */
export interface SasLayout {
  readonly wide: boolean;
  readonly little: boolean;
  readonly packed: "SASYZCRL" | "SASYZCR2" | null;
  /** Rows, counted from 0, that are deleted. */
  readonly deleted?: readonly number[];
  /** Highest byte first in counts of 8 bytes: where a mark of 4 bytes stands, zeros come before it. */
  readonly zerosFirst?: boolean;
}

/** A column of a data set; numbers have 3 to 8 bytes, and days the format DATE. */
export interface SasColumn {
  readonly name: string;
  readonly type: "number" | "text";
  readonly bytes: number;
  readonly format?: "DATE";
  readonly label?: string;
}

/** Three columns: a number of 8 bytes, one of 3 bytes, and a text of 5. */
export type SasRow = readonly [number: number, short: number, text: string];

const three: readonly SasColumn[] = [
  { name: "num", type: "number", bytes: 8, label: "A label." },
  { name: "short", type: "number", bytes: 3, format: "DATE" },
  { name: "text", type: "text", bytes: 5 },
];

const pageBytes = 4096;
const headerBytes = 1024;
const rowsOnFirstPage = 10;

export function sasBytes(rows: readonly SasRow[], layout: SasLayout): Buffer {
  // As long as one of the descriptions of a file of 64 bits, for which a row is not to be taken.
  return sasTable(three, rows, layout, 24);
}

/** A data set of any columns; packed ones must fit on one page. */
export function sasTable(
  columns: readonly SasColumn[],
  rows: readonly (readonly (number | string)[])[],
  layout: SasLayout,
  rowBytes = columns.reduce((sum, { bytes }) => sum + bytes, 0),
): Buffer {
  const description = describe(columns, { rows: rows.length, rowBytes }, layout);
  const packed = rows.map((row) => rowOf(columns, row, rowBytes, layout));
  const pages = layout.packed
    ? packedPages(description, packed, layout)
    : plainPages(description, packed, layout);
  return Buffer.concat([header(pages.length, layout), ...pages]);
}

class Field {
  readonly bytes: Buffer;
  readonly #layout: SasLayout;
  constructor(length: number, layout: SasLayout) {
    this.bytes = Buffer.alloc(length);
    this.#layout = layout;
  }
  two(at: number, value: number): void {
    if (this.#layout.little) this.bytes.writeUInt16LE(value, at);
    else this.bytes.writeUInt16BE(value, at);
  }
  four(at: number, value: number): void {
    if (this.#layout.little) this.bytes.writeUInt32LE(value, at);
    else this.bytes.writeUInt32BE(value, at);
  }
  /** A text in the only block of texts. */
  reference(at: number, place: number, length: number): void {
    this.two(at + 2, place);
    this.two(at + 4, length);
  }
  word(at: number, value: number): void {
    if (!this.#layout.wide) this.four(at, value);
    else this.four(this.#layout.little ? at : at + 4, value);
  }
}

function header(pages: number, layout: SasLayout): Buffer {
  const field = new Field(headerBytes, layout);
  const { bytes } = field;
  bytes.write("000000000000000000000000c2ea8160b31411cfbd92080009c7318c181f1011", 0, "hex");
  const padding = layout.wide ? 4 : 0;
  bytes[32] = layout.wide ? 0x33 : 0x22;
  bytes[35] = padding === 4 ? 0x33 : 0x22;
  bytes[37] = layout.little ? 1 : 0;
  bytes.write("1", 39);
  bytes[70] = 20;
  bytes.write("SAS FILEMADE", 84);
  bytes.write("DATA    ", 156);
  field.four(196 + padding, headerBytes);
  field.four(200 + padding, pageBytes);
  field.word(204 + padding, pages);
  bytes.write("9.0401M6", 216 + padding + (layout.wide ? 4 : 0));
  return bytes;
}

/** The only block of texts: room for the name of the packing, then each text once. */
class Texts {
  all = " ".repeat(8);
  place(text: string): number {
    const found = this.all.indexOf(text);
    if (found >= 8) return found;
    this.all += text;
    return this.all.length - text.length;
  }
}

interface Size {
  readonly rows: number;
  readonly rowBytes: number;
}

function describe(columns: readonly SasColumn[], { rows, rowBytes }: Size, layout: SasLayout): Buffer[] {
  const word = layout.wide ? 8 : 4;
  const texts = new Texts();
  for (const { name, format = "", label = "" } of columns)
    for (const one of [name, format, label]) texts.place(one);
  const parts: Buffer[] = [];
  const part = (length: number, kind: number, fill: (field: Field) => void) => {
    const field = new Field(length, layout);
    if (layout.wide && kind > 0xf7f7f7f7) {
      field.word(0, kind);
      field.four(layout.little ? 4 : 0, 0xffffffff);
    } else field.four(layout.zerosFirst ? 4 : 0, kind);
    fill(field);
    parts.push(field.bytes);
  };
  const rest = (field: Field) => field.two(word, field.bytes.length - 4 - 2 * word);
  const text = 12; // where the texts begin after the signature
  part(layout.wide ? 808 : 480, 0xf7f7f7f7, (field) => {
    field.word(5 * word, rowBytes);
    field.word(6 * word, rows);
    field.word(7 * word, layout.deleted?.length ?? 0);
    field.word(9 * word, columns.length);
    field.word(13 * word, pageBytes);
    field.word(15 * word, rowsOnFirstPage);
    const packing = field.bytes.length - 118;
    if (layout.packed) field.reference(packing, text, 8);
  });
  part(3 * word, 0xf6f6f6f6, (field) => field.word(word, columns.length));
  part(word + text + texts.all.length + 8 + (layout.wide ? 8 : 4), 0xfffffffd, (field) => {
    rest(field);
    field.bytes.write(layout.packed ? `${layout.packed}${texts.all.slice(8)}` : texts.all, word + text);
  });
  part(2 * word + 12 + 8 * columns.length, 0xffffffff, (field) => {
    rest(field);
    columns.forEach(({ name }, i) => {
      field.reference(word + 8 + 8 * i, text + texts.place(name), name.length);
    });
  });
  part(2 * word + 12 + columns.length * (word + 8), 0xfffffffc, (field) => {
    rest(field);
    let place = 0;
    columns.forEach(({ bytes, type }, i) => {
      const begin = word + 8 + i * (word + 8);
      field.word(begin, place);
      field.four(begin + word, bytes);
      field.bytes[begin + word + 6] = type === "number" ? 1 : 2;
      place += bytes;
    });
  });
  for (const { format, label } of columns) {
    part(layout.wide ? 64 : 52, 0xfffffbfe, (field) => {
      const begin = 3 * word;
      if (format) {
        field.two(layout.wide ? 24 : 16, 9);
        field.reference(begin + 22, text + texts.place(format), format.length);
      }
      if (label) field.reference(begin + 28, text + texts.place(label), label.length);
    });
  }
  return parts;
}

function rowOf(
  columns: readonly SasColumn[],
  values: readonly (number | string)[],
  rowBytes: number,
  { little }: SasLayout,
): Buffer {
  const row = Buffer.alloc(rowBytes, " ");
  const double = (value: number) => {
    const bytes = Buffer.alloc(8);
    // the missing value .B has 3 in its third byte, all bits turned
    if (Number.isNaN(value)) bytes.write("fffffc0000000000", "hex");
    else bytes.writeDoubleBE(value);
    return bytes;
  };
  const put = (bytes: Buffer, place: number) => (little ? bytes.reverse() : bytes).copy(row, place);
  let place = 0;
  columns.forEach(({ bytes }, i) => {
    const value = values[i] ?? Number.NaN;
    if (typeof value === "string") row.write(value, place, bytes);
    else put(double(value).subarray(0, bytes), place);
    place += bytes;
  });
  return row;
}

interface Part {
  readonly bytes: Buffer;
  readonly how: number;
  readonly type: number;
}

/** A page: pointers from the front, what they point to from the back, rows after the pointers. */
function page(
  kind: number,
  parts: readonly Part[],
  rows: readonly Buffer[],
  layout: SasLayout,
  deleted: readonly number[],
): Buffer {
  const word = layout.wide ? 8 : 4;
  const field = new Field(pageBytes, layout);
  const begin = 4 * word;
  field.two(begin, kind + (deleted.length > 0 && rows.length > 0 ? 0x80 : 0));
  field.two(begin + 2, parts.length + rows.length);
  field.two(begin + 4, parts.length);
  let end = pageBytes;
  parts.forEach(({ bytes, how, type }, i) => {
    end -= bytes.length;
    bytes.copy(field.bytes, end);
    const pointer = begin + 8 + 3 * word * i;
    field.word(pointer, end);
    field.word(pointer + word, bytes.length);
    field.bytes[pointer + 2 * word] = how;
    field.bytes[pointer + 2 * word + 1] = type;
  });
  const rowsAt = Math.ceil((begin + 8 + 3 * word * parts.length) / 8) * 8;
  Buffer.concat(rows).copy(field.bytes, rowsAt);
  const unused = 40;
  field.word(3 * word, unused);
  for (const row of deleted) {
    const place = rowsAt + Buffer.concat(rows).length + unused + (row >> 3);
    field.bytes[place] = (field.bytes[place] as number) | (0x80 >> (row & 7));
  }
  return field.bytes;
}

/** The first ten rows lie on the page that describes, the others on pages of their own. */
function plainPages(description: readonly Buffer[], rows: readonly Buffer[], layout: SasLayout): Buffer[] {
  const parts = description.map((bytes) => ({ bytes, how: 0, type: 0 }));
  const deleted = layout.deleted ?? [];
  const first = page(
    0x200,
    parts,
    rows.slice(0, rowsOnFirstPage),
    layout,
    deleted.filter((row) => row < rowsOnFirstPage),
  );
  const each = Math.floor((pageBytes - 100) / (rows[0]?.length ?? 1));
  const others: Buffer[] = [];
  for (let from = rowsOnFirstPage; from < rows.length; from += each) {
    const own = deleted.filter((row) => row >= from && row < from + each).map((row) => row - from);
    others.push(page(0x100, [], rows.slice(from, from + each), layout, own));
  }
  return [first, ...others];
}

function packedPages(description: readonly Buffer[], rows: readonly Buffer[], layout: SasLayout): Buffer[] {
  const pack = layout.packed === "SASYZCRL" ? packRuns : packBytes;
  const parts: Part[] = description.map((bytes) => ({ bytes, how: 0, type: 1 }));
  rows.forEach((row, i) => {
    const packed = pack(row);
    const isShorter = packed.length < row.length;
    const how = layout.deleted?.includes(i) ? 5 : isShorter ? 4 : 0;
    parts.push({ bytes: isShorter ? packed : row, how, type: 1 });
  });
  parts.push({ bytes: Buffer.alloc(0), how: 1, type: 1 });
  return [page(0, parts, [], layout, [])];
}

/** Runs of zeros and blanks, and all else as it stands. */
function packRuns(row: Buffer): Buffer {
  const out: number[] = [];
  for (let from = 0; from < row.length; ) {
    const byte = row[from] as number;
    let to = from;
    while (to < row.length && row[to] === byte && to - from < 17) to++;
    if (to - from >= 2 && (byte === 0 || byte === 0x20)) {
      out.push((byte === 0 ? 0xf0 : 0xe0) | (to - from - 2));
      from = to;
    } else {
      out.push(0x80, byte);
      from++;
    }
  }
  return Buffer.from(out);
}

/** Runs of any byte, marked by bits; groups of sixteen steps. */
function packBytes(row: Buffer): Buffer {
  const steps: (readonly number[])[] = [];
  for (let from = 0; from < row.length; ) {
    const byte = row[from] as number;
    let to = from;
    while (to < row.length && row[to] === byte && to - from < 18) to++;
    const isRun = to - from >= 3;
    steps.push(isRun ? [to - from - 3, byte] : [byte]);
    from = isRun ? to : from + 1;
  }
  const out: number[] = [];
  for (let first = 0; first < steps.length; first += 16) {
    const group = steps.slice(first, first + 16);
    const bits = group.reduce((sum, step, i) => sum | (step.length === 2 ? 0x8000 >> i : 0), 0);
    out.push(bits >> 8, bits & 0xff, ...group.flat());
  }
  return Buffer.from(out);
}
