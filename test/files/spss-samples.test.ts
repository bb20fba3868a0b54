import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type ReadFile, readWhole } from "./spssFiles.js";

const folder = join(import.meta.dirname, "data/spss");
const sample = (name: string) => readWhole(join(folder, name));

/** Rows of a small CSV file without quotation marks. */
function csv(name: string): readonly (readonly string[])[] {
  const text = readFileSync(join(folder, "pyreadstat", name), "utf8").replace("\ufeff", "");
  return text
    .trimEnd()
    .split("\n")
    .slice(1)
    .map((line) => line.split(","));
}

/** A file's rows as the CSV files have them: seconds since 1582 or moments as text, nothing where there is no value. */
function rows(file: ReadFile, moment: (seconds: number) => string): readonly (readonly string[])[] {
  return Array.from({ length: file.values[0]?.length ?? 0 }, (_, row) =>
    file.variables.map(({ temporal }, k) => {
      const value = file.values[k]?.[row] ?? "";
      if (typeof value === "string" || Number.isNaN(value)) return Number.isNaN(value) ? "" : String(value);
      if (temporal === "time") return moment === since1582 ? String(value) : clock(value);
      return temporal === null
        ? String(value)
        : moment(value).replace(/T.*/, temporal === "date" ? "" : "$&");
    }),
  );
}
const since1582 = (seconds: number) => String(seconds + 12_219_379_200);
const iso = (seconds: number) => new Date(seconds * 1000).toISOString().slice(0, 19);
const clock = (seconds: number) =>
  new Date(seconds * 1000)
    .toISOString()
    .slice(11, 19)
    .replace(/^0(?=0)/, "");

/** Numbers as they are meant, however they are written. */
const meant = (cells: readonly (readonly string[])[]) =>
  cells.map((row) =>
    row.map((cell) => {
      const text = cell.replace("#NULL!", "").replace(/\.000000$/, "");
      return text === "" || Number.isNaN(Number(text)) ? text : Number(text);
    }),
  );

describe("pyreadstat's files hold what its tests expect", () => {
  test.each(["sample.sav", "sample.zsav"])("%s", async (name) => {
    const file = await sample(`pyreadstat/${name}`);
    expect(meant(rows(file, since1582))).toEqual(meant(csv("sample_nodate_spss.csv")));
    expect(meant(rows(file, iso))).toEqual(meant(csv("sample.csv")));
  });

  test("sample_missing.sav, with user-missing values as they stand and without them", async () => {
    const file = await sample("pyreadstat/sample_missing.sav");
    expect(meant(rows(file, iso))).toEqual(meant(csv("sample_missing_user.csv")));
    expect(meant(rows(withoutMissing(file), iso))).toEqual(meant(csv("sample_missing.csv")));
  });

  test("missing_test.sav", async () => {
    const file = await sample("pyreadstat/missing_test.sav");
    expect(meant(rows(file, iso))).toEqual(meant(csv("missing_sav_formatted.csv")));
    expect(withoutMissing(file).values).toEqual([[Number.NaN, 2]]); // missing_sav_unformatted.csv
    expect(csv("missing_sav_unformatted.csv")).toEqual([["NaN"], ["2.0"]]);
    const labelled = file.values[0]?.map(
      (value) => file.variables[0]?.labels.find((one) => one.value === value)?.label ?? String(value),
    );
    expect(labelled).toEqual(csv("missing_sav_labeled.csv").flat());
  });

  test("missing_char.sav", async () => {
    const file = await sample("pyreadstat/missing_char.sav");
    expect(rows(file, iso)).toEqual(csv("missing_char_formatted.csv"));
    expect(withoutMissing(file).values).toEqual([["", "a"]]);
    expect(csv("missing_char_unformatted.csv")).toEqual([["NaN"], ["a"]]);
  });
});

/** A file with nothing in the place of user-missing values. */
function withoutMissing(file: ReadFile): ReadFile {
  const values = file.values.map((column, k) => {
    const { values: missing = [], ranges = [] } = file.variables[k]?.missing ?? {};
    return column.map((value) => {
      const inRange = ranges.some(({ low, high }) => Number(value) >= low && Number(value) <= high);
      if (!missing.includes(value) && !inRange) return value;
      return typeof value === "string" ? "" : Number.NaN;
    });
  });
  return { ...file, values };
}

interface HavenVariable {
  readonly file: string;
  readonly name: string;
  readonly label: string | null;
  readonly format: string;
  readonly labels: readonly (readonly [number | string, string])[];
  readonly missing: readonly (number | string)[];
  readonly range: readonly number[];
  readonly values: readonly (number | string | null)[];
}

describe("haven reads the same in every file: names, labels, formats, missing values and each cell", () => {
  const lines = readFileSync(join(folder, "haven.jsonl"), "utf8").trimEnd().split("\n");
  const expected = lines.map((line): HavenVariable => JSON.parse(line));
  const files = [...new Set(expected.map(({ file }) => file))];

  test("there are eighteen files", () => expect(files).toHaveLength(18));

  test.each(files)("%s", async (name) => {
    const file = await sample(name);
    const ours = file.variables.map((variable, k) => ({
      file: name,
      name: variable.name,
      label: variable.label,
      format: variable.format,
      labels: variable.labels.map(({ value, label }) => [value, label]),
      missing: variable.missing.values,
      range: variable.missing.ranges.flatMap(({ low, high }) => [low, high]),
      values: file.values[k]?.map((value) => (Number.isNaN(value) ? null : value)),
    }));
    expect(ours).toEqual(expected.filter((one) => one.file === name).map(since1970));
    expect(file.rowCount).toBe(file.values[0]?.length);
  });
});

describe("what no other reader was asked", () => {
  test("levels of measurement, as SPSS has them on its screen", async () => {
    const { variables } = await sample("pyreadstat/sample.sav");
    expect(variables.map(({ measure }) => measure)).toEqual([
      "nominal",
      ...["scale", "scale", "scale", "scale"],
      "ordinal",
      "scale",
    ]);
    expect((await sample("haven/labelled-num.sav")).variables[0]?.measure).toBeNull();
  });

  test("notes line by line, and the file's own label", async () => {
    expect((await sample("pyreadstat/sample.sav")).notes).toEqual([
      "some test text as notes",
      "   (Entered 15-Aug-2018)",
      "some other comments",
      "   (Entered 15-Aug-2018)",
    ]);
    expect((await sample("pyreadstat/hebrews.sav")).label).toBe("jamovi data set");
  });

  test("a text that SPSS cut within a letter ends before that letter", async () => {
    const { values } = await sample("pyreadstat/tegulu.sav");
    expect(values[1]).toEqual(["నేను గతంలో వాడిన బ"]);
  });
});

/** haven leaves quarters (QYR) as SPSS counts them. */
function since1970(variable: HavenVariable): HavenVariable {
  if (!variable.format.startsWith("QYR")) return variable;
  return { ...variable, values: variable.values.map((value) => Number(value) - 12_219_379_200) };
}
