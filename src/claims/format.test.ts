import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { change, figure, level, place, study } from "../../test/claims/smallStudy.js";
import type { Figure } from "../vocabulary/released.js";
import { formatCount, formatFigure, formatNumber, formatP, meanUnit, type Show } from "./format.js";

const level2018 = figure(level("very-happy", place("2018")), [0.31, 0.294, 0.327], { n: 1234 });
const fall = figure(change("very-happy", place("2018"), place("2024")), [-0.073, -0.091, -0.055], {
  n: 1234,
  p: 0.001,
});
const trust = figure(level("trust", place("2018")), [0.53, 0.52, 0.54], { n: 900 });
const trustRise = figure(change("trust", place("2018"), place("2024")), [0.01, -0.01, 0.03], {
  n: 900,
  p: 0.19,
});
const sleep = figure(level("sleep-hours", place("2018")), [7.1, 7, 7.2], { n: 1200 });

const printed = (of: Figure, show: Show, language: string) =>
  formatFigure(of, { show, language, meanUnit: meanUnit(study, of.quantity.measure, language) });

describe("a figure is printed with its unit in the report's language", () => {
  test.each([
    [level2018, "value", "31.0 per cent", "31,0 procent"],
    [level2018, "interval", "from 29.4 to 32.7 per cent", "fra 29,4 til 32,7 procent"],
    [level2018, "n", "1,234", "1.234"],
    [level2018, "confidence", "95 per cent", "95 procent"],
    [fall, "value", "−7.3 percentage points", "−7,3 procentpoint"],
    [fall, "size", "7.3 percentage points", "7,3 procentpoint"],
    [fall, "interval", "from −9.1 to −5.5 percentage points", "fra −9,1 til −5,5 procentpoint"],
    [trust, "value", "0.53", "0,53"],
    [trustRise, "value", "+0.01", "+0,01"],
    [sleep, "value", "7.1 hours", "7,1 timer"],
  ] as const)("%# %s", (of, show, english, danish) => {
    expect(printed(of, show, "en")).toBe(english);
    expect(printed(of, show, "da")).toBe(danish);
  });

  test("in a table the unit stands once, so a cell can leave it out", () => {
    expect(formatFigure(fall, { show: "value", language: "da", meanUnit: "", withUnit: false })).toBe("−7,3");
  });

  test("a small p is told as small", () => {
    expect(formatP(0.0004, "en")).toBe("p < 0.001");
    expect(formatP(0.0312, "da")).toBe("p = 0,031");
  });

  test("what rounds to zero has no sign", () => {
    expect(formatNumber(-0.04, { decimals: 1, language: "en", sign: "always" })).toBe("0.0");
  });
});

describe("a printed number can be read back", () => {
  const marks = { en: [",", "."], da: [".", ","] } as const;
  const parse = (text: string, language: "en" | "da") => {
    const [thousands, point] = marks[language];
    return Number(text.replaceAll(thousands, "").replace(point, ".").replace("\u2212", "-").replace("+", ""));
  };

  test.each(["en", "da"] as const)("and is the rounded value (%s)", (language) => {
    const numbers = fc.double({ min: -1e9, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(numbers, fc.integer({ min: 0, max: 4 }), (value, decimals) => {
        const text = formatNumber(value, { decimals, language, sign: "always" });
        expect(parse(text, language)).toBe(Number(value.toFixed(decimals)) + 0);
        expect(text).not.toContain("-");
      }),
    );
  });

  test("a count keeps every person", () => {
    fc.assert(
      fc.property(fc.nat(1e9), (n) => {
        expect(parse(formatCount(n, "en"), "en")).toBe(n);
        expect(parse(formatCount(n, "da"), "da")).toBe(n);
      }),
    );
  });
});
