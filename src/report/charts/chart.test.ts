import { describe, expect, test } from "vitest";
import { displayOf } from "../../../test/report/displayOf.js";
import { describeDisplay } from "../display/describeDisplay.js";
import { chart } from "./chart.js";
import { textWidth } from "./fontMetrics.js";

const waves = displayOf("lines", [
  ["Plans", 2010, 0.7, 0.6, 0.8],
  ["Plans", 2014, 0.8, 0.7, 0.9],
  ["Plans", 2018],
  ["Plans", 2022, 0.75, 0.7, 0.8],
]);

const dimensions = displayOf(
  "dots",
  [
    ["Change", "Trust", 0.04, 0.02, 0.06],
    ["Change", "Safety", 0.01, -0.01, 0.03],
    ["Change", "Cohesion", -0.02, -0.04, -0.01],
    ["Change", "Efficacy"],
  ],
  { contrast: true, measureLabel: "Change, percentage points" },
);

const lines = (svg: string, kind: string) =>
  [...svg.matchAll(new RegExp(`<line class="${kind}" ([^>]*)/>`, "g"))].map(([, attributes = ""]) =>
    Object.fromEntries(
      [...attributes.matchAll(/(\w+)="([^"]*)"/g)].map(([, name = "", value]) => [name, Number(value)]),
    ),
  );
const texts = (svg: string, kind: string) =>
  [...svg.matchAll(new RegExp(`<text class="${kind}"[^>]*>(.*?)</text>`, "gs"))].map(([, text = ""]) =>
    text.replace(/<[^>]+>/g, ""),
  );

describe.each(["wide", "narrow"] as const)("a line chart, %s", (form) => {
  const svg = chart(waves, form, "en").markup;
  const [grid60, grid65] = lines(svg, "grid");
  const perCent = ((grid60?.y1 ?? 0) - (grid65?.y1 ?? 0)) / 5;
  const y = (share: number) => (grid60?.y1 ?? 0) - (share * 100 - 60) * perCent;

  test("has a tick for every five per cent, the lowest first", () => {
    expect(texts(svg, "tick").slice(0, 3)).toEqual(["60%", "65%", "70%"]);
  });

  test("draws each interval from its low to its high end", () => {
    const drawn = lines(svg, "interval");
    expect(drawn).toHaveLength(3);
    const ends = [
      [0.6, 0.8],
      [0.7, 0.9],
      [0.7, 0.8],
    ] as const;
    for (const [i, [low, high]] of ends.entries()) {
      expect(drawn[i]?.y1).toBeCloseTo(y(low), 0);
      expect(drawn[i]?.y2).toBeCloseTo(y(high), 0);
      expect(drawn[i]?.x1).toBe(drawn[i]?.x2);
    }
  });

  test("keeps waves at their distance in time", () => {
    const [first, second, last] = lines(svg, "interval").map(({ x1 }) => x1 ?? 0);
    expect(((second ?? 0) - (first ?? 0)) / ((last ?? 0) - (first ?? 0))).toBeCloseTo(4 / 12, 2);
  });

  test("breaks the line where a figure is withheld and puts a cross there", () => {
    expect(/<path class="line" d="([^"]*)"/.exec(svg)?.[1]?.match(/M/g)).toHaveLength(2);
    expect(svg.match(/class="cross"/g)).toHaveLength(1);
  });

  test("ends in a label with the last figure", () => {
    expect(texts(svg, "label").join(" ")).toBe("75% Plans");
  });

  test("draws nothing outside the sheet", () => {
    const [, width, height] = /viewBox="0 0 (\S+) (\S+)"/.exec(svg)?.map(Number) ?? [];
    for (const line of [...lines(svg, "interval"), ...lines(svg, "grid")]) {
      expect(Math.max(line.x1 ?? 0, line.x2 ?? 0)).toBeLessThanOrEqual(width ?? 0);
      expect(Math.max(line.y1 ?? 0, line.y2 ?? 0)).toBeLessThanOrEqual(height ?? 0);
      expect(Math.min(...Object.values(line))).toBeGreaterThanOrEqual(0);
    }
  });
});

test("a band is drawn beyond the interval, and the axis has room for it", () => {
  const svg = chart(
    displayOf("lines", [
      ["Plans", 0, 0.5, 0.4, 0.6, 0.1, 0.9],
      ["Plans", 1, 0.5, 0.4, 0.6],
    ]),
    "wide",
    "en",
  ).markup;
  const [band, ...others] = lines(svg, "band");
  const [interval] = lines(svg, "interval");
  expect(others).toEqual([]);
  expect(band?.x1).toBe(interval?.x1);
  expect(((band?.y1 ?? 0) - (band?.y2 ?? 0)) / ((interval?.y1 ?? 0) - (interval?.y2 ?? 0))).toBeCloseTo(4, 1);
  const grid = [...lines(svg, "grid"), ...lines(svg, "zero")].map(({ y1 }) => y1 ?? 0);
  expect(Math.min(...grid)).toBeLessThanOrEqual(band?.y2 ?? 0);
  expect(Math.max(...grid)).toBeGreaterThanOrEqual(band?.y1 ?? 0);
});

describe("a dot chart of contrasts", () => {
  const svg = chart(dimensions, "wide", "da").markup;

  test("stands on a line at zero, and an interval crosses it where the change is not significant", () => {
    const [zero] = lines(svg, "zero");
    expect(zero).toBeDefined();
    const crosses = lines(svg, "interval").map(
      ({ x1, x2 }) => (x1 ?? 0) < (zero?.x1 ?? 0) && (x2 ?? 0) > (zero?.x1 ?? 0),
    );
    expect(crosses).toEqual([false, true, false]);
  });

  test("has so few ticks that their words do not touch", () => {
    const parts = displayOf("dots", [
      ["Areas", "Change among people of the same background", 0.00000136, 0.00000112, 0.00000159],
      ["Areas", "Those who moved out or in", 0.00000005, -0.00000012, 0.00000022],
    ]);
    for (const form of ["wide", "narrow"] as const) {
      const drawn = chart({ ...parts, contrast: true }, form, "da").markup;
      const ticks = [...drawn.matchAll(/<text class="tick" x="([\d.]+)"[^>]*>(.*?)</gs)];
      expect(ticks.length).toBeGreaterThan(2);
      expect(texts(drawn, "tick").some((text) => /^0[,0]*/.test(text))).toBe(true);
      for (const [i, [, x, text = ""]] of ticks.slice(1).entries()) {
        const [, before, words = ""] = ticks[i] ?? [];
        const halves = (textWidth(text, 14) + textWidth(words, 14)) / 2;
        expect(Number(x) - Number(before)).toBeGreaterThan(halves);
      }
    }
  });

  test("leaves the mark open where the change is not significant", () => {
    expect(svg.match(/class="mark open"/g)).toHaveLength(1);
    expect(svg.match(/class="mark"/g)).toHaveLength(2);
  });

  test("says each figure with its sign and its interval, and why one is missing", () => {
    expect(texts(svg, "label value")).toEqual(["+4", "+1", "−2"]);
    expect(texts(svg, "label ")).toEqual(["(+2 til +6)", "(−1 til +3)", "(−4 til −1)"]);
    expect(texts(svg, "label absent")).toEqual(["for få til at udgive"]);
  });
});

describe("a chart can be read aloud", () => {
  test("it is an image with a title and a description", () => {
    const svg = chart(waves, "wide", "en").markup;
    expect(svg).toContain(
      'role="img" aria-labelledby="display-shown-wide-title" aria-describedby="display-shown-wide-desc"',
    );
    expect(svg).toContain('<title id="display-shown-wide-title">A finding</title>');
  });

  test("lines: first and last, extremes between them, what is withheld", () => {
    expect(describeDisplay(waves, "en")).toBe(
      "Line chart of Glad, per cent. " +
        "Plans: 70% in 2010, 75% in 2022; highest 80% in 2014. " +
        "Withheld, too few to publish: 2018. Each figure has a 95% interval.",
    );
  });

  test("dots: every figure with its interval, in Danish with commas and signs", () => {
    expect(describeDisplay(dimensions, "da")).toBe(
      "Punktdiagram over Change, percentage points. Trust: +4, interval +2 til +6. Safety: +1, interval −1 til +3. " +
        "Cohesion: −2, interval −4 til −1. Tilbageholdt, for få til at udgive: Efficacy. Hvert tal har et 95\u00a0%-interval.",
    );
  });

  test("many dots: only the highest and the lowest of each series", () => {
    const rows = Array.from(
      { length: 13 },
      (_, i) => ["Plans", `Area ${i}`, 0.5 + i / 100, 0.4, 0.7] as const,
    );
    expect(describeDisplay(displayOf("dots", rows), "en")).toContain(
      "Plans: highest 62% (Area 12), lowest 50% (Area 0).",
    );
  });

  test("a chart of nothing but withheld figures says so and draws no mark", () => {
    const none = displayOf("lines", [
      ["Plans", 2010],
      ["Plans", 2012],
    ]);
    expect(describeDisplay(none, "en")).toBe(
      "Line chart of Glad, per cent. Withheld, too few to publish: 2010; 2012.",
    );
    expect(lines(chart(none, "wide", "en").markup, "interval")).toEqual([]);
    expect(chart(none, "narrow", "en").markup).not.toContain("NaN");
  });
});

test("the value axis starts at zero where zero is near, and says so where it does not", () => {
  const near = displayOf("lines", [
    ["Plans", 2010, 0.05, 0.03, 0.07],
    ["Plans", 2012, 0.2, 0.15, 0.25],
  ]);
  expect(texts(chart(near, "wide", "en").markup, "tick")[0]).toBe("0%");
});

test("one wave, one figure and equal ends still make a chart", () => {
  const svg = chart(displayOf("lines", [["Plans", 2010, 0.5, 0.5, 0.5]]), "wide", "en").markup;
  expect(svg).not.toMatch(/NaN|Infinity/);
});
