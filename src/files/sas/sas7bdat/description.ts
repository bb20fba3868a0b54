import { type Decode, fieldText } from "../../bytes/text.js";
import { FileProblem } from "../../fileProblem.js";
import { formatName } from "../calendar.js";
import { type Fields, wordBytes } from "./fields.js";

export interface Column {
  readonly name: string;
  readonly label: string;
  readonly format: string;
  readonly kind: "number" | "text";
  readonly at: number;
  readonly width: number;
}

export interface Description {
  readonly label: string;
  readonly rowBytes: number;
  /** With those that are deleted. */
  readonly rows: number;
  readonly deletedRows: number;
  readonly compression: "none" | "rle" | "rdc";
  readonly columns: readonly Column[];
  /** Subheaders after this one are compressed rows; they can begin like one that describes. */
  readonly last: { readonly page: number; readonly part: number };
}

interface TextRef {
  readonly block: number;
  readonly at: number;
  readonly length: number;
}

/** The kinds of subheaders that describe, by how they begin. */
const kinds = {
  rowSize: 0xf7f7f7f7,
  columnCount: 0xf6f6f6f6,
  texts: 0xfffffffd,
  names: 0xffffffff,
  attributes: 0xfffffffc,
  format: 0xfffffbfe,
} as const;

/** Gathers what the subheaders say of the file and its columns, until it is complete. */
export class DescriptionInTheMaking {
  #size: Fields | null = null;
  #columnCount: number | null = null;
  readonly #texts: Buffer[] = [];
  readonly #names: TextRef[] = [];
  readonly #attributes: { at: number; width: number; type: number }[] = [];
  readonly #formats: { format: TextRef; width: number; digits: number; label: TextRef }[] = [];

  take(fields: Fields): void {
    const word = wordBytes(fields.dialect);
    switch (signature(fields)) {
      case kinds.rowSize:
        this.#size ??= fields;
        break;
      case kinds.columnCount:
        this.#columnCount ??= fields.word(word);
        break;
      case kinds.texts:
        this.#texts.push(fields.bytes.subarray(word));
        break;
      case kinds.names:
        for (let at = word + 8; at + 8 + word + 4 <= fields.bytes.length; at += 8)
          this.#names.push(ref(fields, at));
        break;
      case kinds.attributes:
        this.#takeAttributes(fields);
        break;
      case kinds.format: {
        const at = 3 * word;
        const [width, digits] = [
          fields.uint16(at + (word === 4 ? 4 : 0)),
          fields.uint16(at + (word === 4 ? 6 : 2)),
        ];
        this.#formats.push({ width, digits, format: ref(fields, at + 22), label: ref(fields, at + 28) });
      }
    }
  }

  get isComplete(): boolean {
    const lists = [this.#names, this.#attributes, this.#formats];
    return (
      this.#size !== null &&
      lists.every(({ length }) => length >= (this.#columnCount ?? Number.POSITIVE_INFINITY))
    );
  }

  finish(decode: Decode, last: Description["last"]): Description {
    const size = this.#size;
    if (size === null || this.#columnCount === null) throw new FileProblem("it does not describe its rows");
    const word = wordBytes(size.dialect);
    const text = (of: TextRef | undefined) => this.#text(of, decode);
    const end = size.bytes.length;
    const rowBytes = size.word(5 * word);
    if (this.#attributes.length < this.#columnCount)
      throw new FileProblem("it does not describe all its columns");
    const columns = this.#attributes.slice(0, this.#columnCount).map(({ at, width, type }, i): Column => {
      const name = text(this.#names[i]);
      const isNumber = type === 1;
      if (at + width > rowBytes || (isNumber && (width < 3 || width > 8))) {
        throw new FileProblem(`the column “${name}” does not fit in a row`);
      }
      const said = this.#formats[i];
      const format = said ? formatName(text(said.format), said.width, said.digits) : "";
      return { name, label: text(said?.label), format, kind: isNumber ? "number" : "text", at, width };
    });
    return {
      label: end >= 480 ? text(ref(size, end - 130)) : "",
      rowBytes,
      rows: size.word(6 * word),
      deletedRows: size.word(7 * word),
      compression: this.#compression(),
      columns,
      last,
    };
  }

  #takeAttributes(fields: Fields): void {
    const word = wordBytes(fields.dialect);
    const step = word + 8;
    for (let at = word + 8; at + step + word + 4 <= fields.bytes.length; at += step) {
      const [column, width] = [fields.word(at), fields.uint32(at + word)];
      this.#attributes.push({ at: column, width, type: fields.byte(at + word + 6) });
    }
  }

  /** The name of the method stands at the beginning of the first block of texts. */
  #compression(): Description["compression"] {
    const start = this.#texts[0]?.toString("latin1", 0, 40) ?? "";
    if (start.includes("SASYZCRL")) return "rle";
    return start.includes("SASYZCR2") ? "rdc" : "none";
  }

  #text(of: TextRef | undefined, decode: Decode): string {
    if (of === undefined || of.length === 0) return "";
    const block = this.#texts[of.block];
    if (block === undefined || of.at + of.length > block.length)
      throw new FileProblem("a name is not where it should be");
    return fieldText(block.subarray(of.at, of.at + of.length), decode);
  }
}

/** 4 bytes tell the kind of a subheader; where counts have 8 bytes, the 4 bytes beside them are all 0 or all 1. */
function signature(fields: Fields): number {
  const first = fields.uint32(0);
  const isBeside = first === 0 || first === 0xffffffff;
  return fields.dialect.wide && !fields.dialect.littleEndian && isBeside ? fields.uint32(4) : first;
}

function ref(fields: Fields, at: number): TextRef {
  return { block: fields.uint16(at), at: fields.uint16(at + 2), length: fields.uint16(at + 4) };
}
