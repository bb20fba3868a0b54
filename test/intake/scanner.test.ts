import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CsvRow, CsvScanner } from "../../src/intake/survey/csv/scanner.js";

/** All rows of a text that arrives in pieces. */
function scan(pieces: readonly string[], delimiter = ",", width: number | null = null): readonly CsvRow[] {
  const scanner = new CsvScanner(delimiter);
  const rows: CsvRow[] = [];
  const take = (last: boolean) => {
    for (let row = scanner.next(width, last); row !== null; row = scanner.next(width, last)) rows.push(row);
  };
  for (const piece of pieces) {
    scanner.push(piece);
    take(false);
  }
  take(true);
  return rows;
}

const fieldsOf = (text: string) => scan([text]).map((row) => row.fields);

/** A text cut at the places that a list of fractions names. */
function cut(text: string, at: readonly number[]): readonly string[] {
  const places = [...at.map((part) => Math.floor(part * text.length)), text.length].sort((a, b) => a - b);
  return places.map((place, i) => text.slice(places[i - 1] ?? 0, place));
}

describe("fields", () => {
  test("are parted by the delimiter; the last one may be empty", () => {
    expect(fieldsOf("a,b,\n,,c")).toEqual([
      ["a", "b", ""],
      ["", "", "c"],
    ]);
  });

  test("in quotation marks may hold delimiters, line ends and doubled marks", () => {
    expect(fieldsOf('"a,b","c\r\nd","""e"""\r\n"",f,"\n"')).toEqual([
      ["a,b", "c\r\nd", '"e"'],
      ["", "f", "\n"],
    ]);
  });

  test("of a file without a line end at the end are read to the end", () => {
    expect(fieldsOf("a,b\r\nc,d")).toEqual([
      ["a", "b"],
      ["c", "d"],
    ]);
  });
});

describe("rows that cannot be read", () => {
  const reasons = (text: string) => scan([text], ",", 2).map((row) => [row.line, row.reason]);

  test("end at their first line, and reading goes on with the next", () => {
    expect(reasons('a,b\n"c,d\ne,f\n"g"h,i\nj,k\n')).toEqual([
      [1, null],
      [2, "quotation marks do not match"],
      [3, null],
      [4, "quotation marks do not match"],
      [5, null],
    ]);
  });

  test("an unclosed mark that a later one seems to close swallows no row between them", () => {
    expect(reasons('a,"b\nc,d\ne,"f"\n')).toEqual([
      [1, "quotation marks do not match"],
      [2, null],
      [3, null],
    ]);
  });

  test("hold a character that no text needs", () => {
    expect(reasons("a,b\nc,\u0000\nd,\u001f\n")).toEqual([
      [1, null],
      [2, "control character"],
      [3, "control character"],
    ]);
  });

  test("hold a field of more than 100,000 characters, wherever the text is cut", () => {
    const long = (length: number) => "x".repeat(length);
    const text = `a,${long(100_000)}\na,${long(100_001)}\n"${long(100_001)}",b\na,b\n${long(17_000_000)},b\nc,d\n`;
    const wanted = [null, "field too long", "field too long", null, "field too long", null];
    for (const size of [text.length, 1 << 20]) {
      const pieces = Array.from({ length: Math.ceil(text.length / size) }, (_, i) =>
        text.slice(i * size, (i + 1) * size),
      );
      const rows = scan(pieces, ",", 2).map((row) => [row.line, row.reason]);
      expect(rows).toEqual(wanted.map((reason, i) => [i + 1, reason]));
    }
  });

  test("an unclosed mark at the start of a long file is given up, not searched to its end", () => {
    const rest = "x,y\n".repeat(600_000);
    const text = `a,"b\n${rest}`;
    const rows = scan([text.slice(0, 1 << 20), text.slice(1 << 20)], ",", 2);
    expect(rows).toHaveLength(600_001);
    expect(rows[0]).toMatchObject({ line: 1, reason: "quotation marks do not match" });
    expect(rows.at(-1)).toMatchObject({ line: 600_001, fields: ["x", "y"] });
  });

  test("a file of one column and many lines is read in one go, not searched again for each line", () => {
    const started = performance.now();
    expect(scan(["abcdefgh\n".repeat(500_000)], ",", 1)).toHaveLength(500_000);
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

const field = fc.stringMatching(/^[ab "',;\r\n\tæ€]{0,5}$/);

describe("laws", () => {
  test("any table comes back as it was written, with the line on which each row starts, however it is cut", () => {
    const table = fc
      .integer({ min: 1, max: 4 })
      .chain((width) =>
        fc.array(fc.array(field, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }),
      );
    const way = fc.record({
      delimiter: fc.constantFrom(",", ";", "\t", "|"),
      lineEnd: fc.constantFrom("\n", "\r\n"),
      quoteAll: fc.boolean(),
      lastEnd: fc.boolean(),
      cuts: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 5 }),
    });
    fc.assert(
      fc.property(table, way, (rows, { delimiter, lineEnd, quoteAll, lastEnd, cuts }) => {
        const plain = (text: string) => text !== "" && !/["\r\n]/.test(text) && !text.includes(delimiter);
        const write = (text: string) => (plain(text) && !quoteAll ? text : `"${text.replaceAll('"', '""')}"`);
        const lines = rows.map((row) => row.map(write).join(delimiter));
        const text = lines.join(lineEnd) + (lastEnd ? lineEnd : "");
        const starts = lines.map(
          (_, i) => lines.slice(0, i).join(lineEnd).split("\n").length + (i > 0 ? 1 : 0),
        );
        const read = scan(cut(text, cuts), delimiter, rows[0]?.length ?? 0);
        expect(read.map((row) => row.fields)).toEqual(rows);
        expect(read.map((row) => row.line)).toEqual(starts);
      }),
      { numRuns: 500 },
    );
  });

  test("where a file is cut never matters, whatever is in it", () => {
    const rubbish = fc.array(fc.constantFrom("a", '"', ",", "\n", "\r\n", '""', "\u0000"), { maxLength: 40 });
    const cuts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 8 });
    fc.assert(
      fc.property(rubbish, cuts, (parts, at) => {
        const text = parts.join("");
        expect(scan(cut(text, at), ",", 2)).toEqual(scan([text], ",", 2));
      }),
      { numRuns: 1000 },
    );
  });

  test("no line is lost: a row that is not read is a row that is counted", () => {
    const rubbish = fc.array(fc.constantFrom("a", '"', ",", "\n"), { maxLength: 40 });
    fc.assert(
      fc.property(rubbish, (parts) => {
        const text = parts.join("");
        const rows = scan([text], ",", 2);
        const lines = text.split("\n");
        const covered = new Set<number>();
        for (const { line, fields } of rows) {
          const inside = fields === null ? 0 : fields.join("").split("\n").length - 1;
          for (let k = 0; k <= inside; k++) covered.add(line + k);
        }
        const missed = lines
          .map((line, i) => ({ line, number: i + 1 }))
          .filter(({ number }) => !covered.has(number));
        expect(missed.every(({ line }) => line === "")).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
