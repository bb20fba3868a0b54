import type { LeftOutRule } from "../../../vocabulary/leftOutReason.js";

/** A row of a CSV file: its fields, or why it cannot be read. Lines count from 1, as an editor shows them. */
export type CsvRow =
  | { readonly line: number; readonly fields: readonly string[]; readonly reason: null }
  | { readonly line: number; readonly fields: null; readonly reason: UnreadableReason };

export type UnreadableReason = Extract<
  LeftOutRule,
  | "too few fields"
  | "too many fields"
  | "quotation marks do not match"
  | "field too long"
  | "control character"
>;

const quote = '"'.charCodeAt(0);
const carriageReturn = "\r".charCodeAt(0);
/** Characters that mark the ends of values on the way to the engine, and that no text needs. */
export const hasControl = (text: string) => text.includes("\0") || text.includes("\u001f");
/** No answer is longer than this many characters. */
export const longestField = 100_000;
/** A quoted field longer than this many characters was never closed. */
const longestQuoted = 1 << 20;
/** A line longer than this many characters is given up before its end is found, so that it cannot fill the memory. */
const longestLine = 1 << 24;

/**
 * Splits CSV text into rows with their true line numbers (RFC 4180; LF or CRLF; blank lines are no rows).
 *
 * A quotation mark means something only at the start of a field. A row whose quotation marks do not match is
 * given up at the end of its first line and reading goes on with the next line, so that one stray mark cannot
 * swallow the rows after it. DuckDB's own reader counts rows, not lines, where fields hold line ends, and takes
 * the rest of the file for one bad row after an unclosed quotation mark.
 */
export class CsvScanner {
  readonly #delimiter: string;
  #text = "";
  #at = 0;
  #line = 1;
  /** Where the delimiter was last looked for, and where it stands: no other lies between. */
  #searched = { from: 0, found: -1 };
  #controlSeen = false;
  /** True within a line that has been given up. */
  #skipping = false;

  constructor(delimiter: string) {
    this.#delimiter = delimiter;
  }

  /** Adds the next piece of the file. */
  push(piece: string): void {
    const text = this.#skipping ? this.#afterLine(piece) : piece;
    this.#text = this.#text.slice(this.#at) + text;
    this.#at = 0;
    this.#searched = { from: 0, found: -1 };
    this.#controlSeen ||= hasControl(text);
  }

  /**
   * The next row, or `null` where more of the file is needed (`last`: at the end of it).
   * `width` is the number of fields that a row must have; `null` where it is not known yet.
   */
  next(width: number | null, last: boolean): CsvRow | null {
    const text = this.#text;
    let end = this.#lineEnd(this.#at, last);
    while (end !== null && this.#isBlank(end)) {
      if (this.#at >= text.length) return null;
      this.#advance(end, 1);
      end = this.#lineEnd(this.#at, last);
    }
    const line = this.#line;
    if ((end ?? text.length) - this.#at > longestLine) return this.#giveUp(end);
    if (end === null || this.#at >= text.length) return null;
    const read = this.#read(end, last);
    if (read === "more") return null;
    const broken = read === "broken" || (read.lines > 1 && width !== null && read.fields.length !== width);
    if (broken) {
      const long = end - this.#at > longestField;
      this.#advance(end, 1);
      return { line, fields: null, reason: long ? "field too long" : "quotation marks do not match" };
    }
    const long = read.end - this.#at > longestField;
    this.#advance(read.end, read.lines);
    const tooLong = long && read.fields.some((field) => field.length > longestField);
    const reason = tooLong ? "field too long" : this.#judge(read.fields, width);
    return reason === null ? { line, fields: read.fields, reason } : { line, fields: null, reason };
  }

  /** Gives up a line that is too long, also where its end has not come yet. */
  #giveUp(end: number | null): CsvRow {
    const line = this.#line;
    if (end === null) {
      this.#text = "";
      this.#at = 0;
      this.#searched = { from: 0, found: -1 };
      this.#skipping = true;
    } else this.#advance(end, 1);
    return { line, fields: null, reason: "field too long" };
  }

  /** What follows the end of the line that has been given up. */
  #afterLine(piece: string): string {
    const end = piece.indexOf("\n");
    if (end < 0) return "";
    this.#skipping = false;
    this.#line += 1;
    return piece.slice(end + 1);
  }

  #judge(fields: readonly string[], width: number | null): UnreadableReason | null {
    if (width !== null && fields.length < width) return "too few fields";
    if (width !== null && fields.length > width) return "too many fields";
    return this.#controlSeen && fields.some(hasControl) ? "control character" : null;
  }

  /** Reads the fields of the row that starts here; its first line ends at `firstEnd`. */
  #read(
    firstEnd: number,
    last: boolean,
  ): { fields: string[]; end: number; lines: number } | "more" | "broken" {
    const text = this.#text;
    const fields: string[] = [];
    let at = this.#at;
    let end = firstEnd;
    let lines = 1;
    for (;;) {
      if (text.charCodeAt(at) !== quote) {
        const delimiter = this.#delimiterFrom(at);
        if (delimiter >= end) {
          fields.push(
            text.slice(at, text.charCodeAt(end - 1) === carriageReturn && end > at ? end - 1 : end),
          );
          return { fields, end, lines };
        }
        fields.push(text.slice(at, delimiter));
        at = delimiter + 1;
        continue;
      }
      const quoted = this.#quoted(at, last);
      if (quoted === "more" || quoted === "broken") return quoted;
      fields.push(quoted.value);
      at = quoted.end;
      while (end < at) {
        const next = this.#lineEnd(end + 1, last);
        if (next === null) return "more";
        end = next;
        lines += 1;
      }
      if (at === end || (at === end - 1 && text.charCodeAt(at) === carriageReturn))
        return { fields, end, lines };
      if (text[at] !== this.#delimiter) return "broken";
      at += 1;
    }
  }

  /** The value of a quoted field and where it ends; a doubled mark stands for one. */
  #quoted(start: number, last: boolean): { value: string; end: number } | "more" | "broken" {
    const text = this.#text;
    let value = "";
    let from = start + 1;
    for (;;) {
      const mark = text.indexOf('"', from);
      if (mark - start > longestQuoted || (mark < 0 && text.length - start > longestQuoted)) return "broken";
      if (mark < 0) return last ? "broken" : "more";
      if (mark + 1 >= text.length && !last) return "more";
      if (text.charCodeAt(mark + 1) !== quote)
        return { value: value + text.slice(from, mark), end: mark + 1 };
      value += text.slice(from, mark + 1);
      from = mark + 2;
    }
  }

  /** Where the line that holds `from` ends; `null` where that is not known yet. */
  #lineEnd(from: number, last: boolean): number | null {
    const end = this.#text.indexOf("\n", from);
    return end >= 0 ? end : last ? this.#text.length : null;
  }

  /** The next delimiter, remembered: a search past the end of every line would cost the square of the file. */
  #delimiterFrom(at: number): number {
    const { from, found } = this.#searched;
    if (from <= at && at <= found) return found;
    const next = this.#text.indexOf(this.#delimiter, at);
    this.#searched = { from: at, found: next < 0 ? Number.POSITIVE_INFINITY : next };
    return this.#searched.found;
  }

  #isBlank(end: number): boolean {
    return end === this.#at || (end === this.#at + 1 && this.#text.charCodeAt(this.#at) === carriageReturn);
  }

  #advance(end: number, lines: number): void {
    this.#at = end + 1;
    this.#line += lines;
  }
}
