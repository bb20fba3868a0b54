import { describe, expect, test } from "vitest";
import { accountOf, told } from "./delivery.js";
import { drawnChildren, family, type Made, studyOfRegisters } from "./registersMade.js";

const wrong = (made: Partial<Made> & Pick<Made, "lines">) => told(studyOfRegisters(made));
const withLines = (register: string, change: (line: string) => string, more: readonly string[] = []) => ({
  ...family,
  [register]: [...(family[register] ?? []).map(change), ...more],
});
const same = (line: string) => line;

describe("people who cannot be", () => {
  test("a child older than its mother", async () => {
    const lines = withLines("BEF", (line) => line.replace("mia,{year},1965-01-01", "mia,{year},1995-01-01"));
    expect(await wrong({ lines })).toBe(`BEF.csv:2 data-mother-too-young
  The child on this line is born in 1990, its mother in 1995: it is no younger than she. 2 children are not 12 years younger than the mother.
  → Check that the columns of mother and person are the right ones, and that years of birth are not those of somebody else. A few such children may be set aside with “setAside: 0.01”.`);
  });

  test("a mother of eleven, and a few of them may be set aside", async () => {
    const lines = withLines("BEF", (line) => line.replace("ea,{year},1962-01-01", "ea,{year},1980-01-01"), [
      "dan,{year},1990-01-01,1,265,DK,1,f3,,ole | 1990-2010",
    ]);
    expect(await wrong({ lines })).toBe(`BEF.csv:43 data-mother-too-young
  The child on this line is born in 1991, its mother in 1980. One child is not 12 years younger than the mother.
  → Check that the columns of mother and person are the right ones, and that years of birth are not those of somebody else. A few such children may be set aside with “setAside: 0.01”.`);
    const { files } = await accountOf(studyOfRegisters({ lines, yaml: "setAside: 0.5\n" }));
    expect(files[0]).toMatchObject({ rows: 4, read: 3 });
    expect(files[0]?.leftOut).toMatchObject([{ reason: "mother not 12 years older", rows: 1 }]);
  });

  test("children without parents, where they are most of them", async () => {
    const lines = withLines("BEF", (line) => line.replace(/,mia,fin|,mia,/, ",,"));
    expect(await wrong({ lines })).toBe(`BEF.csv data-parents-missing
  Of 3 children, 2 have neither a mother nor a father.
  → Check the columns of mother and father: with links for less than half of the children nothing can be said of their parents.`);
    const none = { BEF: ", columns: {mother: none, father: none}" };
    expect(await wrong({ lines: family, more: none })).toContain(
      "Of 3 children, 3 have neither a mother nor a father.",
    );
  });

  test("two rows of a person in one year", async () => {
    const lines = withLines("BEF", same, ["cy,1999,1991-09-01,1,101,DE,3,f2,ea,ole"]);
    expect(await wrong({ lines })).toBe(`BEF.csv:43 data-person-year-twice
  The register BEF has people with two rows in one year, 1 in all. The first is on this line.
  → A person has one row a year, and one year of birth: take the surplus rows out at their source, or check that the key of the person is the right column. A few may be set aside with “setAside: 0.01”.`);
  });

  test("two rows of a parent or a grown-up child in a register that has one a year", async () => {
    const twice = {
      AKM: ["ann,2009,330"],
      UDDA: ["mia,2005,10"],
      IND: ["ole,2006,150000"],
    };
    const outcomes = "[youth-started, neet-19]";
    for (const [register, [surplus = ""]] of Object.entries(twice)) {
      const lines = withLines(register, same, [surplus]);
      const line = await told(studyOfRegisters({ lines, outcomes }));
      expect(line).toMatch(
        new RegExp(
          `^${register}\\.csv:\\d+ data-person-year-twice\\n {2}The register ${register} has people with two rows in one year, 1 in all\\.`,
        ),
      );
      const { registers } = await accountOf(studyOfRegisters({ lines, outcomes, yaml: "setAside: 0.5\n" }));
      expect(registers?.[0]?.children).toContainEqual({
        what: `${register}: person-years told twice`,
        rows: 1,
      });
    }
  });

  test("two years of birth", async () => {
    const lines = withLines(
      "BEF",
      (line) =>
        line.replace(
          "cy,{year},1991-09-01,1,265,DE,3,f2,ea,ole | 1991-2010",
          "cy,{year},1991-09-01,1,265,DE,3,f2,ea,ole | 1991-2004",
        ),
      ["cy,{year},1990-09-01,1,265,DE,3,f2,ea,ole | 2005-2010"],
    );
    expect(await wrong({ lines })).toMatch(
      /^BEF\.csv:43 data-person-year-twice\n {2}The register BEF has people with two years of birth, 1 in all\./,
    );
  });

  test("nobody of the years", async () => {
    expect(await wrong({ lines: family, born: "[2015, 2016]" })).toMatch(
      /^BEF\.csv data-no-children\n {2}Nobody born 2015–2016 is/,
    );
  });
});

describe("homes that cannot be", () => {
  test("two sections in one year", async () => {
    const lines = withLines("BOL", same, ["bo,2003,s9"]);
    expect(await wrong({ lines })).toBe(`BOL.csv:23 data-two-homes
  Children live in two sections at once: two rows of one year, once. This is the first.
  → A child has one home on a day: settle which at the source, or let a few such years be set aside with “setAside: 0.01”; their home is then not known.`);
  });

  test("the same row twice", async () => {
    const lines = withLines("BOL", same, ["bo,2003,s1"]);
    expect(await wrong({ lines })).toMatch(
      /^BOL\.csv:23 data-person-year-twice\n {2}The register BOL has people with two rows in one year, 1 in all\./,
    );
  });

  test("spells in two sections that overlap", async () => {
    const BOL = ["ann,1990-03-01,,s1", "bo,1991-06-01,2003-07-15,s9", "bo,2003-06-30,,s1"];
    const own = {
      headers: { BOL: "PNR,FRA,TIL,AFDELING" },
      more: { BOL: ", columns: {from: FRA}, years: [1990, 2010]" },
    };
    expect(await wrong({ lines: { ...family, BOL }, ...own })).toMatch(
      /^BOL\.csv:3 data-two-homes\n {2}Children live in two sections at once: spells overlap, once\./,
    );
  });

  test("no plan of the rounds", async () => {
    expect(await wrong({ lines: family, yaml: "programme: {rounds: [2019-26]}\n" })).toMatch(
      /^PLAN\.csv data-no-plans\n {2}No section has a plan of the funding rounds 2019-26\./,
    );
  });
});

describe("registers that are not what they should be", () => {
  test("a code that no list knows: which, in which years, how often", async () => {
    const lines = withLines("AKM", (line) => line.replace("ole,{year},330", "ole,{year},999"));
    expect(await wrong({ lines })).toBe(`AKM.csv:65 data-code-unknown
  The column “SOCIO13” holds codes in 21 rows that the list of status does not know: “999” in 21 rows of 1990–2010.
  → Give a list of your own in registers.yaml, “lists: {status: …}”, with what each code means in which years, or recode them under the table.`);
  });

  test("a code of other years: 13 is no mark of 2008", async () => {
    const lines = withLines("UDFK", same, ["bo,2008,13"]);
    expect(await wrong({ lines })).toMatch(/“13” in 1 row of 2008\./);
  });

  test("countries by numbers are read by the study's own list", async () => {
    const lines = withLines("BEF", (line) => line.replace(",TR,", ",5172,"));
    expect(await wrong({ lines })).toMatch(
      /^BEF\.csv:2 data-code-unknown\n {2}The column “OPR_LAND” holds codes in 63 rows that the list of country does not know: “5172”/,
    );
    const yaml = "lists: {country: countries.csv}\n";
    const list = (means: string) => ({
      "countries.csv": `code,means,from,to\n5172,${means},,\nDE,DE,,\nDK,DK,,\n`,
    });
    const { files } = await accountOf(studyOfRegisters({ lines, yaml, files: list("tr") }));
    expect(files[0]?.read).toBe(3);
    expect(await wrong({ lines, yaml, files: list("Ruritania") })).toMatch(
      /^countries\.csv:2 data-list-meaning\n {2}The list of country says “Ruritania”, which means nothing here\./,
    );
  });

  test("a list of the study's own may say another thing of each year, and one thing in a year", async () => {
    const yaml = "lists: {education: degrees.csv}\n";
    const degrees = (...lines: readonly string[]) => ({
      "degrees.csv": ["code,means,from,to", "10,primary,,", "50,higher,,", ...lines, ""].join("\n"),
    });
    const one = degrees("30,youth,,2008", "30,higher,2009,", "20,youth,,", "40,higher,,");
    const outcomes = "[youth-started, higher-19]";
    const cy = async (files: Readonly<Record<string, string>>) =>
      (await drawnChildren({ lines: family, yaml, files, outcomes }, "person higher_19")).split("\n")[4];
    expect(await cy(one)).toBe("cy | 1");
    expect(await cy(degrees("30,youth,,", "20,youth,,", "40,higher,,"))).toBe("cy | 0");
    const both = degrees("30,youth,,2009", "30,higher,2009,");
    expect(await wrong({ lines: family, yaml, files: both })).toBe(`degrees.csv:5 data-list-twice
  The list of education says of “30” both “higher” and “youth” in 2009.
  → A code means one thing in a year: correct “means”, or let “from” and “to” tell the years apart.`);
    for (const years of ["2009,2007", "20o7,", ",2007.5"])
      expect(
        await wrong({ lines: family, yaml, files: degrees(`30,youth,${years}`) }),
      ).toBe(`degrees.csv:4 data-list-years
  The list of education says of “30” that it is so in “${years
    .split(",")
    .filter((year) => year)
    .join("–")}”, which are no years.
  → “from” and “to” are years, the first no later than the last, such as 2007; leave one empty where a code always meant that.`);
  });

  test("a year without rows, unless it is said", async () => {
    const lines = withLines("UDDA", (line) => line.replace("1990-2010", "1990-2001"), [
      "ea,{year},50 | 2003-2010",
    ]);
    expect(await wrong({ lines })).toBe(`UDDA.csv data-register-gap
  The register UDDA has no rows of 2002.
  → Ask for the missing years, or say on line 6 of registers.yaml that they are known to be missing, “gaps: [2002]”: what they would have told is then missing.`);
    const { registers } = await accountOf(studyOfRegisters({ lines, more: { UDDA: ", gaps: [2002]" } }));
    const map = registers?.[0]?.registers.find(({ register }) => register === "UDDA");
    expect(map?.breaks).toContainEqual({ year: 2002, kind: "gap" });
  });

  test("years without events between others, unless the register is said to tell of them", async () => {
    const lines = withLines("KRAF", same, ["bo,1903-05-05"]);
    expect(await wrong({ lines, more: { KRAF: "" } })).toBe(`KRAF.csv data-register-gap
  The register KRAF has no rows of 1904–1999, 2001–2003, 2005–2007, 2009, and rows of years before and after.
  → Ask for the missing years, or say on line 10 of registers.yaml that they are known to be missing, “gaps: [1904, 1905, 1906, 1907, 1908, 1909, 1910, 1911, 1912, 1913, …]”: what they would have told is then missing. If nothing happened in them, say which years the register tells of: “years: [1903, 2010]”.`);
    const { files } = await accountOf(studyOfRegisters({ lines }));
    const own = files.find(({ file }) => file === "KRAF.csv");
    expect(own?.leftOut).toMatchObject([{ reason: "outside the period", rows: 1, lines: [6] }]);
  });

  test("events and spells after the period are counted, and do not make it longer", async () => {
    const lines = {
      ...withLines("KRAF", same, ["bo,2099-01-01"]),
      KOTRE: [...(family.KOTRE ?? []), "bo,2011-08-01,,20", "bo,1989-01-01,1990-01-01,10"],
    };
    const { files } = await accountOf(studyOfRegisters({ lines }));
    const of = (name: string) => files.find(({ file }) => file === name)?.leftOut;
    expect(of("KRAF.csv")).toMatchObject([{ reason: "outside the period", lines: [6] }]);
    expect(of("KOTRE.csv")).toMatchObject([{ reason: "outside the period", lines: [5] }]);
  });

  test("educations at once are counted: both may be true", async () => {
    const KOTRE = [...(family.KOTRE ?? []), "ann,2009-06-30,2010-01-01,30", "ann,2008-01-01,2008-02-01,10"];
    const { registers } = await accountOf(studyOfRegisters({ lines: { ...family, KOTRE } }));
    expect(registers?.[0]?.children).toContainEqual({ what: "KOTRE: spells that overlap", rows: 1 });
  });

  test("a plan that begins before its money", async () => {
    const lines = { ...family, PLAN: ["s1,park,2014,2015-18"] };
    expect(await wrong({ lines })).toMatch(
      /^PLAN\.csv:2 data-code-unknown\n {2}The column “RUNDE” holds codes in 1 row that the list of round does not know: “2015-18” in 1 row of 2014\./,
    );
  });

  test("a person's missing years are counted", async () => {
    const lines = withLines("BEF", (line) => line.replace("ole | 1991-2010", "ole | 1991-1995"), [
      "cy,{year},1991-09-01,1,265,DE,3,f2,ea,ole | 1998-2010",
    ]);
    const { registers } = await accountOf(studyOfRegisters({ lines }));
    expect(registers?.[0]?.children).toContainEqual({
      what: "years missing between the first and the last",
      rows: 1,
    });
  });

  test("keys that look alike: 123 and 0123", async () => {
    const numbered = (line: string) => line.replace(/\bann\b/g, "123");
    const lines = Object.fromEntries(
      Object.entries(family).map(([name, rows]) => [name, rows.map(numbered)]),
    );
    const AKM = lines.AKM?.map((line) => line.replace(/^123/, "0123")) ?? [];
    expect(await wrong({ lines: { ...lines, AKM } })).toMatch(
      /^AKM\.csv:86 data-register-keys\n {2}The person “0123” meets nothing in BEF\.csv, which has “123”\./,
    );
  });

  test("links to parents that look like somebody's key", async () => {
    const lines = withLines("BEF", (line) => line.replace(/^mia,/, "007,").replace(",mia,", ",7,"));
    expect(await wrong({ lines })).toBe(`BEF.csv:2 data-register-keys
  The parent “7” meets nothing in BEF.csv, which has “007”.
  → Keys meet where they are the same text, zeros and all: write them alike in every table, or all as whole numbers.`);
  });

  test("sections that look alike", async () => {
    const BOL = family.BOL?.map((line) => line.replace("s1", "17")) ?? [];
    const PLAN = ["0017,park,2016,2015-18"];
    expect(await wrong({ lines: { ...family, BOL, PLAN } })).toMatch(
      /^PLAN\.csv data-register-keys\n {2}The section “0017” meets nothing in BOL\.csv, which has “17”\./,
    );
  });

  test("a table without rows", async () => {
    expect(await wrong({ lines: { ...family, KRAF: [] } })).toMatch(/^KRAF\.csv:1 data-no-rows/);
  });

  test("a column that is not there: registers.yaml is what to correct", async () => {
    const headers = { AKM: "PNR,AAR,SOCIO" };
    expect(await wrong({ lines: family, headers })).toMatch(
      /^AKM\.csv:1 data-column-not-in-file\n {2}The file has no column “SOCIO13”\.\n {2}→ Correct the source on line 9 of registers\.yaml\. Did you mean “SOCIO”\?/,
    );
  });

  test("rows that cannot be used: a spell that ends before it begins, a date that is none", async () => {
    const lines = withLines("KOTRE", same, ["bo,2007-08-01,2007-06-30,20"]);
    expect(await wrong({ lines })).toBe(`KOTRE.csv:5 data-register-rows
  Of 4 rows, 1 cannot be used: ends before it begins. This is the first.
  → Check that the right column is named under “columns”; a few such rows may be set aside with “setAside: 0.01”.`);
    expect(await wrong({ lines: withLines("KRAF", same, ["bo,05-05-2008"]) })).toMatch(
      /AFG_AFGDTO is no date/,
    );
    const { files } = await accountOf(studyOfRegisters({ lines, yaml: "setAside: 0.3\n" }));
    const spells = files.find(({ file }) => file === "KOTRE.csv");
    expect(spells).toMatchObject({
      rows: 4,
      read: 3,
      leftOut: [{ reason: "ends before it begins", rows: 1, lines: [5] }],
    });
  });

  test("rows of years outside the period are counted, and nobody's fault", async () => {
    const lines = withLines("AKM", same, ["mia,1985,330"]);
    const { files } = await accountOf(studyOfRegisters({ lines }));
    const akm = files.find(({ file }) => file === "AKM.csv");
    expect(akm?.leftOut).toMatchObject([{ reason: "outside the period", rows: 1 }]);
  });
});
