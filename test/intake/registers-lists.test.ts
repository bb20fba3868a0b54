import { describe, expect, test } from "vitest";
import { countries } from "../../src/intake/register/lists/countries.js";
import { defaultLists } from "../../src/intake/register/lists/defaultLists.js";
import { marks } from "../../src/intake/register/lists/marks.js";
import { listNames } from "../../src/vocabulary/registers.js";
import { accountOf } from "./delivery.js";
import { drawnChildren, family, studyOfRegisters } from "./registersMade.js";

describe("the code lists that are known", () => {
  test.each(listNames)("%s: a code means one thing in a year", (list) => {
    const all = defaultLists[list];
    for (const [i, one] of all.entries())
      for (const other of all.slice(i + 1).filter(({ code }) => code === one.code)) {
        const [first, last] = [(one.from ?? 0) > (other.to ?? 9999), (other.from ?? 0) > (one.to ?? 9999)];
        expect([one.code, first || last]).toEqual([one.code, true]);
      }
  });

  /** The European Commission's page on the new group names them; Israel is not among them. */
  test("MENAPT is 24 countries, each by its code and by its name", () => {
    const menapt = countries.filter(({ means }) => means === "menapt").map(({ code }) => code);
    expect(
      menapt
        .filter((code) => code.length === 2)
        .sort()
        .join(" "),
    ).toBe("AE AF BH DJ DZ EG IQ IR JO KW LB LY MA MR OM PK QA SA SD SO SY TN TR YE");
    expect(menapt).toHaveLength(48);
    expect(countries.find(({ code }) => code === "IL")?.means).toBe("other");
  });

  /** integrationsbarometer.dk: the EU, and these; the United Kingdom was of the EU when the group was made. */
  test("western are the 28 countries of the EU, Denmark apart, and twelve others", () => {
    const eu = "AT BE BG HR CY CZ EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE GB";
    const others = "AD IS LI MC NO SM CH VA CA US AU NZ";
    const western = countries.filter(({ means, code }) => means === "western" && code !== "DD");
    expect(new Set(western.map(({ code }) => code))).toEqual(new Set(`${eu} ${others}`.split(" ")));
    expect(western).toHaveLength(39);
  });

  /** The Ministry of Education's table, of which school years to 2007 were marked on the older scale. */
  test("marks until 2007 are translated as the ministry does, and stand as they are from 2008 on", () => {
    const meaning = (code: number, year: number) =>
      marks.find((one) => one.code === String(code) && (one.from ?? 0) <= year && year <= (one.to ?? 9999))
        ?.means ?? null;
    const old = [13, 11, 10, 9, 8, 7, 6, 5, 3, 0];
    expect(old.map((code) => meaning(code, 2007))).toEqual([
      "12",
      "12",
      "10",
      "7",
      "7",
      "4",
      "2",
      "0",
      "0",
      "-3",
    ]);
    expect(old.map((code) => meaning(code, 2008))).toEqual([
      null,
      null,
      "10",
      null,
      null,
      "7",
      null,
      null,
      null,
      "0",
    ]);
    expect([-3, 2, 4, 12].map((code) => meaning(code, 2008))).toEqual(["-3", "2", "4", "12"]);
  });

  test("a round pays from its first year on, and education had another code for long studies until 2014", () => {
    expect(defaultLists.round.map(({ code, from }) => [code, from])).toEqual([
      ["2011-14", 2011],
      ["2015-18", 2015],
      ["2019-26", 2019],
    ]);
    expect(defaultLists.education.find(({ code }) => code === "65")).toMatchObject({
      means: "higher",
      to: 2014,
    });
  });
});

test("a list that changes is a break of the register in that year; one of the study's own too", async () => {
  const files = {
    "degrees.csv":
      "code,means,from,to\n10,primary,,\n20,youth,,\n30,youth,,2004\n30,30,2005,\n40,higher,,\n50,higher,,\n",
  };
  const { registers } = await accountOf(
    studyOfRegisters({ lines: family, yaml: "lists: {education: degrees.csv}\n", files }),
  );
  const breaks = registers?.[0]?.registers.find(({ register }) => register === "UDDA")?.breaks;
  expect(breaks).toContainEqual({ year: 2005, kind: "codes" });
});

test("the rest group has both definitions that were published, side by side", async () => {
  const UDDA = family.UDDA?.map((line) => line.replace("ole,{year},10", "ole,{year},30")) ?? [];
  const made = { lines: { ...family, UDDA }, yaml: "parents: {restGroup: wide}\n" };
  expect(await drawnChildren(made, "person parents parents_narrow parents_wide")).toContain(
    "cy | rest | others | rest",
  );
});
