import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readExcel } from "../../src/files/excel/readExcel.js";
import { dataFolder, readOrRefuse, withFolder } from "./labelled.js";
import { relations, workbook, workbookBytes, zipBytes } from "./zipBytes.js";

const sample = readFileSync(join(dataFolder, "excel/made/openpyxl.xlsx"));
const read = (path: string) => readExcel(path);

const reason = (bytes: Buffer, sheet: string | null = null) =>
  withFolder(async (folder) => {
    await writeFile(join(folder, "x.xlsx"), bytes);
    return readExcel(join(folder, "x.xlsx"), { sheet }).catch(
      (error: { reason?: string }) => error.reason ?? error,
    );
  });

test("a workbook with any bytes changed is read or refused", () =>
  withFolder((folder) =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(sample.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }),
        async (changes) => {
          const changed = Buffer.from(sample);
          for (const [at, byte] of changes) changed[at] = byte;
          await readOrRefuse(join(folder, "x.xlsx"), changed, read);
        },
      ),
      { numRuns: 1000 },
    ),
  ));

test("a sheet with any of its letters changed is read or refused", () => {
  const rows =
    '<row r="1"><c r="A1" t="str"><v>a</v></c></row><row r="2"><c r="A2" s="0"><v>1.5</v></c></row>';
  return withFolder((folder) =>
    fc.assert(
      fc.asyncProperty(fc.nat(rows.length - 1), fc.string({ maxLength: 3 }), async (at, text) => {
        const changed = rows.slice(0, at) + text + rows.slice(at + 1);
        await readOrRefuse(join(folder, "x.xlsx"), workbookBytes(changed), read);
      }),
      { numRuns: 1000 },
    ),
  );
});

test("cut off anywhere, it is refused", () =>
  withFolder(async (folder) => {
    for (let length = 0; length < sample.length; length += 97) {
      expect(await readOrRefuse(join(folder, "x.xlsx"), sample.subarray(0, length), read)).toBe("refused");
    }
  }));

describe("a trap is refused before it fills memory", () => {
  const sheet = "xl/worksheets/sheet1.xml";

  test("a sheet that unpacks to a thousand times its size", async () => {
    const contents = Buffer.alloc(2 ** 27, " ");
    contents.write("<worksheet><sheetData>");
    expect(await reason(workbookBytes("", { [sheet]: { name: sheet, contents } }))).toBe(
      "xl/worksheets/sheet1.xml unpacks to more than any workbook holds",
    );
  });

  test("entities that grow", async () => {
    const contents =
      '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>';
    expect(await reason(workbookBytes("", { [sheet]: contents }))).toMatch(/^its XML is damaged/);
  });

  test("cells beyond the last column, and more cells in a row than columns", async () => {
    expect(await reason(workbookBytes('<row><c r="ZZZZZZZ1"><v>1</v></c></row>'))).toBe(
      "a cell of it stands beyond the last column, XFD",
    );
    const many = `<row>${'<c r="A1"><v>1</v></c>'.repeat(16_385)}</row>`;
    expect(await reason(workbookBytes(many))).toBe("a row of it has more cells than columns");
  });
});

describe("what cannot be read says why", () => {
  test("old and protected workbooks, other kinds of files", async () => {
    expect(await reason(Buffer.from("d0cf11e0a1b11ae1", "hex"))).toMatch(
      /Excel 97–2003 .* protected by a password/,
    );
    const packed = [
      { name: "mimetype", contents: "application/vnd.oasis.opendocument.spreadsheet", stored: true },
    ];
    expect(await reason(zipBytes(packed))).toBe("it is an OpenDocument file; save it as .xlsx");
    expect(await reason(zipBytes([{ name: "xl/workbook.bin", contents: "" }]))).toMatch(/binary workbook/);
    expect(await reason(Buffer.from("a;b\n1;2\n"))).toMatch(/^it is cut off, or no workbook/);
    expect(await reason(zipBytes([{ name: "a.txt", contents: "a" }]))).toBe(
      "it is no workbook: xl/workbook.xml is missing in it",
    );
    expect(await reason(zipBytes([{ name: "a", contents: "a", claims: { flags: 1 } }]))).toBe(
      "it is protected by a password",
    );
  });

  test("no such sheet, an empty one, a text that is not there, a number that is none", async () => {
    expect(await reason(sample, "Svar")).toBe(
      "it has no sheet “Svar”; its sheets are “Svar 2021”, “Tom”, “Kun navne”",
    );
    expect(await reason(sample, "Tom")).toBe("its sheet is empty");
    expect(await reason(workbookBytes('<row><c t="s"><v>0</v></c></row>'))).toBe(
      "a cell refers to a text that is not there",
    );
    expect(await reason(workbookBytes("<row><c><v>1,5</v></c></row>"))).toBe(
      "a cell holds “1,5” as a number",
    );
    const chart = {
      "xl/workbook.xml": workbook('<sheet name="Chart" r:id="rId1"/>'),
      "xl/_rels/workbook.xml.rels": relations(["chartsheet", "c.xml"]),
    };
    expect(await reason(workbookBytes("", chart))).toBe("it has no sheet with cells that is not hidden");
  });

  test("a part whose checksum or size is another, or that is packed in another way", async () => {
    const name = "xl/styles.xml";
    const part = (claims: object) =>
      workbookBytes("", { [name]: { name, contents: "<styleSheet/>", claims } });
    expect(await reason(part({ checksum: 1 }))).toBe("xl/styles.xml in it is damaged");
    expect(await reason(part({ bytes: 1 }))).toBe("xl/styles.xml in it is damaged");
    expect(await reason(part({ method: 12 }))).toBe(
      "xl/styles.xml is packed in a way that is not known here",
    );
  });

  test("a column without a name, called by a letter that is another's name", async () => {
    const rows = '<row><c r="A1" t="str"><v>B</v></c></row><row><c r="B2"><v>1</v></c></row>';
    expect(await reason(workbookBytes(rows))).toBe("column B has no name, and another column is called “B”");
  });
});
