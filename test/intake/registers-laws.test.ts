import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { drawnChildren, family, type Made } from "./registersMade.js";

const columns =
  "person mother family born cohort sex origin parents parents_both parents_wide inside inside_5of10 years_inside area start moved school_finished grade youth_started higher_19 neet_19 convicted_18 income_rank_19 parents_income parents_rank";
const outcomes = "[school-finished, grade, youth-started, higher-19, neet-19, convicted-18, income-rank-19]";
const homes = {
  headers: { BOL: "PNR,FRA,TIL,AFDELING" },
  more: { BOL: ", columns: {from: FRA}, years: [1990, 2010]" },
};
const children = (made: Partial<Made> & Pick<Made, "lines">) => drawnChildren({ outcomes, ...made }, columns);

/** Each line a year or a spell of its own, so that they can be put in any order. */
function singly(line: string): readonly string[] {
  const [row = "", years] = line.split(" | ");
  if (years === undefined) return [row];
  const [first = 0, last = first] = years.split("-").map(Number);
  return Array.from({ length: last - first + 1 }, (_, i) => `${row} | ${first + i}`);
}

describe("whatever the files look like", () => {
  test("the order of rows and the number of threads change no child", async () => {
    const expected = await children({ lines: family, threads: 1 });
    const shuffled = fc.record(
      Object.fromEntries(
        Object.entries(family).map(([register, lines]) => {
          const all = lines.flatMap(singly);
          return [register, fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length })];
        }),
      ),
    );
    await fc.assert(
      fc.asyncProperty(shuffled, fc.constantFrom(1, 2, 4), async (lines, threads) => {
        expect(await children({ lines: lines as Made["lines"], threads })).toBe(expected);
      }),
      { numRuns: 8 },
    );
  });

  test("a spell in a home that is told as two is the same home", async () => {
    const whole = ["ann,1990-03-01,,s1", "bo,1991-06-01,2003-06-30,s9", "bo,2003-07-01,2010-12-31,s1"];
    const expected = await children({ lines: { ...family, BOL: whole }, ...homes });
    const day = fc.date({ min: new Date("2003-07-03"), max: new Date("2010-12-29"), noInvalidDate: true });
    await fc.assert(
      fc.asyncProperty(day, fc.constantFrom(0, 1), async (middle, later) => {
        const iso = (date: Date) => date.toISOString().slice(0, 10);
        // The second begins on the day after the first has ended, or on the same day.
        const next = iso(new Date(middle.valueOf() + later * 86_400_000));
        const split = [...whole.slice(0, 2), `bo,2003-07-01,${iso(middle)},s1`, `bo,${next},2010-12-31,s1`];
        expect(await children({ lines: { ...family, BOL: split }, ...homes })).toBe(expected);
      }),
      { numRuns: 10 },
    );
  });

  test("a spell in an education that is told as two is the same education", async () => {
    const expected = await children({ lines: family });
    const KOTRE = (family.KOTRE ?? []).flatMap((line) =>
      line.startsWith("ann") ? ["ann,2006-08-01,2007-11-30,20", "ann,2007-12-01,2009-06-30,20"] : [line],
    );
    expect(await children({ lines: { ...family, KOTRE } })).toBe(expected);
  });

  test("people who are neither children nor parents change nothing", async () => {
    const expected = await children({ lines: family });
    const BEF = [...(family.BEF ?? []), "zoe,{year},1950-01-01,2,101,DK,1,f9,, | 1990-2010"];
    const IND = [...(family.IND ?? []), "zoe,{year},999999 | 1990-2010"];
    expect(await children({ lines: { ...family, BEF, IND } })).toBe(expected);
  });
});
