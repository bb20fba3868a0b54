import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { evaluate } from "../../src/evaluate.js";
import { quantityKey } from "../../src/vocabulary/quantity.js";
import { type SasColumn, sasTable } from "../files/sasBytes.js";
import { xportBytes } from "../files/xportBytes.js";
import { accountOf, type Delivery, inFolder } from "./delivery.js";
import { drawnChildren, family, type Made, numbered, studyOfRegisters } from "./registersMade.js";

const columns =
  "person mother born sex origin municipality parents inside years_inside area grade youth_started convicted_18 parents_income parents_rank";
const outcomes = "[youth-started, grade, convicted-18]";
const days: readonly string[] = ["FOED_DAG", "ELEV3_VFRA", "ELEV3_VTIL", "AFG_AFGDTO"];

type Write = typeof xportBytes;
const asSas: Write = (fields, rows) => sasTable(fields, rows, { wide: true, little: true, packed: null });

/** Writes registers, which lie there as CSV, as files of SAS: days as SAS days, whole numbers as numbers, all else as texts. */
const toSas = (registers: readonly string[], ending: string, write: Write) => async (folder: string) => {
  for (const register of registers) {
    const text = await readFile(join(folder, `${register}.csv`), "utf8");
    const [names = [], ...rows] = text
      .trimEnd()
      .split("\n")
      .map((line) => line.split(","));
    const fields = names.map((name, i): SasColumn => {
      const values = rows.map((row) => row[i] ?? "");
      if (days.includes(name)) return { name, type: "number", bytes: 8, format: "DATE" };
      const isNumber = values.every((value) => /^-?\d*$/.test(value));
      const bytes = isNumber ? 8 : Math.max(...values.map(({ length }) => length));
      return { name, type: isNumber ? "number" : "text", bytes };
    });
    const cells = rows.map((row) => row.map((value, i) => cell(fields[i], value)));
    await writeFile(join(folder, `${register}.${ending}`), write(fields, cells));
  }
};

function cell(field: SasColumn | undefined, value: string): number | string {
  if (field?.type === "text") return value;
  if (value === "") return Number.NaN;
  const toDay = (Date.parse(value) - Date.UTC(1960, 0, 1)) / 86_400_000;
  return field?.format ? toDay : Number(value);
}

/** The same registers, some of them delivered in another form. */
function delivered(made: Made, registers: readonly string[], ending: string, write: Write) {
  const delivery = studyOfRegisters(made);
  const yaml = registers.reduce(
    (all, register) => all.replace(`${register}.csv`, `${register}.${ending}`),
    String(delivery.files["registers.yaml"]),
  );
  return {
    ...delivery,
    files: { ...delivery.files, "registers.yaml": yaml },
    prepare: toSas(registers, ending, write),
  };
}

const all = Object.keys(family);

/** The share of those inside who began. */
async function shareInside(delivery: Delivery): Promise<unknown> {
  const files = { ...delivery.files, "reports/r.en.md": "---\ntitle: R\nslug: r\n---\n\nChildren.\n" };
  const at = { wave: "1990-1991", group: "inside", category: null };
  return inFolder({ ...delivery, files }, async (folder) => {
    const { byKey } = (await evaluate(folder)).publication.results;
    const level = byKey.get(quantityKey({ kind: "level", measure: "started", at }));
    return level?.kind === "figure" ? level.value : level;
  });
}

describe("registers as SAS writes them make the same children as text", () => {
  test("data sets (.sas7bdat), with keys as texts", async () => {
    const made: Made = { lines: family, outcomes };
    const expected = await drawnChildren(made, columns);
    expect(expected).toContain(
      "ann | mia | 1990 | woman | menapt | 101 | rest | yes | 18 | park | 9.5 | 1 | 0 | 350000 | 0.5",
    );
    expect(await drawnChildren(made, columns, delivered(made, all, "sas7bdat", asSas))).toBe(expected);
  });

  test("data sets with keys as numbers, which SAS keeps as fractions", async () => {
    const made: Made = { lines: numbered, outcomes };
    const expected = await drawnChildren(made, columns);
    expect(await drawnChildren(made, columns, delivered(made, all, "sas7bdat", asSas))).toBe(expected);
  });

  test("some as data sets and others as text or as transport files (.xpt)", async () => {
    const made: Made = { lines: numbered, outcomes };
    const expected = await drawnChildren(made, columns);
    const some = ["BEF", "KOTRE", "KRAF"];
    expect(await drawnChildren(made, columns, delivered(made, some, "sas7bdat", asSas))).toBe(expected);
    // Names have at most eight letters in a transport file of version 5; these registers' have no more.
    const short = ["BOL", "PLAN", "UDDA", "UDFK", "AKM"];
    expect(await drawnChildren(made, columns, delivered(made, short, "xpt", xportBytes))).toBe(expected);
  });

  test("and go the whole road to a figure: of ten such families half of the children inside began", async () => {
    const names = /\b(ann|bo|cy|mia|fin|ea|ole|zoe)\b/g;
    const ten = (lines: readonly string[]) =>
      Array.from({ length: 10 }, (_, i) => lines.map((line) => line.replace(names, `$1${i}`))).flat();
    const many = Object.fromEntries(
      Object.entries(family).map(([name, lines]) => [name, name === "PLAN" ? lines : ten(lines)]),
    );
    const delivery = delivered({ lines: many, outcomes }, all, "sas7bdat", asSas);
    expect(await shareInside(delivery)).toBe(0.5);
  });

  test("every row of them is accounted for", async () => {
    const { files } = await accountOf(delivered({ lines: family }, all, "sas7bdat", asSas));
    expect(files.slice(1, 3)).toMatchObject([
      { file: "BEF.sas7bdat", rows: 145, read: 145, leftOut: [] },
      { file: "BOL.sas7bdat", rows: 41, read: 41, leftOut: [] },
    ]);
  });
});
