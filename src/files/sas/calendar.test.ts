import { expect, test } from "vitest";
import { calendarOf, formatName } from "./calendar.js";

test("the format says whether numbers are days, seconds since 1960 or seconds of a day", () => {
  const temporal = (...formats: string[]) => formats.map((format) => calendarOf(format).temporal);
  expect(
    temporal(
      "DATE9.",
      "DDMMYYP10.",
      "YYMMDD10.",
      "E8601DA.",
      "WEEKDATX29.",
      "MONYY7.",
      "YEAR4.",
      "NLDATE20.",
    ),
  ).toEqual(Array(8).fill("date"));
  expect(temporal("DATETIME20.", "E8601DT19.", "DTDATE9.", "B8601DN8.", "NLDATM.", "EURDFDT22.3")).toEqual(
    Array(6).fill("datetime"),
  );
  expect(temporal("TIME8.", "TIME20.3", "HHMM5.", "E8601TM8.", "TOD8.")).toEqual(Array(5).fill("time"));
  expect(temporal("BEST12.", "F8.2", "8.", "$20.", "SEX.", "DATES.", "COMMA10.", "")).toEqual(
    Array(8).fill(null),
  );
});

test("all count from 1960-01-01", () => {
  expect(calendarOf("DATE9.").toSeconds(3_653)).toBe(0);
  expect(calendarOf("DATETIME.").toSeconds(0)).toBe(Date.UTC(1960, 0, 1) / 1000);
  expect(calendarOf("TIME8.").toSeconds(36_610)).toBe(36_610);
});

test("a format is written as in SAS", () => {
  expect([
    formatName("DATE", 9, 0),
    formatName("F", 8, 2),
    formatName("", 4, 0),
    formatName("", 0, 0),
  ]).toEqual([...["DATE9.", "F8.2", "4.", ""]]);
  expect(formatName("SEX", 0, 0)).toBe("SEX.");
});
