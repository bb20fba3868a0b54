import { FileProblem } from "../fileProblem.js";
import type { TimeFormat } from "./readStyles.js";
import { plainText, TextOfRuns } from "./readTexts.js";
import type { Sheet } from "./readWorkbook.js";
import { XmlReader } from "./xml.js";

/** A cell with something in it. */
export interface Cell {
  /** Counted from 0. */
  readonly column: number;
  readonly value: number | string;
  readonly time: TimeFormat;
}

/** The rows of a sheet that have something in them, in their order. */
export async function* readCells(
  sheet: Sheet,
  pieces: AsyncIterable<Buffer>,
): AsyncGenerator<readonly Cell[]> {
  const listener = new RowListener(sheet);
  const reader = new XmlReader({
    open: (name, attributes) => listener.open(name, attributes),
    text: (text) => listener.text(text),
    close: (name) => listener.close(name),
  });
  for await (const piece of pieces) {
    reader.write(piece);
    yield* listener.takeRows();
  }
  reader.end();
  yield* listener.takeRows();
}

const mostColumns = 16_384;

class RowListener {
  readonly #sheet: Sheet;
  #rows: Cell[][] = [];
  #row: Cell[] = [];
  #column = -1;
  #type = "n";
  #style = 0;
  #value = "";
  #isValue = false;
  readonly #inline = new TextOfRuns();

  constructor(sheet: Sheet) {
    this.#sheet = sheet;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === "row") this.#column = -1;
    else if (name === "c") {
      const { r, t = "n", s = "0" } = attributes;
      this.#column = r === undefined ? this.#column + 1 : columnIn(r);
      if (this.#column >= mostColumns)
        throw new FileProblem("a cell of it stands beyond the last column, XFD");
      this.#type = t;
      this.#style = Number(s);
      this.#value = "";
    } else if (name === "v") this.#isValue = true;
    else this.#inline.open(name);
  }

  text(text: string): void {
    if (this.#isValue) this.#value += text;
    else this.#inline.add(text);
  }

  close(name: string): void {
    if (name === "v") this.#isValue = false;
    else if (name === "c") this.#addCell();
    else if (name === "row") {
      if (this.#row.length > 0) this.#rows.push(this.#row);
      this.#row = [];
    } else this.#inline.close(name);
  }

  takeRows(): readonly Cell[][] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  #addCell(): void {
    const value = this.#valueOfCell();
    if (value === "") return;
    if (this.#row.length >= mostColumns) throw new FileProblem("a row of it has more cells than columns");
    const time = typeof value === "number" ? (this.#sheet.formats[this.#style] ?? null) : null;
    this.#row.push({ column: this.#column, value, time });
  }

  /** Errors and truth values are the words that Excel shows. */
  #valueOfCell(): number | string {
    const inline = this.#inline.take();
    switch (this.#type) {
      case "inlineStr":
        return inline.trimEnd();
      case "s": {
        if (this.#value === "") return "";
        const text = this.#sheet.texts[Number(this.#value)];
        if (text === undefined) throw new FileProblem("a cell refers to a text that is not there");
        return text.trimEnd();
      }
      case "b":
        return this.#value === "" ? "" : this.#value === "1" ? "TRUE" : "FALSE";
      case "n": {
        if (this.#value.trim() === "") return "";
        const number = Number(this.#value);
        if (!Number.isFinite(number)) throw new FileProblem(`a cell holds “${this.#value}” as a number`);
        return number;
      }
      default:
        return plainText(this.#value).trimEnd();
    }
  }
}

/** “C7” stands in column 2; letters count as digits from A = 1. */
function columnIn(reference: string): number {
  let column = 0;
  for (let i = 0; i < reference.length; i++) {
    const letter = reference.charCodeAt(i) & 0xdf;
    if (letter < 0x41 || letter > 0x5a) break;
    column = column * 26 + letter - 0x40;
    if (column > mostColumns) break;
  }
  if (column === 0) throw new FileProblem(`a cell stands at “${reference}”`);
  return column - 1;
}
