import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type ExcelOptions, readExcel } from "../../src/files/excel/readExcel.js";
import { dataFolder, valuesOf, withFolder } from "./labelled.js";
import { relations, workbook, workbookBytes } from "./zipBytes.js";

const at = (name: string) => join(dataFolder, "excel", name);
const utc = (...parts: Parameters<typeof Date.UTC>) => Date.UTC(...parts) / 1000;

/** Name, kind and values of each column. */
async function told(path: string, options: ExcelOptions = {}) {
  const file = await readExcel(path, options);
  const values = await valuesOf(file);
  expect(values.every((column) => column.length === file.rowCount)).toBe(true);
  return file.variables.map(({ name, kind, temporal }, i) => [name, temporal ?? kind, ...(values[i] ?? [])]);
}

const toldOf = (bytes: Buffer, options: ExcelOptions = {}) =>
  withFolder(async (folder) => {
    await writeFile(join(folder, "book.xlsx"), bytes);
    return told(join(folder, "book.xlsx"), options);
  });

test.each(["openpyxl", "openpyxl1904"])("%s.xlsx, whose days count from 1900 or 1904", async (name) => {
  expect(await told(at(`made/${name}.xlsx`))).toEqual([
    ["person", "number", 101, 102, 103, 104],
    ["vægt", "number", 1.25, null, -3e-7, 0],
    [
      "svaret",
      "datetime",
      utc(2021, 4, 31, 13, 5, 59),
      utc(2021, 5, 1),
      null,
      utc(1999, 11, 31, 23, 59, 59, 500),
    ],
    ["født", "date", utc(1948, 1, 29), utc(1904, 0, 2), utc(2021, 11, 31), null],
    ["klokken", "time", 30_600, 86_399, null, 0],
    ["blandet", "text", "1", "to", "TRUE", "#N/A"],
    ["G", "text", "x", "", "", ""],
    ["område", "text", "Gellerup", "Tåstrupgård", "€ & <5>", ""],
  ]);
});

test("a sheet is chosen by its name; without a name it is the first that is not hidden", async () => {
  expect(await told(at("made/openpyxl.xlsx"), { sheet: "Kun navne" })).toEqual([
    ["a", "text"],
    ["b", "text"],
  ]);
  const book = workbook('<sheet name="Skjult" state="hidden" r:id="rId1"/><sheet name="Ark2" r:id="rId2"/>');
  const bytes = workbookBytes("", {
    "xl/workbook.xml": book,
    "xl/_rels/workbook.xml.rels": relations(
      ["worksheet", "worksheets/sheet1.xml"],
      ["worksheet", "/xl/two.xml"],
    ),
    "xl/two.xml": "<worksheet><sheetData><row><c t='str'><v>seen</v></c></row></sheetData></worksheet>",
  });
  expect(await toldOf(bytes)).toEqual([["seen", "text"]]);
});

test("openxlsx.xlsx, as R writes a data frame", async () => {
  expect(await told(at("made/openxlsx.xlsx"))).toEqual([
    ["id", "number", 1, 2, 3],
    ["date", "date", utc(2018, 4, 6), utc(2018, 4, 7), utc(2018, 4, 8)],
    ["moment", "datetime", ...[10, 11, 12].map((s) => utc(2018, 4, 6, 10, 10, s))],
    ["number", "text", "1.5", "", "#NUM!"],
    ["text", "text", "a", "", "æ"],
    ["truth", "text", "TRUE", "FALSE", ""],
  ]);
});

describe("type-me.xlsx, which Excel wrote: columns that mix kinds are text, as R readxl has them", () => {
  // readxl tells days as numbers: 40908, 40534, 41051, 41026.479166666664 and 41175
  const day = (serial: number) => new Date((serial - 25_569) * 86_400_000).toISOString().slice(0, 10);
  const cells = async (sheet: string) => (await told(at("readxl/type-me.xlsx"), { sheet }))[0]?.slice(1);

  test("numbers, moments, truth values and words", async () => {
    expect(await cells("logical_coercion")).toEqual([
      ...["text", "", "0", "1", day(40_908), "TRUE", "FALSE", "cabbage", "true", "F", "False"],
    ]);
    expect(await cells("numeric_coercion")).toEqual([
      ...["text", "", "TRUE", "FALSE", day(40_534), "123456", "123456", "cabbage"],
    ]);
    expect(await cells("date_coercion")).toEqual([
      ...["text", "", day(41_051), `${day(41_026)}T11:30:00`, "TRUE", "cabbage", "4.3", "39448"],
    ]);
    expect(await cells("text_coercion")).toEqual([
      "text",
      "",
      "cabbage",
      "TRUE",
      "1.3",
      day(41_175),
      "36436153",
    ]);
  });
});

test("deaths.xlsx, where a table stands below and above notes: all is there, as text", async () => {
  const columns = await told(at("readxl/deaths.xlsx"));
  expect(columns.map(([name]) => name)).toEqual(["Lots of people", "B", "C", "D", "E", "F"]);
  expect(columns[0]?.slice(2, 8)).toEqual([
    ...["simply cannot resist writing", "at", "or", "Name", "David Bowie", "Carrie Fisher"],
  ]);
  expect(columns[4]?.slice(5, 8)).toEqual(["Date of birth", "1947-01-08", "1956-10-21"]);
});

describe("cells", () => {
  const numbers = (cells: string, styles = "") =>
    toldOf(
      workbookBytes(`<row><c t="str"><v>n</v></c></row>${cells}`, {
        "xl/styles.xml": `<styleSheet><numFmts>${styles}</numFmts><cellXfs>${[0, 14, 22, 45, 164, 165, 166]
          .map((id) => `<xf numFmtId="${id}"/>`)
          .join("")}</cellXfs></styleSheet>`,
      }),
    );

  test("the value of a formula is the one that Excel worked out; an error is its word", async () => {
    expect(await numbers('<row><c r="A2"><f>1+1</f><v>2</v></c></row>')).toEqual([["n", "number", 2]]);
    expect(await numbers('<row><c t="str"><f>"a"&amp;"b"</f><v>ab</v></c></row>')).toEqual([
      ["n", "text", "ab"],
    ]);
    expect(
      await numbers('<row><c t="e"><f>1/0</f><v>#DIV/0!</v></c></row><row><c><v>7</v></c></row>'),
    ).toEqual([["n", "text", "#DIV/0!", "7"]]);
    expect(await numbers("<row><c><f>A1</f></c></row>")).toEqual([["n", "text"]]);
  });

  test("numbers among days make a column of texts", async () => {
    expect(await numbers('<row><c s="1"><v>43226</v></c></row><row><c><v>43226</v></c></row>')).toEqual([
      ["n", "text", "2018-05-06", "43226"],
    ]);
  });

  test("formats of one's own tell dates by years, days and names of months, times by hours and seconds", async () => {
    const code = (id: number, text: string) => `<numFmt numFmtId="${id}" formatCode="${text}"/>`;
    const kindOf = async (format: string) =>
      (await numbers('<row><c s="4"><v>1.5</v></c></row>', code(164, format)))[0]?.slice(1);
    expect(await kindOf("dd\\-mm\\-yyyy;@")).toEqual(["datetime", utc(1900, 0, 1, 12)]);
    expect(await kindOf("[h]:mm")).toEqual(["time", 129_600]);
    expect(await kindOf("mm:ss.0")).toEqual(["time", 129_600]);
    expect(await kindOf("[$-406]d. mmmm yyyy")).toEqual(["datetime", utc(1900, 0, 1, 12)]);
    for (const plain of ["0.00E+00", "#,##0.00\\ &quot;days&quot;", "[Red]0;[Blue]-0", "General", "0_d"]) {
      expect(await kindOf(plain), plain).toEqual(["number", 1.5]);
    }
  });

  test("Excel's 29 February 1900 shifts the days before it: 1 is 1 January 1900, 61 is 1 March", async () => {
    const days = [1, 59, 61, 25_569].map((day) => `<row><c s="1"><v>${day}</v></c></row>`).join("");
    expect(await numbers(days)).toEqual([
      ["n", "date", utc(1900, 0, 1), utc(1900, 1, 28), utc(1900, 2, 1), 0],
    ]);
  });

  test("texts in runs, with readings beside them, with characters written as codes, of another namespace", async () => {
    const bytes = workbookBytes('<row><c t="s"><v>0</v></c></row><row><c t="s"><v>1</v></c></row>', {
      "xl/sharedStrings.xml":
        "<x:sst xmlns:x='x'><x:si><x:r><x:t>run</x:t></x:r><x:r><x:t> two </x:t></x:r></x:si>" +
        "<x:si><x:t>東京_x000D_&#10;b</x:t><x:rPh><x:t>トウキョウ</x:t></x:rPh></x:si></x:sst>",
    });
    expect(await toldOf(bytes)).toEqual([["run two", "text", "東京\r\nb"]]);
    const inline = '<row><c t="inlineStr"><is><t>na</t><r><t>me</t></r></is></c></row>';
    expect(await toldOf(workbookBytes(inline))).toEqual([["name", "text"]]);
  });

  test("cells stand where they say, or after the one before; blank rows are none", async () => {
    const rows =
      '<row r="3"><c r="B3" t="str"><v>b</v></c><c t="str"><v>c</v></c></row><row/><row><c r="A9" t="str"><v> </v></c></row>' +
      '<row><c r="C10"><v>3</v></c></row><row><c r="B11"><v>2</v></c><c r="AA11"><v>27</v></c></row>';
    expect(await toldOf(workbookBytes(rows))).toEqual([
      ["b", "number", null, 2],
      ["c", "number", 3, null],
      ["AA", "number", null, 27],
    ]);
  });
});
