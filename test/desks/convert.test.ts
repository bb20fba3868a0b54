import { copyFile, readdir, readFile, stat, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readSpss } from "../../src/files/spss/readSpss.js";
import { writeSpss } from "../../src/files/spss/write/writeSpss.js";
import { readStata } from "../../src/files/stata/readStata.js";
import { writeStata } from "../../src/files/stata/writeStata.js";
import type { LabelledVariable } from "../../src/vocabulary/labelled.js";
import { dataFolder, type Told, valuesOf, variable, withFolder, writableFile } from "../files/labelled.js";
import { richFile } from "../files/spssRichFile.js";
import { type Seen, type } from "./desk.js";

const day = 86_400;
/** Stata has no times of day: they come back as moments of its first day, 1960-01-01. */
const stataEpoch = -3653 * day;
const labels = [
  { value: 1, label: "Slet ikke" },
  { value: 5, label: "Særdeles glad" },
];

/** Four people, all kinds of values, nothing that SPSS or Stata has no place for. */
const variables = [
  variable("person", "text", { label: "Løbenummer" }),
  variable("glad", "number", { label: "Glad for at bo her?", labels }),
  variable("weight", "number"),
  variable("born", "number", { temporal: "date", label: "Født" }),
  variable("answered", "number", { temporal: "datetime" }),
  variable("took", "number", { temporal: "time" }),
];
const columns: readonly (readonly Told[])[] = [
  ["01", "02", "03", 'Ø, "4"'],
  [5, 1, null, 5],
  [1.5, 0.1, 2, null],
  [-30 * 365 * day, 0, 18_000 * day, null],
  [1_622_466_300, 0.25, null, null],
  [46_800, 59.5, 3661, null],
];
const survey = () => writableFile(variables, columns, { label: "Beboere 2021" });

const words = (list: readonly LabelledVariable[]) =>
  list.map(({ name, label, kind, temporal, labels }) => ({ name, label, kind, temporal, labels }));

const createdAt = new Date(0);
const spss = (path: string) => writeSpss(survey(), path, { compression: "none", createdAt });

/** Lays the survey as a.sav in a folder, and converts as typed. */
async function withSurvey<T>(
  use: (convert: (...args: string[]) => Promise<Seen>, at: (name: string) => string) => Promise<T>,
): Promise<T> {
  return withFolder(async (folder) => {
    await spss(join(folder, "a.sav"));
    return use(
      (...args) => type(folder, ["convert", ...args]),
      (name) => join(folder, name),
    );
  });
}

describe("kvarter convert", () => {
  test("from SPSS to Stata and back, values, labels, missing values and dates are the same", () =>
    withSurvey(async (convert, at) => {
      expect(await convert("a.sav", "b.dta")).toEqual({
        exit: 0,
        out: "b.dta holds 4 rows of 6 variables.\n",
        err: "",
      });
      expect((await convert("b.dta", "c.zsav")).exit).toBe(0);
      for (const file of [await readStata(at("b.dta")), await readSpss(at("c.zsav"))]) {
        expect(file.label).toBe("Beboere 2021");
        const took = columns[5]?.map((value) => (typeof value === "number" ? value + stataEpoch : value));
        expect(await valuesOf(file)).toEqual([...columns.slice(0, 5), took]);
        expect(words(file.variables)).toEqual(
          words(variables.map((each) => (each.name === "took" ? { ...each, temporal: "datetime" } : each))),
        );
      }
    }));

  test("from SPSS to SPSS everything stays, declared missing values too", () =>
    withFolder(async (folder) => {
      await writeSpss(richFile(), join(folder, "a.sav"), { compression: "none", createdAt });
      for (const [from, to] of [
        ["a.sav", "b.zsav"],
        ["b.zsav", "c.sav"],
      ] as const)
        expect((await type(folder, ["convert", from, to])).out).toBe(`${to} holds 3 rows of 9 variables.\n`);
      const [first, last] = [await readSpss(join(folder, "a.sav")), await readSpss(join(folder, "c.sav"))];
      expect(last.variables).toEqual(first.variables);
      expect(last.notes).toEqual(first.notes);
      expect(await valuesOf(last)).toEqual(await valuesOf(first));
    }));

  test("to CSV: codes as they stand, dates as ISO texts, quotation marks where they are needed", () =>
    withSurvey(async (convert, at) => {
      expect((await convert("a.sav", "b.csv")).out).toBe(`b.csv holds 4 rows of 6 variables.
Left out: label (the file itself, person, glad, born).
Left out: value labels (glad).
`);
      expect(await readFile(at("b.csv"), "utf8")).toBe(
        [
          "person,glad,weight,born,answered,took",
          "01,5,1.5,1940-01-09,2021-05-31T13:05:00,13:00:00",
          "02,1,0.1,1970-01-01,1970-01-01T00:00:00.250,00:00:59.500",
          "03,,2,2019-04-14,,01:01:01",
          '"Ø, ""4""",5,,,,',
          "",
        ].join("\r\n"),
      );
    }));

  test("one column with an empty value is a row of CSV all the same", () =>
    withFolder(async (folder) => {
      await writeStata(writableFile([variable("n", "number")], [[1, null]]), join(folder, "a.dta"));
      await type(folder, ["convert", "a.dta", "a.csv"]);
      expect(await readFile(join(folder, "a.csv"), "utf8")).toBe('n\r\n1\r\n""\r\n');
    }));

  test("what the other format has no place for is told; values that were declared missing stay", () =>
    withFolder(async (folder) => {
      const glad = variable("glad", "number", { missing: { values: [9], ranges: [] } });
      const file = writableFile([glad], [[5, 9]]);
      await writeSpss(file, join(folder, "a.sav"), { compression: "zlib", createdAt });
      const { out } = await type(folder, ["convert", "a.sav", "a.dta", "--json"]);
      expect(JSON.parse(out)).toEqual({
        status: "ok",
        exit: 0,
        file: join(folder, "a.dta"),
        variables: 1,
        rows: 2,
        leftOut: [{ variable: "glad", what: "declared missing values" }],
      });
      expect(await valuesOf(await readStata(join(folder, "a.dta")))).toEqual([[5, 9]]);
      const seen = await type(folder, ["convert", "a.sav", "a.csv"]);
      expect(seen.out).toContain("Left out: declared missing values (glad).");
      expect(await readFile(join(folder, "a.csv"), "utf8")).toBe("glad\r\n5\r\n9\r\n");
    }));

  test.each([
    "excel/made/openpyxl.xlsx",
    "sas/haven/iris.sas7bdat",
    "sas/pyreadstat/sample.xpt",
    "spss/pyreadstat/sample.zsav",
  ])("%s becomes CSV", (source) =>
    withFolder(async (folder) => {
      const name = `a.${source.split(".").at(-1)}`;
      await copyFile(join(dataFolder, source), join(folder, name));
      expect(await type(folder, ["convert", name, "a.csv"])).toMatchObject({ exit: 0, err: "" });
      expect((await readFile(join(folder, "a.csv"), "utf8")).split("\r\n").length).toBeGreaterThan(3);
    }),
  );

  test("the bytes depend on the file and the date alone", () =>
    withSurvey(async (convert, at) => {
      for (const ending of ["sav", "zsav", "dta"]) {
        await convert("a.sav", `one.${ending}`);
        await convert("a.sav", `two.${ending}`, "--date", "2000-01-01");
        await convert("a.sav", `other.${ending}`, "--date", "2021-12-31");
        const [one, two, other] = await Promise.all(
          ["one", "two", "other"].map((name) => readFile(at(`${name}.${ending}`))),
        );
        expect(one).toEqual(two);
        expect(one).not.toEqual(other);
      }
    }));
});

describe("kvarter convert refuses", () => {
  test.each<[string, readonly string[], number, readonly string[]]>([
    [
      "an ending that is not read",
      ["a.por", "b.csv"],
      2,
      ["a.por\n", "none that can be read", ".sav, .zsav, .dta", "[convert-ending]"],
    ],
    [
      "a file that a study reads as it is",
      ["areas.csv", "a.sav"],
      2,
      ["areas.csv\n", "CSV cannot be converted from; a study reads it as it is.", "“sources”"],
    ],
    [
      "an ending that is not written",
      ["a.sav", "b.xlsx"],
      2,
      ["b.xlsx\n", "none that can be written", ".csv", "[convert-ending]"],
    ],
    ["a name without an ending", ["a.sav", "b"], 2, ["[convert-ending]"]],
    [
      "a day that does not exist",
      ["a.sav", "b.sav", "--date", "2021-02-29"],
      2,
      ["--date is “2021-02-29”", "[convert-date]"],
    ],
    [
      "a file that is not there",
      ["c.sav", "b.csv"],
      4,
      ["c.sav\n", "There is no such file", "[convert-no-file]"],
    ],
    [
      "to write over a file",
      ["a.sav", "a.sav"],
      2,
      ["a.sav\n", "There is such a file already", "--force", "[convert-exists]"],
    ],
    [
      "a folder that is not there",
      ["a.sav", "no/b.csv"],
      7,
      ["no/b.csv\n", "Nothing can be written there", "[cannot-write]"],
    ],
  ])("%s", (_, args, exit, tells) =>
    withSurvey(async (convert, at) => {
      const seen = await convert(...args);
      expect(seen).toMatchObject({ exit, out: "" });
      for (const text of tells) expect(seen.err).toContain(text);
      expect(await readdir(at("."))).toEqual(["a.sav"]);
    }),
  );

  test.each([
    ["at once", "none", /it claims 40000 rows and has room for 39999 at most/],
    ["when some rows are written already", "bytecode", /it ends in the middle of a row|ends after \d+/],
  ] as const)("a file that is cut off, %s; a file that is there stays as it was", (_, compression, reason) =>
    withFolder(async (folder) => {
      const path = join(folder, "cut.sav");
      const many = Array.from({ length: 40_000 }, (_, i) => i / 7);
      const file = writableFile([variable("n", "number")], [many]);
      await writeSpss(file, path, { compression, createdAt });
      await truncate(path, (await stat(path)).size - 4);
      await writeFile(join(folder, "b.csv"), "as it was");
      const { exit, err } = await type(folder, ["convert", "cut.sav", "b.csv", "--force"]);
      expect(exit).toBe(4);
      expect(err).toMatch(reason);
      expect(err).toMatch(/^\ncut\.sav\n {2}The file cannot be read: .* \(at byte [\d,]+\)\.\n/);
      expect(err).toContain("[convert-unreadable]");
      expect(await readFile(join(folder, "b.csv"), "utf8")).toBe("as it was");
      expect(await readdir(folder)).toEqual(["b.csv", "cut.sav"]);
    }),
  );

  test("what the other package cannot hold, by the name of the file that has it", () =>
    withFolder(async (folder) => {
      const tagged = writableFile([variable("n", "number")], [[1, { tag: "a" }]]);
      await writeStata(tagged, join(folder, "a.dta"));
      const toSpss = await type(folder, ["convert", "a.dta", "b.sav"]);
      expect(toSpss).toMatchObject({ exit: 4, out: "" });
      expect(toSpss.err).toContain("\na.dta\n  The missing values of “n” have no place in an SPSS file");
      const dotted = writableFile([variable("n.1", "number")], [[1]]);
      await writeSpss(dotted, join(folder, "c.sav"), { compression: "none", createdAt });
      const toStata = await type(folder, ["convert", "c.sav", "b.dta"]);
      expect(toStata.err).toContain("\nc.sav\n  A variable of Stata cannot be called “n.1”");
      expect(await readdir(folder)).toEqual(["a.dta", "c.sav"]);
    }));

  test("no file with --force: the new file takes the place of the old, also of the one it is made from", () =>
    withSurvey(async (convert, at) => {
      expect(await convert("a.sav", "a.sav", "--force", "--date", "2021-12-31")).toMatchObject({ exit: 0 });
      expect(await valuesOf(await readSpss(at("a.sav")))).toEqual(columns);
    }));
});
