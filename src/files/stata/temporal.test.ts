import { expect, test } from "vitest";
import { calendarOf, timeOfDay } from "./temporal.js";

const utc = (...parts: Parameters<typeof Date.UTC>) => Date.UTC(...parts) / 1000;

test("days and milliseconds count from 1960-01-01", () => {
  expect(calendarOf("%td").toSeconds(0)).toBe(utc(1960, 0, 1));
  expect(calendarOf("%d").toSeconds(21_310)).toBe(utc(2018, 4, 6));
  expect(calendarOf("%tcDD/NN/CCYY_HH:MM").toSeconds(1_841_220_610_000)).toBe(utc(2018, 4, 6, 10, 10, 10));
});

test("%tC counts the 27 leap seconds that there had been by 2017; a leap second is the second after it", () => {
  const { toSeconds, fromSeconds } = calendarOf("%tC");
  const newYear = (utc(2017, 0, 1) - utc(1960, 0, 1) + 27) * 1000;
  expect(toSeconds(newYear)).toBe(utc(2017, 0, 1));
  expect(toSeconds(newYear - 1000)).toBe(utc(2017, 0, 1));
  expect(toSeconds(newYear - 2000)).toBe(utc(2016, 11, 31, 23, 59, 59));
  expect(fromSeconds(utc(2017, 0, 1))).toBe(newYear);
  expect(toSeconds(0)).toBe(utc(1960, 0, 1));
});

test("weeks, months, quarters and what is no time at all stay as they are", () => {
  for (const format of ["%tw", "%tm", "%tq", "%th", "%ty", "%tbcal", "%9.0g", "%-20s", "%tg", ""]) {
    expect(calendarOf(format).temporal, format).toBeNull();
  }
});

test("what is put in seconds comes back", () => {
  for (const format of ["%td", "%tc", "%tC"]) {
    const { toSeconds, fromSeconds } = calendarOf(format);
    for (const value of [-137_696, 0, 1, 21_310, 1_841_220_610_123])
      expect(fromSeconds(toSeconds(value))).toBe(value);
  }
  expect(timeOfDay.fromSeconds(timeOfDay.toSeconds(36_610_001))).toBe(36_610_001);
});
