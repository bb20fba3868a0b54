import { describe, expect, test } from "vitest";
import { SpssBytes } from "./spssBytes.js";
import { readBytes } from "./spssFiles.js";

const little = (header: Parameters<SpssBytes["header"]>[0] = {}) => new SpssBytes(true).header(header);

describe("either byte order", () => {
  test.each([true, false])("little-endian: %s", async (order) => {
    const bytes = (compression: number) =>
      new SpssBytes(order)
        .header({ compression }) // how many rows there are stands in record 16 only
        .int32(2, 0, 1, -3, 0x050801, 0x050801)
        .text("AGE", 8)
        .int32(5)
        .raw("Alder\0\0\0")
        .float64(-1.7976931348623155e308, 0, 99)
        .variable("NAME", 3)
        .int32(3, 1)
        .float64(99)
        .raw("\x06Ukendt\0")
        .int32(4, 1, 1)
        .codePage(1252)
        .int32(7, 11, 4, 6, 3, 8, 1, 1, 8, 0)
        .int32(7, 16, 8, 2)
        .int32(...(order ? [1, 0, 2, 0] : [0, 1, 0, 2]))
        .end();
    const plain = bytes(0).float64(41.5).text("Bo", 8).float64(-Number.MAX_VALUE).text("Å", 8);
    const packed = bytes(1).raw("\xfd\xfd\xff\xfd\xfc\0\0\0").float64(41.5).text("Bo", 8).text("Å", 8);
    for (const form of [plain, packed]) {
      const file = await readBytes(form.all());
      expect(file.rowCount).toBe(2);
      expect(file.values).toEqual([
        [41.5, Number.NaN],
        ["Bo", "Å"],
      ]);
      expect(file.variables[0]).toEqual({
        name: "AGE",
        label: "Alder",
        kind: "number",
        temporal: null,
        format: "F8.1",
        measure: "scale",
        labels: [{ value: 99, label: "Ukendt" }],
        missing: { values: [99], ranges: [{ low: Number.NEGATIVE_INFINITY, high: 0 }] },
      });
      expect(file.variables[1]?.measure).toBe("nominal");
    }
  });
});

describe("code pages", () => {
  const named = (name: string, bytes: string) =>
    little().variable("T", 8).extension(20, name).end().text(bytes, 8).all();
  const numbered = (code: number, bytes: string) =>
    little().variable("T", 8).codePage(code).end().text(bytes, 8).all();

  // Expected letters: the mappings of the Unicode consortium, by glibc's iconv.
  test.each([
    ["windows-1252", "\x80\x9c\x9f\xe6\xf8\xe5", "€œŸæøå"],
    ["windows-1250", "\x80\x9c\x9f\xe6\xf8\xe5", "€śźćřĺ"],
    ["CP1250", "\x8a", "Š"],
    ["windows-1251", "\xcc\xe8\xf0", "Мир"],
    ["windows-1253", "\xe1\xe2", "αβ"],
    ["windows-1255", "\xf9\xec\xe5\xed", "שלום"],
    ["windows-1257", "\xe0\xf0", "ąš"],
    ["ISO-8859-2", "\xb1\xe6", "ąć"],
    ["ISO-8859-15", "\xa4\xe5", "€å"],
    ["ISO_8859-1:1987", "\xe6", "æ"],
    ["US-ASCII", "abc", "abc"],
    ["utf8", "\xc3\xa6", "æ"],
    ["Shift_JIS", "\x93\xfa\x96\x7b", "日本"],
  ])("%s by its name in record 20", async (name, bytes, text) => {
    expect((await readBytes(named(name, bytes))).values).toEqual([[text]]);
  });

  test.each([
    [1252, "\x80\xe5", "€å"],
    [1251, "\xcc", "М"],
    [28605, "\xa4", "€"],
    [65001, "\xc3\xa5", "å"],
    [2, "\xe5", "å"],
    [3, "\xf8", "ø"],
  ])("%i by its number in record 3, where there is no record 20", async (code, bytes, text) => {
    expect((await readBytes(numbered(code, bytes))).values).toEqual([[text]]);
  });

  test("without either record, windows-1252", async () => {
    expect((await readBytes(little().variable("T", 8).end().text("\xe5", 8).all())).values).toEqual([["å"]]);
  });

  test("one that is not known here is told", async () => {
    await expect(readBytes(named("IBM850", "x"))).rejects.toThrow("code page “IBM850”");
    await expect(readBytes(numbered(437, "x"))).rejects.toThrow("code page 437");
  });
});

describe("texts", () => {
  test("blanks at the end of a segment of a very long text belong to it", async () => {
    // 300 bytes: a segment of 255 in 256 bytes of the row, and one of 48 in 48, of which 45 are used.
    const row = Buffer.concat([
      Buffer.from(`start${" ".repeat(250)}#`), // the last byte fills the place only
      Buffer.from("end".padEnd(48)),
    ]);
    const bytes = little()
      .variable("LONG", 255)
      .variable("LONG0", 48)
      .variable("N", 0)
      .extension(14, "LONG=00300\0\t")
      .end()
      .raw(row)
      .float64(7);
    const file = await readBytes(bytes.all());
    expect(file.values).toEqual([[`start${" ".repeat(250)}end`], [7]]);
    expect(file.variables.map(({ name, format }) => [name, format])).toEqual([
      ["LONG", "A300"],
      ["N", "F8.2"],
    ]);
  });

  test("labels and missing values of long texts are found by the long name, or by the short one", async () => {
    const label = (name: string) =>
      new SpssBytes(true).int32(name.length).raw(name).int32(9, 1, 9).text("yes", 9).int32(2).raw("Ja").all();
    const missing = (name: string) =>
      new SpssBytes(true).int32(name.length).raw(name).raw("\x02").int32(8).text("no", 8).text("?", 8).all();
    for (const name of ["Answer_long", "answer_LONG", "ANSWER"]) {
      const file = await readBytes(
        little()
          .variable("ANSWER", 9)
          .extension(13, "ANSWER=Answer_long")
          .extension(21, label(name))
          .extension(22, missing(name))
          .end()
          .all(),
      );
      expect(file.variables[0]).toMatchObject({
        name: "Answer_long",
        labels: [{ value: "yes", label: "Ja" }],
        missing: { values: ["no", "?"], ranges: [] },
      });
    }
  });

  test("a length before each missing value, as PSPP 1.6 writes it, is no value", async () => {
    const missing = new SpssBytes(true)
      .int32(1)
      .raw("T\x02")
      .int32(8)
      .text("no", 8)
      .int32(8)
      .text("?", 8)
      .all();
    const file = await readBytes(little().variable("T", 9).extension(22, missing).end().all());
    expect(file.variables[0]?.missing.values).toEqual(["no", "?"]);
  });

  test("a name cut within a letter still finds its long name", async () => {
    const cut = Buffer.from("ותק_ב").subarray(0, 8);
    const names = Buffer.concat([cut, Buffer.from("=ותק_ב")]);
    const file = await readBytes(
      little().variable(cut, 0).extension(13, names).extension(20, "UTF-8").end().all(),
    );
    expect(file.variables[0]?.name).toBe("ותק_ב");
  });
});

describe("moments", () => {
  test("a label and a missing value of a date count from 1970, as the values do", async () => {
    const day = 86_400;
    const in1582 = 141_428 * day; // days from 1582-10-14 to 1970-01-01
    const file = await readBytes(
      little()
        .int32(2, 0, 0, 1, 0x140b00, 0x140b00)
        .text("D", 8)
        .float64(in1582 + day)
        .int32(3, 1)
        .float64(in1582 + day)
        .raw("\x07unknown")
        .int32(4, 1, 1)
        .end()
        .float64(in1582 + day)
        .all(),
    );
    expect(file.variables[0]).toMatchObject({
      temporal: "date",
      format: "DATE11",
      labels: [{ value: day, label: "unknown" }],
      missing: { values: [day], ranges: [] },
    });
    expect(file.values).toEqual([[day]]);
  });

  test("a variable can share its labels with a date, and each has its own values", async () => {
    const file = await readBytes(
      little()
        .variable("D", 0, 0x140b00)
        .variable("N", 0)
        .int32(3, 1)
        .float64(141_428 * 86_400)
        .raw("\x07unknown")
        .int32(4, 2, 1, 2)
        .end()
        .all(),
    );
    expect(file.variables.map(({ labels }) => labels[0]?.value)).toEqual([0, 141_428 * 86_400]);
  });

  test("weekdays and months are numbers", async () => {
    const file = await readBytes(little().variable("W", 0, 0x1a0300).variable("M", 0, 0x1b0300).end().all());
    expect(file.variables.map(({ temporal, format }) => [temporal, format])).toEqual([
      [null, "WKDAY3"],
      [null, "MONTH3"],
    ]);
  });
});

test("levels of measurement of old files, without widths and alignment between them", async () => {
  const bytes = little().variable("A", 0).variable("B", 0).int32(7, 11, 4, 4, 1, 8, 3, 8).end();
  expect((await readBytes(bytes.all())).variables.map(({ measure }) => measure)).toEqual([
    "nominal",
    "scale",
  ]);
});

describe("what is passed over, and what is refused", () => {
  test("records 7 that nobody reads here, of any length", async () => {
    const bytes = little().extension(7, "$m=C 10 my sets 1 2 a b").extension(18, "x").extension(4711, "");
    expect((await readBytes(bytes.variable("N", 0).end().float64(1).all())).values).toEqual([[1]]);
  });

  const oneRow = () => little({ rows: 1 }).variable("N", 0).end();
  test.each([
    ["an empty file", Buffer.alloc(0), "does not start as an SPSS file"],
    ["another file", Buffer.from("PK\x03\x04".padEnd(300)), "does not start as an SPSS file"],
    ["an encrypted file", Buffer.from("\x1c\0\0\0\0\0\0\0ENCRYPTEDSAV".padEnd(300)), "encrypted"],
    ["a mainframe's", Buffer.from("\x5b\xc6\xd3\xf2".padEnd(300), "latin1"), "EBCDIC"],
    ["a compression of its own", little({ compression: 3 }).all(), "compression 3"],
    ["rows that are not there", oneRow().all(), "claims 1 rows and has room for 0"],
    ["rows too many", oneRow().float64(1, 2).all(), "claims 1 rows and has more"],
    ["half a row", little().variable("N", 0).end().raw("half").all(), "in the middle of a row"],
    ["no variables", little().end().all(), "no variables"],
    ["two variables of one name", little().variable("N", 0).variable("N", 0).end().all(), "called “N”"],
    ["a record of no kind", little().int32(5, 0).all(), "kind 5"],
    [
      "IBM's numbers",
      little().variable("N", 0).int32(7, 3, 4, 8, 1, 0, 0, -1, 2, 1, 2, 1252).end().all(),
      "IEEE",
    ],
    ["labels of nothing", little().variable("N", 0).int32(3, 0, 4, 1, 9).end().all(), "does not have"],
    ["two thousand million notes", little().int32(6, 2e9).all(), "cut off"],
    ["a record that would lead back", little().int32(7, 3, 4, -4).all(), "claims -4 elements"],
    ["fewer notes than none", little().int32(6, -1).all(), "claims a length of -80 bytes"],
    [
      "a record of 2^62 bytes",
      little()
        .int32(7, 99, 2 ** 31 - 1, 2 ** 31 - 1)
        .all(),
      "cut off",
    ],
    [
      "a very long text without its parts",
      little().variable("T", 255).extension(14, "T=32000").end().all(),
      "lacks",
    ],
    [
      "a very long text of nobody",
      little().variable("N", 0).extension(14, "T=300").end().all(),
      "does not have",
    ],
    [
      "levels for others",
      little().variable("N", 0).int32(7, 11, 4, 1, 1).end().all(),
      "levels of measurement",
    ],
  ])("%s", async (_, bytes, reason) => {
    await expect(readBytes(bytes)).rejects.toMatchObject({
      name: "FileProblem",
      message: expect.stringContaining(reason),
    });
  });
});
