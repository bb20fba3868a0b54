import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readStata } from "../../src/files/stata/readStata.js";
import { dataFolder, type HavenFile, havenFiles, valuesOf } from "./labelled.js";

const at = (file: string) => join(dataFolder, "stata", file);
const files = await havenFiles("stata");

describe.each(files.map((haven) => [haven.file, haven] as const))("%s", (name, haven) => {
  test("its variables and values are those that R haven reads", async () => {
    const file = await readStata(join(dataFolder, name));
    expect(file.variables).toMatchObject(variablesIn(haven));
    expect(await valuesOf(file)).toEqual(haven.columns.map(({ values }) => values));
    expect([file.label ?? "", file.rowCount]).toEqual([haven.label ?? "", haven.columns[0]?.values.length]);
  });
});

function variablesIn({ columns }: HavenFile) {
  return columns.map(({ name, label, temporal, format, text, labels }) => ({
    name,
    label: label || null,
    temporal: temporal ?? null,
    format: format ?? null,
    kind: text ? "text" : "number",
    labels,
  }));
}

test("a note is read; haven takes the count of notes for one as well", async () => {
  const { notes } = await readStata(at("haven/notes.dta"));
  expect(notes).toEqual(["Reference: https://github.com/hadley/haven/issues/186"]);
});

test("sample.dta holds what its CSV holds", async () => {
  const lines = (await readFile(at("pyreadstat/sample.csv"), "utf8"))
    .replace("\ufeff", "")
    .trim()
    .split("\n");
  const [names, ...rows] = lines.map((line) => line.split(","));
  const file = await readStata(at("pyreadstat/sample.dta"));
  const values = await valuesOf(file);
  expect(file.variables.map(({ name }) => name)).toEqual(names);
  const seconds = (text = "") => (text === "" ? null : Date.parse(text) / 1000);
  expect(values[1]).toEqual(rows.map((row) => Number(row[1])));
  expect(values[2]).toEqual(rows.map((row) => seconds(row[2])));
  expect(values[3]).toEqual(rows.map((row) => seconds(row[3] && `${row[3]}Z`)));
});

test("missing_test.dta: tags are the letters of its CSV, and one of them has a label", async () => {
  const [names, letters] = (await readFile(at("pyreadstat/missing_dta_formatted.csv"), "utf8"))
    .trim()
    .split("\n");
  const file = await readStata(at("pyreadstat/missing_test.dta"));
  expect(file.variables.map(({ name }) => name).join()).toBe(names?.trim());
  const told = (await valuesOf(file)).map(([value]) =>
    value === null ? "NaN" : typeof value === "object" ? value?.tag : Number(value).toFixed(1),
  );
  expect(told.join()).toBe(letters?.trim());
  expect(file.variables[0]?.labels).toEqual([{ value: { tag: "a" }, label: "missing" }]);
});

describe.each([114, 117, 118, 119])("big%i.dta, with the highest byte first, by pandas", (version) => {
  test("holds what was put there", async () => {
    const file = await readStata(at(`made/big${version}.dta`));
    expect(file.label).toBe("Big");
    expect(file.variables.map(({ name }) => name)).toEqual([
      ...["a_byte", "a_int", "a_long", "a_float", "a_double", "text", "day"],
    ]);
    expect(file.variables[0]?.labels).toEqual([
      { value: 1, label: "yes" },
      { value: 2, label: "no" },
    ]);
    expect(file.variables[1]?.label).toBe("An int");
    expect(await valuesOf(file)).toEqual([
      [1, 2, 100],
      [-300, 0, 32_740],
      [-70_000, 1, 2_147_483_620],
      [0.5, null, -2.25],
      [1.1, null, -1e300],
      ["a", "", "Aarhus"],
      [Date.UTC(2021, 2, 1) / 1000, Date.UTC(1959, 11, 31) / 1000, null],
    ]);
  });
});
