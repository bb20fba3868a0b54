import { describe, expect, test } from "vitest";
import { displayOf, type Row } from "../../../test/report/displayOf.js";
import { figure } from "../../../test/report/fixture.js";
import type { Display } from "../../vocabulary/document.js";
import { describeDisplay } from "../display/describeDisplay.js";
import { chart } from "./chart.js";

const level = {
  kind: "level",
  measure: "glad",
  at: { wave: "2021", group: "plan", category: null },
} as const;
const reference = { label: "Mean", result: figure(level, 0.7, 0, { low: 0.69, high: 0.71 }) };

/** A display of blocks as `drawAreas` makes them. */
function areas(rows: readonly Row[]): Display {
  const made = displayOf("caterpillar", rows, { reference });
  const ids: Readonly<Record<string, string>> = { Above: "up", "Not apart": "none", Below: "down" };
  return { ...made, series: made.series.map((each) => ({ ...each, id: ids[each.label] ?? "" })) };
}

const five = areas([
  ["Above", "Alpha", 0.8, 0.75, 0.85],
  ["Above", "Zeta", 0.9, 0.85, 0.95],
  ["Not apart", "Beta", 0.72, 0.66, 0.78],
  ["Not apart", "Gamma"],
  ["Below", "Delta", 0.6, 0.55, 0.65],
]);
const many = areas(
  Array.from({ length: 66 }, (_, i): Row => {
    const block = i < 9 ? "Above" : i < 60 ? "Not apart" : "Below";
    const value = i < 9 ? 0.8 : i < 60 ? 0.7 : 0.6;
    return [block, `Area ${String(i).padStart(2, "0")}`, value, value - 0.04, value + 0.04];
  }),
);

const svgOf = (display: Display, form: "wide" | "narrow" = "wide") => chart(display, form, "en").markup;
const heightOf = (svg: string) => Number(/viewBox="0 0 \S+ (\S+)"/.exec(svg)?.[1]);
/** Texts of a kind, from the top down as they are drawn. */
const texts = (svg: string, kind: string) =>
  [...svg.matchAll(new RegExp(`<text class="${kind}"[^>]*>([^<]*)</text>`, "g"))].map(([, text]) => text);
const count = (svg: string, what: string) => svg.split(what).length - 1;

describe.each(["wide", "narrow"] as const)("a caterpillar of five areas, %s", (form) => {
  const svg = svgOf(five, form);

  test("has a block for each verdict, and names in their order within it", () => {
    expect(texts(svg, "label small value")).toEqual(["Above", "Not apart", "Below"]);
    expect(texts(svg, "label small")).toEqual(["Mean", "Alpha", "Zeta", "Beta", "Gamma", "Delta"]);
  });

  test("draws an interval for each figure, and a withheld area as withheld", () => {
    expect(count(svg, 'class="interval"')).toBe(4);
    expect(texts(svg, "label small absent")).toEqual(["too few to publish"]);
  });

  test("fills the marks of areas that are told apart, and leaves the others open and grey", () => {
    expect([count(svg, 'class="mark"'), count(svg, 'class="mark open"')]).toEqual([3, 1]);
    const colours = [...svg.matchAll(/class="series (\w+)"/g)].map(([, colour]) => colour);
    expect(colours).toEqual(["s1", "s1", "quiet", "quiet", "s2"]);
  });

  test("has the mean of all as a line from top to bottom", () => {
    const [line, ...others] = [...svg.matchAll(/<line class="zero" x1="(\S+)" x2="(\S+)"/g)];
    expect(others).toEqual([]);
    expect(line?.[1]).toBe(line?.[2]);
  });
});

test("colours belong to verdicts: without an area above, those below keep theirs", () => {
  const fewer: Display = { ...five, series: five.series.slice(1) };
  expect(svgOf(fewer)).toContain("series s2");
  expect(svgOf(fewer)).not.toContain("series s1");
});

test("nothing in it is a number of an order", () => {
  expect(svgOf(five)).not.toMatch(/<text[^>]*>\s*#?\d+\.?\s*<\/text>/);
  expect(describeDisplay(five, "en")).not.toMatch(/highest|lowest|rank|first|last/i);
});

test("sixty-six areas stand in two columns on one scale, low enough for a page; on a phone in one", () => {
  const svg = svgOf(many);
  // An A4 page has 160 × 252 mm for text; a quarter of the height is for title, notes and the link to the table.
  expect((heightOf(svg) / 720) * 160).toBeLessThan(0.75 * 252);
  expect(texts(svg, "label small value")).toEqual(["Above", "Not apart", "Not apart", "Below"]);
  expect(texts(svg, "label small").filter((text) => text !== "Mean")).toEqual(
    many.series.flatMap(({ points }) => points.map(({ label }) => label)),
  );
  const lines = [...svg.matchAll(/<line class="zero" x1="(\S+)"/g)].map(([, x]) => Number(x));
  expect(lines).toHaveLength(2);
  const ticks = texts(svg, "tick");
  expect(ticks.slice(0, ticks.length / 2)).toEqual(ticks.slice(ticks.length / 2));
  expect(count(svgOf(many, "narrow"), 'class="zero"')).toBe(1);
});

test("areas of nothing but withheld figures still make a chart", () => {
  const none = areas([["Not apart", "Alpha"]]);
  expect(svgOf({ ...none, reference: null })).not.toMatch(/NaN|Infinity|class="zero"/);
});

test("read aloud: how many in each block, names of those told apart, withheld ones by name", () => {
  expect(describeDisplay(five, "en")).toBe(
    "Caterpillar plot of Glad, per cent: areas with their intervals, by name within each block. " +
      "Above, 2: Alpha; Zeta. Not apart: 1. Below, 1: Delta. Withheld, too few to publish: Gamma. " +
      "Each figure has a 95% interval.",
  );
  expect(describeDisplay(five, "da")).toContain(
    "Larveplot over Glad, per cent: områder med deres intervaller, efter navn inden for hver blok. Above, 2: Alpha; Zeta.",
  );
});
