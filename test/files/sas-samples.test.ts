import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readSas } from "../../src/files/sas/readSas.js";
import { dataFolder, type HavenFile, havenFiles, valuesOf, withFolder } from "./labelled.js";

const at = (file: string) => join(dataFolder, "sas", file);
const files = await havenFiles("sas");

/** The catalogs that lie beside a data set of another name. */
const catalogs: Readonly<Record<string, string>> = {
  hadley: "haven/formats",
  missing_test: "pyreadstat/missing_formats",
  test_data_linux: "pyreadstat/test_formats_linux",
  test_data_win: "pyreadstat/test_formats_win",
};

/** Formats that haven takes for none of dates, although their numbers are days. */
const daysToHaven = /^(MMYY|YEAR)\d*\.$/;

describe.each(files.map((haven) => [haven.file, haven] as const))("%s", (name, haven) => {
  test("its variables and values are those that R haven reads", async () => {
    const catalog = catalogs[name.replace(/^.*\/|\..*$/g, "")];
    const file = await readSas(join(dataFolder, name), catalog ? { catalog: at(`${catalog}.sas7bcat`) } : {});
    const values = await valuesOf(file);
    file.variables.forEach((variable, i) => {
      if (!daysToHaven.test(variable.format ?? "")) return;
      expect(variable.temporal).toBe("date");
      values[i] = values[i]?.map((seconds) => Number(seconds) / 86_400 + 3_653) ?? [];
    });
    expect(values).toEqual(haven.columns.map((column) => column.values));
    expect(file.variables.map(comparable)).toEqual(haven.columns.map(comparable));
    expect([file.label ?? "", file.rowCount]).toEqual([haven.label ?? "", haven.columns[0]?.values.length]);
  });
});

/** What haven tells, too; it tells formats without their width, and labels in another order. */
function comparable(
  of: HavenFile["columns"][number] | Awaited<ReturnType<typeof readSas>>["variables"][number],
) {
  const { name, label, temporal, labels } = of;
  const isDays = daysToHaven.test(`${of.format ?? ""}.`.replace("..", "."));
  const sorted = labels.map((one) => JSON.stringify(one)).sort();
  return { name, label: label || null, temporal: isDays ? null : (temporal ?? null), labels: sorted };
}

test("formats have their width and digits, as SAS writes them", async () => {
  const formats = async (file: string) => (await readSas(at(file))).variables.map(({ format }) => format);
  expect(await formats("pyreadstat/sample.sas7bdat")).toEqual([
    ...["$1.", "BEST12.", "YYMMDD10.", "DATETIME.", "BEST12.", "BEST12.", "TIME20.3"],
  ]);
  expect(await formats("pyreadstat/sample.xpt")).toEqual([
    ...["$1.", "BEST12.", "YYMMDD10.", "DATETIME.", "BEST12.", "BEST12.", "TIME20.3"],
  ]);
  expect((await formats("pyreadstat/date_test.sas7bdat")).slice(0, 4)).toEqual([
    "4.",
    "DATE9.",
    "DDMMYY10.",
    "MMDDYY8.",
  ]);
});

test("sample.sas7bdat, packed or not, and sample.xpt hold what their CSV holds", async () => {
  const lines = (await readFile(at("pyreadstat/sample.csv"), "utf8"))
    .replace("\ufeff", "")
    .trim()
    .split("\n");
  const rows = lines.slice(1).map((line) => line.split(","));
  const column = <T>(i: number, read: (text: string) => T) =>
    rows.map((row) => (row[i] ? read(row[i]) : null));
  const moment = (text: string) => Date.parse(text.length > 10 ? `${text}Z` : text) / 1000;
  const clock = (text: string) => moment(`1970-01-01T${text.padStart(15, "0")}`);
  const wanted = [
    ...[column(0, String), column(1, Number), column(2, moment), column(3, moment)],
    ...[column(4, Number), column(5, Number), column(6, clock)],
  ];
  for (const name of ["sample.sas7bdat", "sample_bincompressed.sas7bdat", "sample.xpt"]) {
    expect(await valuesOf(await readSas(at(`pyreadstat/${name}`))), name).toEqual(wanted);
  }
});

test("dates.sas7bdat holds what its CSV holds, from 1582 on", async () => {
  const rows = (await readFile(at("pyreadstat/dates.csv"), "utf8"))
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split(","));
  const seconds = (text = "") => Date.parse(text) / 1000;
  expect(await valuesOf(await readSas(at("pyreadstat/dates.sas7bdat")))).toEqual([
    rows.map(([date]) => seconds(date)),
    rows.map(([, moment]) => seconds(`${moment}Z`)),
    rows.map(([, , time]) => seconds(`1970-01-01T${time}Z`)),
  ]);
});

test("dates_xpt.sas7bdat, which haven cannot read, holds what dates_xpt_v8.xpt holds", async () => {
  const [data, transport] = await Promise.all(
    ["dates_xpt.sas7bdat", "dates_xpt_v8.xpt"].map((name) => readSas(at(`pyreadstat/${name}`))),
  );
  if (!data || !transport) throw new Error("two files");
  expect({ ...data, batches: null }).toEqual({ ...transport, batches: null });
  expect(await valuesOf(data)).toEqual(await valuesOf(transport));
});

test("missing_test.sas7bdat: tags are the letters of its CSV", async () => {
  const [, letters] = (await readFile(at("pyreadstat/missing_sas_formatted.csv"), "utf8")).trim().split("\n");
  const told = (await valuesOf(await readSas(at("pyreadstat/missing_test.sas7bdat")))).map(([value]) =>
    value === null ? "NaN" : typeof value === "object" ? value?.tag.toUpperCase() : Number(value).toFixed(1),
  );
  expect(told.join()).toBe(letters?.trim());
});

test.each(["linux", "win"])(
  "test_data_%s.sas7bdat with its catalog says what its CSV says",
  async (system) => {
    const rows = (await readFile(at("pyreadstat/sas_formatted.csv"), "utf8")).trim().split("\n").slice(1);
    const catalog = at(`pyreadstat/test_formats_${system}.sas7bcat`);
    const file = await readSas(at(`pyreadstat/test_data_${system}.sas7bdat`), { catalog });
    const values = await valuesOf(file);
    const words = values.map((column, i) =>
      column.map((value) => file.variables[i]?.labels.find((label) => label.value === value)?.label ?? value),
    );
    expect(rows.map((row) => row.split(","))).toEqual(
      rows.map((_, row) => words.map((column) => column[row])),
    );
  },
);

test("a label of a range of values is passed over", () =>
  withFolder(async (folder) => {
    const bytes = await readFile(at("haven/formats.sas7bcat"));
    // the label of 1 becomes one of 1 to 1.5: both ends stand there, highest byte first, with the opposite sign
    const one = bytes.indexOf("bff0000000000000bff0000000000000", 0, "hex");
    bytes.write("bff8000000000000", one + 8, "hex");
    await writeFile(join(folder, "ranges.sas7bcat"), bytes);
    const file = await readSas(at("haven/hadley.sas7bdat"), { catalog: join(folder, "ranges.sas7bcat") });
    expect(file.variables[1]?.labels).toEqual([{ value: 2, label: "SAS" }]);
  }));

test("a catalog beside the file is found by its name, also where folders have letters beyond ASCII", () =>
  withFolder(async (folder) => {
    const sub = join(folder, "ínternátionál");
    await mkdir(sub);
    await copyFile(at("pyreadstat/test_data_linux.sas7bdat"), join(sub, "data.sas7bdat"));
    const labels = async () => (await readSas(join(sub, "data.sas7bdat"))).variables[1]?.labels;
    expect(await labels()).toEqual([]);
    await copyFile(at("pyreadstat/test_formats_linux.sas7bcat"), join(sub, "data.sas7bcat"));
    expect(await labels()).toEqual([
      { value: "1", label: "Male" },
      { value: "2", label: "Female" },
    ]);
  }));
