import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { literal } from "../../src/store/literal.js";
import { Sql, sql } from "../../src/store/sql.js";
import { openStore } from "../../src/store/store.js";
import { Problems } from "../../src/vocabulary/problem.js";
import { takenIn, told } from "./delivery.js";
import { drawnChildren, family, type Made, numbered, studyOfRegisters } from "./registersMade.js";

const columns = "person mother born origin parents inside area grade youth_started parents_rank";
const outcomes = "[youth-started, grade]";
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

test("text as a Danish office writes it: semicolons, a decimal comma, windows-1252", async () => {
  const plans = { ...family, PLAN: ["s1,Nørre Å,2016,2015-18", "s2,lake,2012,2011-14"] };
  const halved = { ...plans, IND: (family.IND ?? []).map((line) => line.replace("000 |", "000.50 |")) };
  const made: Made = { lines: halved, outcomes };
  const more = ", delimiter: ';', decimal: ',', encoding: windows-1252";
  const delivery = studyOfRegisters({ ...made, more: { PLAN: more, IND: more } });
  const danish = (register: string) => {
    const text = String(delivery.files[`${register}.csv`]).replaceAll(",", ";").replaceAll(".", ",");
    return Buffer.from(text, "latin1");
  };
  const files = { ...delivery.files, "PLAN.csv": danish("PLAN"), "IND.csv": danish("IND") };
  const own = `${columns} parents_income`;
  const expected = await drawnChildren(made, own);
  expect(expected).toContain("Nørre Å | 9.5 | 1 | 0.5 | 350001");
  expect(await drawnChildren(made, own, { ...delivery, files })).toBe(expected);
});

describe("keys and codes that one file stores as numbers and another as text", () => {
  /** A population of whole numbers, in which those who have no mother or father known make the links fractions. */
  const stored = (type: string) => async (folder: string) => {
    const store = await openStore({ folders: [folder] });
    const from = sql`read_csv(${literal(join(folder, "BEF.csv"))})`;
    const as = (column: string) => new Sql([`${column}::${type} AS ${column}`], []);
    await store.run(
      sql`COPY (SELECT * REPLACE (${as("PNR")}, ${as("MOR_ID")}, ${as("FAR_ID")}, ${as("KOM")}, FOED_DAG::TIMESTAMP AS FOED_DAG) FROM ${from}) TO ${literal(join(folder, "BEF.parquet"))}`,
    );
    store.close();
  };
  const delivered = (made: Made, type: string) => {
    const delivery = studyOfRegisters(made);
    const yaml = String(delivery.files["registers.yaml"]).replace("BEF.csv", "BEF.parquet");
    return { ...delivery, files: { ...delivery.files, "registers.yaml": yaml }, prepare: stored(type) };
  };
  const made: Made = { lines: numbered, outcomes };

  test.each(["BIGINT", "DOUBLE", "DECIMAL(12, 1)", "VARCHAR"])(
    "meet where they are the same: %s",
    async (type) => {
      const expected = await drawnChildren(made, `${columns} municipality`);
      expect(await drawnChildren(made, `${columns} municipality`, delivered(made, type))).toBe(expected);
    },
  );

  test("but a year is a number", async () => {
    const delivery = delivered(made, "BIGINT");
    const yaml = String(delivery.files["registers.yaml"]).replace(
      "BEF.parquet",
      "BEF.parquet, columns: {year: OPR_LAND, country: none}",
    );
    expect(await told({ ...delivery, files: { ...delivery.files, "registers.yaml": yaml } })).toContain(
      `BEF.parquet data-column-type
  The column “OPR_LAND” is declared as number, but the file holds VARCHAR.
  → Kvarter reads numbers and texts: convert the column, or take it out of registers.yaml.`,
    );
  });

  test("and where zeros stand before them, they only look alike", async () => {
    const zeros = numbered.AKM?.map((line) => line.replace(/^11,/, "0011,")) ?? [];
    const padded: Made = { lines: { ...numbered, AKM: zeros }, outcomes };
    expect(await told(delivered(padded, "BIGINT"))).toBe(`AKM.csv:86 data-register-keys
  The person “0011” meets nothing in BEF.parquet, which has “11”.
  → Keys meet where they are the same text, zeros and all: write them alike in every table, or all as whole numbers.`);
  });
});

test("registers of any country, by mapping: English names and codes of their own", async () => {
  const renamed = {
    BEF: "id,yr,birth,gender,town,land,kind,household,mum,dad",
    BOL: "id,yr,estate",
    PLAN: "estate,scheme,began,funds",
    UDDA: "id,yr,degree",
    KOTRE: "id,enrolled,left,course",
    UDFK: "id,yr,mark",
    AKM: "id,yr,work",
    KRAF: "id,sentenced",
    IND: "id,yr,pay",
  };
  const more = {
    BEF: ", columns: {person: id, year: yr, born: birth, sex: gender, municipality: town, country: land, origin: kind, family: household, mother: mum, father: dad}, recode: {gender: {f: 2, m: 1}}",
    BOL: ", columns: {person: id, year: yr, section: estate}",
    PLAN: ", columns: {section: estate, plan: scheme, year: began, round: funds}",
    UDDA: ", columns: {person: id, year: yr, level: degree}",
    KOTRE: ", columns: {person: id, from: enrolled, to: left, level: course}, years: [2000, 2010]",
    UDFK: ", columns: {person: id, year: yr, mark: mark}",
    AKM: ", columns: {person: id, year: yr, status: work}",
    KRAF: ", columns: {person: id, date: sentenced}, years: [2000, 2010]",
    IND: ", columns: {person: id, year: yr, income: pay}",
  };
  const words: Readonly<Record<string, string>> = {
    "10": "school",
    "20": "college",
    "30": "trade",
    "40": "uni",
    "50": "uni",
  };
  const lines: Record<string, readonly string[]> = { ...family };
  lines.BEF = (family.BEF ?? []).map((line) =>
    line.replace(/(-\d\d),([12]),/, (_, day, sex) => `${day},${sex === "1" ? "m" : "f"},`),
  );
  for (const register of ["UDDA", "KOTRE"])
    lines[register] = (family[register] ?? []).map((line) =>
      line.replace(/,(\d0)(?=$| )/, (_, code) => `,${words[code]}`),
    );
  const files = {
    "degrees.csv": "code,means,from,to\nschool,primary,,\ncollege,youth,,\ntrade,30,,\nuni,higher,,\n",
    "work.csv": "code,means,from,to\n131,employed,,\n132,employed,,\n330,outside,,\n410,outside,,\n",
  };
  const yaml = "lists: {education: degrees.csv, status: work.csv}\n";
  const all = `${columns} sex municipality parents_level convicted_18`;
  const own = "[youth-started, grade, convicted-18]";
  expect(await drawnChildren({ lines, headers: renamed, more, files, yaml, outcomes: own }, all)).toBe(
    await drawnChildren({ lines: family, outcomes: own }, all),
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

  test("one column named for two things that are not read alike", async () => {
    expect(await toldOf({ lines: family, more: { BEF: ", columns: {country: AAR}" } })).toEqual([
      "registers.yaml:3 study-register-column-twice The column “AAR” is named for both year and country, of which one is a number and the other is not.",
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
