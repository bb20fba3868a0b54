import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { literal } from "../../src/store/literal.js";
import { Sql, sql } from "../../src/store/sql.js";
import { openStore } from "../../src/store/store.js";
import { Problems } from "../../src/vocabulary/problem.js";
import { takenIn } from "./delivery.js";
import { drawnChildren, family, type Made, studyOfRegisters } from "./registersMade.js";

const columns = "person mother born origin parents inside area grade youth_started parents_rank";
const outcomes = "[youth-started, grade]";
const numbers: Readonly<Record<string, string>> = {
  ann: "11",
  bo: "12",
  cy: "13",
  mia: "21",
  fin: "22",
  ea: "23",
  ole: "24",
  zoe: "99",
};
const numbered = Object.fromEntries(
  Object.entries(family).map(([register, lines]) => [
    register,
    lines.map((line) => line.replace(/\b(ann|bo|cy|mia|fin|ea|ole|zoe)\b/g, (name) => numbers[name] ?? name)),
  ]),
);

/** Writes each register as Parquet beside its CSV file, with the engine's own types; the population a file a year. */
async function toParquet(folder: string): Promise<void> {
  const store = await openStore({ folders: [folder] });
  try {
    for (const register of Object.keys(family)) {
      const from = sql`read_csv(${literal(join(folder, `${register}.csv`))})`;
      await store.run(sql`COPY (SELECT * FROM ${from}) TO ${literal(join(folder, `${register}.parquet`))}`);
      for (let year = 1990; register === "BEF" && year <= 2010; year++)
        await store.run(
          sql`COPY (SELECT * EXCLUDE (AAR) FROM ${from} WHERE AAR = ${new Sql([String(year)], [])}) TO ${literal(join(folder, `bef${year}.parquet`))}`,
        );
    }
  } finally {
    store.close();
  }
}

test("from Parquet, with whole numbers and days, and a file for each year, come the same children as from text", async () => {
  const made: Made = { lines: numbered, outcomes };
  const expected = await drawnChildren(made, columns);
  expect(expected).toContain("11 | 21 | 1990 | menapt | rest | yes | park | 9.5 | 1");
  const delivery = studyOfRegisters(made);
  const yaml = String(delivery.files["registers.yaml"])
    .replace("file: BEF.csv", "file: 'bef{year}.parquet'")
    .replaceAll(".csv", ".parquet");
  const files = { ...delivery.files, "registers.yaml": yaml };
  expect(await drawnChildren(made, columns, { ...delivery, files, prepare: toParquet })).toBe(expected);
});

test("a file may call its columns and codes otherwise", async () => {
  const made: Made = {
    lines: {
      ...family,
      AKM: (family.AKM ?? []).map((line) => line.replace(",330", ",aside").replace(/,13[12]/, ",job")),
    },
    headers: { AKM: "id,year,what" },
    more: {
      AKM: ", columns: {person: id, year: year, status: what}, recode: {what: {aside: 330, job: 131}}",
    },
  };
  expect(await drawnChildren(made, columns.replace("grade ", ""))).toBe(
    await drawnChildren({ lines: family }, columns.replace("grade ", "")),
  );
});

describe("what cannot be meant is told before any file is opened", () => {
  const toldOf = async (made: Made, change: (yaml: string) => string = (yaml) => yaml) => {
    const delivery = studyOfRegisters(made);
    const yaml = change(String(delivery.files["registers.yaml"]));
    const error: unknown = await takenIn(
      { ...delivery, files: { ...delivery.files, "registers.yaml": yaml } },
      async () => null,
    ).catch((thrown: unknown) => thrown);
    if (!(error instanceof Problems)) throw error;
    return error.list.map(({ at, code, message }) => `${at.file}:${at.line} ${code} ${message}`);
  };

  test("an outcome that is not known", async () => {
    expect(await toldOf({ lines: family, outcomes: "[youth-begun]" })).toContain(
      "registers.yaml:14 study-unknown-name The study has no outcome “youth-begun”.",
    );
  });

  test("a register that an outcome needs", async () => {
    const { KRAF: _, ...lines } = family;
    expect(await toldOf({ lines, outcomes: "[youth-started, convicted]" })).toEqual([
      "registers.yaml:13 study-register-needed The register KRAF is needed for the outcome “convicted”, and is not among the tables.",
    ]);
  });

  test("a period that goes backwards, or is too long", async () => {
    expect(await toldOf({ lines: family }, (yaml) => yaml.replace("[1990, 2010]", "[2010, 1990]"))).toEqual([
      "registers.yaml:12 study-range-backwards “period” goes from 2010 to 1990.",
    ]);
    expect(await toldOf({ lines: family }, (yaml) => yaml.replace("[1990, 2010]", "[1930, 2010]"))).toEqual([
      "registers.yaml:12 study-period-too-long The period is longer than 62 years.",
    ]);
  });

  test("a column that a register does not have", async () => {
    expect(await toldOf({ lines: family, more: { AKM: ", columns: {job: SOCIO}" } })).toEqual([
      "registers.yaml:9 study-unknown-name The study has no column “job”.",
    ]);
  });

  test("no registers.yaml", async () => {
    const delivery = studyOfRegisters({ lines: family });
    const { "registers.yaml": _, ...files } = delivery.files;
    const error: unknown = await takenIn({ ...delivery, files }, async () => null).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(Problems);
    expect((error as Problems).list.map(({ code }) => code)).toEqual(["study-no-registers"]);
  });
});
