import { copyFile, readFile, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { describe, expect, test } from "vitest";
import { writeSpss } from "../../src/files/spss/write/writeSpss.js";
import { writeStata } from "../../src/files/stata/writeStata.js";
import type { WritableFile } from "../../src/files/writableFile.js";
import { labelledTexts } from "../../src/intake/survey/labelled/labelledText.js";
import { takeIn } from "../../src/intake/survey/takeIn.js";
import { sql } from "../../src/store/sql.js";
import { openStore } from "../../src/store/store.js";
import { readStudy } from "../../src/study/readStudy.js";
import type { LabelledVariable } from "../../src/vocabulary/labelled.js";
import { Problems } from "../../src/vocabulary/problem.js";
import { dataFolder, type Told, variable, withFolder, writableFile } from "../files/labelled.js";
import { relations, workbook, workbookBytes } from "../files/zipBytes.js";
import { accountOf, type Delivery, drawn, gladShare, told } from "./delivery.js";

const day = 86_400;
const createdAt = new Date(0);
const sav = (file: WritableFile, compression: "bytecode" | "zlib" = "bytecode") => ({
  lay: (path: string) => writeSpss(file, path, { compression, createdAt }),
});
const dta = (file: WritableFile) => ({ lay: (path: string) => writeStata(file, path) });

/** A delivery whose files are written by those who know their format. */
function laid(
  study: string,
  files: Readonly<Record<string, { lay: (path: string) => Promise<unknown> } | string | Uint8Array>>,
  items?: string,
): Delivery {
  return {
    study,
    files: {},
    ...(items === undefined ? {} : { items }),
    prepare: async (folder) => {
      for (const [name, file] of Object.entries(files)) {
        const path = join(folder, name);
        await (typeof file === "string" || file instanceof Uint8Array
          ? writeFile(path, file)
          : file.lay(path));
      }
    },
  };
}

describe("the same survey gives the same answers, whatever it is delivered in", () => {
  const study = (source: string) => `sources:
  - {${source}, columns: {person: text, glad: number, w: number, born: text, area: text}}
waves: [2021]
breakdowns:
  - {id: area, label: Area, categories: [{id: N, label: N, values: Nørreby}, {id: S, label: S, values: "Syd \\"1\\""}]}
design: {weight: w, person: person, stratum: born}
${gladShare}`;

  /** Five people; the answer of the last three is not there, for a reason or for none. */
  const none = (glad: readonly Told[], more: Partial<LabelledVariable> = {}) =>
    writableFile(
      [
        variable("person", "text"),
        variable("glad", "number", more),
        variable("w", "number"),
        variable("born", "number", { temporal: "date" }),
        variable("area", "text"),
      ],
      [
        ["01", "02", "03", "04", "05"],
        glad,
        [1.5, 0.1, 2, 1, 1],
        [-800 * day, 0, 18_000 * day, 18_001 * day, 18_002 * day],
        ["Nørreby", "Nørreby", 'Syd "1"', "", "Nørreby"],
      ],
    );
  const declared = none([3, 1, 9, -2, null], {
    missing: { values: [9], ranges: [{ low: Number.NEGATIVE_INFINITY, high: -1 }] },
    labels: [{ value: 9, label: "Vil ikke svare" }],
  });
  const tagged = none([3, 1, { tag: "a" }, { tag: "z" }, null], {
    labels: [{ value: { tag: "a" }, label: "Vil ikke svare" }],
  });
  const csv = `person,glad,w,born,area
01,3,1.5,1967-10-24,Nørreby
02,1,0.1,1970-01-01,Nørreby
03,NA,2,2019-04-14,"Syd ""1"""
04,,1,2019-04-15,
05,,1,2019-04-16,Nørreby
`;
  /** Excel counts days from 1899-12-30; style 1 shows a number as a date. */
  const sheet = [
    ["person", "glad", "w", "born", "area"],
    ["01", 3, 1.5, 25_569 - 800, "Nørreby"],
    ["02", 1, 0.1, 25_569, "Nørreby"],
    ["03", null, 2, 25_569 + 18_000, "Syd &quot;1&quot;"],
    ["04", null, 1, 25_569 + 18_001, null],
    ["05", null, 1, 25_569 + 18_002, "Nørreby"],
  ]
    .map((row, r) => {
      const cells = row.map((value, c) => {
        const at = `${"ABCDE"[c]}${r + 1}`;
        if (value === null) return "";
        if (typeof value === "string") return `<c r="${at}" t="str"><v>${value}</v></c>`;
        return `<c r="${at}" s="${c === 3 ? 1 : 0}"><v>${value}</v></c>`;
      });
      return `<row r="${r + 1}">${cells.join("")}</row>`;
    })
    .join("");
  const styles = '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>';
  const twoSheets = {
    "xl/styles.xml": styles,
    "xl/workbook.xml": workbook('<sheet name="Note" r:id="rId2"/><sheet name="Svar" r:id="rId1"/>'),
    "xl/_rels/workbook.xml.rels": relations(
      ["worksheet", "worksheets/sheet1.xml"],
      ["worksheet", "worksheets/sheet2.xml"],
      ["styles", "styles.xml"],
    ),
    "xl/worksheets/sheet2.xml":
      '<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>Om dataene</v></c></row></sheetData></worksheet>',
  };

  const columns = "person item_glad measure_glad weight stratum by_area line";
  const answers = `
person | item_glad | measure_glad | weight | stratum | by_area | line
01 | 3 | 1 | 1.5 | 1967-10-24 | N | 1
02 | 1 | 0 | 0.1 | 1970-01-01 | N | 2
03 | – | – | 2 | 2019-04-14 | S | 3
04 | – | – | 1 | 2019-04-15 | – | 4
05 | – | – | 1 | 2019-04-16 | N | 5
`;

  test.each([
    ["SPSS, values declared as missing", "a.sav", sav(declared), ""],
    ["SPSS, packed", "a.zsav", sav(declared, "zlib"), ""],
    ["SPSS under another name", "a.dat", sav(declared), "format: spss, "],
    ["Stata, tagged missing values", "a.dta", dta(tagged), ""],
    ["Excel", "a.xlsx", workbookBytes(sheet, { "xl/styles.xml": styles }), ""],
    ["a named sheet", "b.xlsx", workbookBytes(sheet, twoSheets), "sheet: Svar, "],
  ])("%s", async (_, name, file, more) => {
    expect(await drawn(laid(study(`${more}file: ${name}`), { [name]: file }), columns)).toBe(answers);
  });

  test("CSV, where the lines have one for the names", async () => {
    const lines = answers.replaceAll(/\d+$/gm, (line) => String(Number(line) + 1));
    expect(await drawn(laid(study("file: a.csv"), { "a.csv": csv }), columns)).toBe(lines);
  });

  test("a sheet that is not there is told with those that are", async () => {
    const text = await told(
      laid(study("sheet: Data, file: b.xlsx"), { "b.xlsx": workbookBytes(sheet, twoSheets) }),
    );
    expect(text).toContain("b.xlsx data-unreadable-file\n  The file cannot be read: it has no sheet");
    expect(text).toMatch(/“Note”.*“Svar”/);
  });

  test("every row is accounted for, with the file's own fingerprint", async () => {
    const account = await accountOf(laid(study("file: a.sav"), { "a.sav": sav(declared) }));
    expect(account.files).toMatchObject([{ file: "a.sav", rows: 5, read: 5, leftOut: [] }]);
    expect(account.missing).toEqual([{ measure: "glad", wave: "2021", group: "population", rows: 3 }]);
  });
});

/** Written by SPSS, Stata and SAS themselves; the table is that of sample.csv, which lies beside them. */
describe("one sample of other programs", () => {
  const study = (file: string, upper: boolean) => {
    const name = (text: string) => (upper ? text.toUpperCase() : text);
    return {
      study: `sources:
  - {file: ${file}, others: ignore, columns: {${name("mychar")}: text, ${name("mydate")}: text, ${name("dtime")}: text, ${name("myord")}: text, ${name("mynum")}: number}}
waves: [2021]
breakdowns: [{id: date, label: Date, column: ${name("mydate")}, categories: [{id: modern, label: Now, values: [2018-05-06]}, {id: past, label: Past, values: [1880-05-06, 1960-01-01, 1583-01-01]}]}]
design: {stratum: ${name("mychar")}, person: ${name("dtime")}}
measures: [{id: high, label: High, meaning: Who are high., share: {item: ord, orAbove: 3}}]
`,
      items: `  - {id: ord, column: ${name("myord")}, question: Which?, points: [{code: 1}, {code: 2}, {code: 3}]}
  - {id: num, column: ${name("mynum")}, question: How much?, number: {min: -2000, max: 2000, unit: points}}
`,
    };
  };

  test.each([
    "spss/pyreadstat/sample.sav",
    "spss/pyreadstat/sample.zsav",
    "stata/pyreadstat/sample.dta",
    "sas/pyreadstat/sample.sas7bdat",
    "sas/pyreadstat/sample.xpt",
  ])("%s", async (path) => {
    const file = path.replaceAll("/", "-");
    const prepare = (folder: string) => copyFile(join(dataFolder, path), join(folder, file));
    const delivery = { ...study(file, path.endsWith("xpt")), files: {}, prepare };
    expect(await drawn(delivery, "stratum person by_date item_ord item_num measure_high line")).toBe(`
stratum | person | by_date | item_ord | item_num | measure_high | line
a | 2018-05-06T10:10:10 | modern | 1 | 1.1 | 0 | 1
b | 1880-05-06T10:10:10 | past | 2 | 1.2 | 0 | 2
c | 1960-01-01T00:00:00 | past | 3 | -1000.3 | 1 | 3
d | 1583-01-01T00:00:00 | past | 1 | -1.4 | 0 | 4
e | – | – | 1 | 1000.3 | 0 | 5
`);
  });
});

describe("a number as text", () => {
  const texts = (temporal: LabelledVariable["temporal"], ...values: number[]) =>
    labelledTexts(variable("x", "number", { temporal }), {
      kind: "number",
      values: Float64Array.from(values),
      tags: null,
    });

  test("has as few digits as tell it apart", () => {
    expect(texts(null, 1, -0, 0.1, 1e21, 123_456_789_012)).toEqual([
      "1",
      "0",
      "0.1",
      "1e+21",
      "123456789012",
    ]);
  });
  test("is a day, a moment to the millisecond or a time, before 1970 too", () => {
    expect(texts("date", 0, -day, 18_000 * day + 3600)).toEqual(["1970-01-01", "1969-12-31", "2019-04-14"]);
    expect(texts("datetime", -1, 0.25, day - 0.0001)).toEqual([
      "1969-12-31T23:59:59",
      "1970-01-01T00:00:00.250",
      "1970-01-02T00:00:00",
    ]);
    expect(texts("time", 59.9996, 3661.5, 90_000, -60)).toEqual([
      "00:01:00",
      "01:01:01.500",
      "25:00:00",
      "-00:01:00",
    ]);
    expect(texts("date", 1e20)).toEqual(["100000000000000000000"]);
  });
  test("a text that is declared as missing is none", () => {
    const missing = { values: ["?"], ranges: [] };
    expect(
      labelledTexts(variable("x", "text", { missing }), { kind: "text", values: ["k", "?", ""] }),
    ).toEqual(["k", "", ""]);
  });
});

describe("what stops", () => {
  const study = `sources: [{file: a.sav, columns: {glad: number, comment: text}}]
waves: [2021]
breakdowns: [{id: comment, label: Comment, categories: [{id: a, label: A}, {id: b, label: B}]}]
${gladShare}`;
  const file = (comments: readonly string[]) =>
    writableFile(
      [variable("glad", "number"), variable("comment", "text")],
      [comments.map((_, i) => 1 + (i % 3)), comments],
    );

  test("a file that is cut off is told with the place, and leaves nothing in the store", () =>
    withFolder(async (folder) => {
      const path = join(folder, "a.sav");
      const many = Array.from({ length: 40_000 }, (_, i) => (i % 2 === 0 ? "a" : "b"));
      await writeSpss(file(many), path, { compression: "bytecode", createdAt });
      await truncate(path, (await readFile(path)).length - 100);
      await writeFile(
        join(folder, "study.yaml"),
        `kvarter: 1\nid: test\ntitle: A study\nlanguages: [en]\nabout: {authors: [A], date: 2026-01-31, citation: Own}\nrelease: open\n${study}`,
      );
      await writeFile(
        join(folder, "instrument.yaml"),
        "kvarter: 1\nitems:\n  - {id: glad, question: Glad?, points: [{code: 1}, {code: 2}, {code: 3}]}\n",
      );
      const store = await openStore({ folders: [folder] });
      try {
        const error: unknown = await takeIn(await readStudy(folder), store).catch((thrown) => thrown);
        if (!(error instanceof Problems)) throw error;
        expect(error.list).toMatchObject([
          { code: "data-unreadable-file", exit: "data", at: { file: "a.sav" } },
        ]);
        expect(error.message).toMatch(/^The file cannot be read: .* \(at byte [\d,]+\)\.$/);
        expect(await store.rows(sql`SELECT table_name FROM information_schema.tables`)).toEqual([]);
      } finally {
        store.close();
      }
    }));

  test("a text file that is called .sav", async () => {
    expect(await told(laid(study, { "a.sav": "glad,comment\n1,a\n" }))).toMatchInlineSnapshot(`
      "a.sav data-unreadable-file
        The file cannot be read: it does not start as an SPSS file does, with $FL2 or $FL3 (at byte 0).
        → Ask for the file again; it may be cut off, damaged, or saved by a program that writes it otherwise."
    `);
  });

  test("a column that is declared and not there, and one that is there and not declared", async () => {
    const other = writableFile([variable("gald", "number"), variable("comment", "text")], [[1], ["a"]]);
    expect(await told(laid(study, { "a.sav": sav(other) }))).toMatchInlineSnapshot(`
      "a.sav data-column-not-in-file
        The file has no column “glad”.
        → Correct the source on line 7 of study.yaml. Did you mean “gald”?
      a.sav data-column-not-declared
        The file has a column that study.yaml does not mention: “gald”.
        → Declare what is used under “columns” on line 7 of study.yaml; name the rest under “ignore”, or write “others: ignore”."
    `);
  });

  test("a workbook whose columns were never parted: a delimiter would not help", async () => {
    const row = '<row r="1"><c r="A1" t="str"><v>glad;comment</v></c></row>';
    const text = await told(laid(study.replace("a.sav", "a.xlsx"), { "a.xlsx": workbookBytes(row) }));
    expect(text).toContain("a.xlsx data-column-not-in-file\n  The file has no column “glad”.");
    expect(text).toContain("a column that study.yaml does not mention: “glad;comment”");
  });

  test("a file without rows", async () => {
    expect(await told(laid(study, { "a.sav": sav(file([])) }))).toMatchInlineSnapshot(`
      "a.sav data-no-rows
        The file holds columns but no rows.
        → Ask for the file again, or take the source out of study.yaml."
    `);
  });

  test("an answer that is not on its scale, in the row that has it", async () => {
    const off = writableFile(
      [variable("glad", "number"), variable("comment", "text")],
      [
        [1, 7],
        ["a", "b"],
      ],
    );
    expect(await told(laid(study, { "a.sav": sav(off) }))).toMatchInlineSnapshot(`
      "a.sav:2 data-outside-scale
        Answers to the item “glad” (column “glad”) are not on its scale: “7” in 1 row of wave 2021, first on line 2.
        → Add the code to the item's points or to its “missing” codes. Known here: 1, 2, 3."
    `);
  });

  test("a text with a control character is left out and counted, as in CSV", async () => {
    const account = await accountOf(laid(study, { "a.sav": sav(file(["a", "a\u001fb", "b", "a\0b", "a"])) }));
    expect(account.files[0]).toMatchObject({
      rows: 5,
      read: 3,
      leftOut: [{ reason: "control character", rows: 2, lines: [2, 4] }],
    });
  });
});

describe("one answer with two codes", () => {
  const study = (source2018 = "", source2021 = "") => `sources:
  - {file: a.sav, wave: 2018, columns: {safe: number}${source2018}}
  - {file: b.dta, wave: 2021, columns: {safe: number}${source2021}}
waves: [2018, 2021]
measures: [{id: safe, label: Safe, meaning: Who are safe., share: {item: safe, orAbove: 2}}]
`;
  const items = (points: string) => `  - {id: safe, question: Safe?, points: [${points}], missing: [9]}\n`;
  const plain = items("{code: 1}, {code: 2}, {code: 3}");
  const labelled = items("{code: 1, label: Not at all}, {code: 2}, {code: 3, label: Very safe}");
  const file = (labels: readonly (readonly [number, string])[], more: Partial<LabelledVariable> = {}) =>
    writableFile(
      [variable("safe", "number", { labels: labels.map(([value, label]) => ({ value, label })), ...more })],
      [[1, 2, 3, 3]],
    );
  const upwards = file([
    [1, "Not at all"],
    [3, "Very safe"],
    [9, "No answer"],
  ]);
  const downwards = file([
    [1, "very  SAFE "],
    [3, "Not at all"],
    [8, "No answer"],
  ]);

  test("between a file and the instrument", async () => {
    const files = { "a.sav": sav(upwards), "b.dta": dta(downwards) };
    expect(await told(laid(study(), files, labelled))).toMatchInlineSnapshot(`
      "b.dta data-codes-differ
        The answer “very  SAFE” to item “safe” has the code 1 in this file and 3 in the instrument; 1 more of its answers differ.
        → Say in study.yaml how this file's codes are to be read: recode: {safe: {1: 3, 3: 1}}."
    `);
  });

  test("between two files, where the instrument has no such words", async () => {
    const files = { "a.sav": sav(upwards), "b.dta": dta(downwards) };
    expect(await told(laid(study(), files, plain))).toMatchInlineSnapshot(`
      "b.dta data-codes-differ
        The answer “very  SAFE” to item “safe” has the code 1 in this file and 3 in a.sav; 1 more of its answers differ.
        → Say in study.yaml how this file's codes are to be read: recode: {safe: {1: 3, 3: 1}}."
    `);
  });

  const mend = ", recode: {safe: {1: 3, 3: 1, 8: 9}}";
  test("recode mends it: the answers are read as those of the other wave", async () => {
    const files = { "a.sav": sav(upwards), "b.dta": dta(downwards) };
    const table = `
wave | item_safe | line
2018 | 1 | 1
2018 | 2 | 2
2018 | 3 | 3
2018 | 3 | 4
2021 | 1 | 3
2021 | 1 | 4
2021 | 2 | 2
2021 | 3 | 1
`;
    for (const words of [plain, labelled])
      expect(await drawn(laid(study("", mend), files, words), "wave item_safe line")).toBe(table);
  });

  test("a recode that turns round the wrong file is told with the code as it stands and as it is read", async () => {
    const files = { "a.sav": sav(upwards), "b.dta": dta(upwards) };
    expect(await told(laid(study("", mend), files, labelled))).toMatchInlineSnapshot(`
      "b.dta data-codes-differ
        The answer “Not at all” to item “safe” has the code 1 in this file (read as 3) and 1 in the instrument; 1 more of its answers differ.
        → Say in study.yaml how this file's codes are to be read: recode: {safe: {1: 1, 3: 3, 8: 9}}."
    `);
  });

  test.each<[string, WritableFile]>([
    [
      "an answer that the study takes as missing may have any code",
      file([
        [3, "Very safe"],
        [9, "Hard to say"],
      ]),
    ],
    [
      "what one file declares as missing is held against no other",
      file([
        [3, "Very safe"],
        [2, "Don’t know"],
      ]),
    ],
    [
      "a label may stand at two codes, one of them right",
      file([
        [1, "Not at all"],
        [2, "Not at all"],
      ]),
    ],
    [
      "labels that say nothing are passed over",
      file([
        [1, " "],
        [3, "Very safe"],
      ]),
    ],
  ])("%s", async (_, other) => {
    const first = file(
      [
        [1, "Not at all"],
        [2, " "],
        [3, "Hard to say"],
        [7, "Don’t know"],
      ],
      { missing: { values: [7], ranges: [] } },
    );
    const delivery = laid(study(), { "a.sav": sav(first), "b.dta": dta(other) }, labelled);
    expect((await accountOf(delivery)).files.length).toBe(2);
  });

  test("a recode of a column that is not declared is told with the study's line", async () => {
    const delivery = laid(study("", ", recode: {save: {1: 3}}"), {
      "a.sav": sav(upwards),
      "b.dta": dta(upwards),
    });
    await expect(accountOf(delivery)).rejects.toThrow("save");
  });
});

describe("recode reads codes, in whatever way they are written", () => {
  const study = (more: string, columns = "glad: number") =>
    `sources: [{file: a.csv, ${more}, columns: {${columns}}}]\nwaves: [2021]\n${gladShare}`;
  const glad = async (delivery: Delivery) =>
    (await drawn(delivery, "item_glad line")).trim().split("\n").slice(1);

  test("1 is 1.0 in a number column; a text becomes a code; a code becomes no answer", async () => {
    const delivery = {
      study: study("recode: {glad: {1: 3, 3: 1, DK: NA, 2.5: 2}}"),
      files: { "a.csv": "glad\n1\n1.0\n3\n2\nDK\n2.50\n" },
    };
    expect(await glad(delivery)).toEqual(["1 | 4", "2 | 5", "2 | 7", "3 | 2", "3 | 3", "– | 6"]);
  });

  test("a text column is read letter by letter", async () => {
    const delivery = {
      study: study("recode: {glad: {a: 1, b: 3}}", "glad: text"),
      files: { "a.csv": "glad\na\nb \n2\n" },
    };
    expect(await glad(delivery)).toEqual(["1 | 2", "2 | 4", "3 | 3"]);
  });

  test("numbers with a decimal comma", async () => {
    const delivery = {
      study: study('delimiter: ";", decimal: ",", recode: {glad: {0.5: 1, 1.5: 2.0}}'),
      files: { "a.csv": "glad\n0,5\n1,5\n3\n" },
    };
    expect(await glad(delivery)).toEqual(["1 | 2", "2 | 3", "3 | 4"]);
  });

  test("stored numbers of Parquet, whole or not, and those that are no answer", async () => {
    const path = (folder: string) => join(folder, "a.parquet");
    const delivery = (type: string): Delivery => ({
      study: study("recode: {glad: {1: 3, 3: 1, 8: NA}}").replace("a.csv", "a.parquet"),
      files: {},
      prepare: async (folder) => {
        const instance = await DuckDBInstance.create(":memory:");
        const connection = await instance.connect();
        const rows = `SELECT glad::${type} AS glad FROM (VALUES (1), (2), (3), (8), (NULL)) AS t(glad)`;
        await connection.run(`COPY (${rows}) TO '${path(folder)}'`);
        connection.closeSync();
        instance.closeSync();
      },
    });
    for (const type of ["DOUBLE", "TINYINT", "DECIMAL(4, 1)"])
      expect(await glad(delivery(type)), type).toEqual(["1 | 3", "2 | 2", "3 | 1", "– | 4", "– | 5"]);
  });
});
