import { describe, expect, test } from "vitest";
import { drawPicture, type Picture } from "./drawPicture.js";
import { darkPalette, lightPalette } from "./palette.js";
import { darkest } from "./sharesGrid.js";

const love: Picture = {
  kind: "love-plot",
  chart: {
    id: "balance",
    language: "da",
    title: "How like their twins units are",
    description: "Love plot of two traits.",
    note: "",
    axis: "Standardised difference",
    series: ["Before", "After"],
    limit: 0.1,
    rows: [
      { label: "Size", values: [0.3, 0.05] },
      { label: "Income before, per head and with a name that goes on", values: [-0.2, -0.15] },
      { label: "Not known", values: [null, null] },
    ],
  },
};

const grid: Picture = {
  kind: "years-grid",
  chart: {
    id: "registers",
    title: "Which years",
    description: "Grid of two registers.",
    note: "",
    years: Array.from({ length: 40 }, (_, k) => 1985 + k),
    states: {
      rows: "Rows",
      none: "No rows",
      "other-size": "Far fewer or more",
      "other-codes": "Other codes",
    },
    rows: [
      { label: "BEF", cells: Array.from({ length: 40 }, (_, k) => (k === 7 ? "none" : "rows")) },
      {
        label: "KRAF",
        cells: Array.from({ length: 40 }, (_, k) =>
          k < 10 ? null : k === 20 ? "other-codes" : k === 30 ? "other-size" : "rows",
        ),
      },
    ],
  },
};

const shares = (classes: number, panels = 2): Picture => ({
  kind: "shares-grid",
  chart: {
    id: "transitions",
    title: "Where children arrive",
    description: "Table of parents' class by children's class.",
    note: "",
    axis: "Down: parents’ class. Across: children’s class.",
    most: 1 / 3,
    classes: Array.from({ length: classes }, (_, c) => `${c + 1}`),
    panels: Array.from({ length: panels }, (_, p) => ({
      label: `Wave ${p + 1}`,
      rows: Array.from({ length: classes }, (_, i) =>
        Array.from({ length: classes }, (_, j) => {
          const share = (1 + ((i * 7 + j * 3) % classes)) / (3 * classes);
          return i === 1 && j === 1
            ? null
            : { share, text: (100 * share).toFixed(1), short: `${Math.round(100 * share)}` };
        }),
      ),
    })),
  },
});

const svg = (picture: Picture, form: "wide" | "narrow") => drawPicture(picture, form).markup;
const places = (markup: string) =>
  [...markup.matchAll(/translate\(([-\d.]+),([-\d.]+)\)/g)].map(
    ([, x, y]) => [Number(x), Number(y)] as const,
  );
const upright = (markup: string, kind: string) =>
  [
    ...markup.matchAll(
      new RegExp(`<line class="${kind}"( stroke-dasharray="[^"]*")? x1="([-\\d.]+)" x2="([-\\d.]+)"`, "g"),
    ),
  ]
    .filter(([, , x1, x2]) => x1 === x2)
    .map(([, dashes, x]) => ({ dashed: dashes !== undefined, x: Number(x) }));

describe.each(["wide", "narrow"] as const)("a love plot, %s", (form) => {
  const drawn = svg(love, form);
  const [, , ...marks] = places(drawn); // the first two are the legend's

  test("a mark before and one after, at their distance from the line at 0; none where nothing is known", () => {
    const [zero] = upright(drawn, "zero");
    const limits = upright(drawn, "leader").filter(({ dashed }) => dashed);
    expect(limits).toHaveLength(2);
    const unit = ((limits[1]?.x ?? 0) - (zero?.x ?? 0)) / 0.1;
    expect(marks).toHaveLength(4);
    [0.3, 0.05, -0.2, -0.15].forEach((value, k) => {
      expect(Math.abs((marks[k]?.[0] ?? 0) - (zero?.x ?? 0) - value * unit)).toBeLessThan(0.6);
    });
  });

  test("marks are told apart by their filling and shape, and can be read aloud", () => {
    expect(drawn.match(/class="mark open"/g)).toHaveLength(3);
    expect(drawn).toContain(
      `aria-labelledby="balance-${form}-title" aria-describedby="balance-${form}-desc"`,
    );
    expect(drawn).toContain(`<desc id="balance-${form}-desc">Love plot of two traits.</desc>`);
  });
});

test("a love plot writes numbers in its language", () => {
  expect(svg(love, "wide")).toMatch(/>−?0,\d</);
});

describe.each(["wide", "narrow"] as const)("a grid of years, %s", (form) => {
  const drawn = svg(grid, form);

  test("a mark for each year that a register tells of, a cross where rows are missing", () => {
    expect(drawn.match(/class="mark/g)).toHaveLength(3 + 39 + 30);
    expect(drawn.match(/class="cross"/g)).toHaveLength(1 + 1);
  });

  test("breaks are open marks of another shape", () => {
    expect(drawn.match(/class="mark open"/g)).toHaveLength(2 + 2);
  });
});

describe.each(["wide", "narrow"] as const)("a table of shares, %s", (form) => {
  const rects = (classes: number) =>
    [...svg(shares(classes), form).matchAll(/<rect class="shade"([^>]*)\/>/g)].map(([, told = ""]) =>
      Object.fromEntries(
        [...told.matchAll(/([a-z-]+)="([^"]*)"/g)].map(([, name, value]) => [name, Number(value)]),
      ),
    );
  const numbers = (classes: number) => svg(shares(classes), form).match(/<text class="share"/g)?.length ?? 0;

  test.each([2, 5, 10, 20])(
    "of %i classes stands within the sheet, a cell for each share and a cross where there is none",
    (classes) => {
      const drawn = svg(shares(classes), form);
      const [, width = 0, height = 0] = /viewBox="0 0 (\S+) (\S+)"/.exec(drawn)?.map(Number) ?? [];
      const cells = rects(classes);
      expect(cells).toHaveLength(2 * (classes * classes - 1));
      expect(drawn.match(/class="cross"/g)).toHaveLength(2);
      for (const { x = -1, y = -1, width: w = 0, height: h = 0 } of cells) {
        expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
        expect(x + w).toBeLessThanOrEqual(width);
        expect(y + h).toBeLessThanOrEqual(height);
      }
      expect(drawn).not.toMatch(/NaN|Infinity|undefined/);
    },
  );

  test("prints each number; where twenty leave no room a larger share is a larger square", () => {
    for (const classes of [2, 5, 10]) expect(numbers(classes)).toBe(2 * (classes * classes - 1));
    if (form === "wide") return expect(numbers(20)).toBe(2 * 399);
    expect(numbers(20)).toBe(0);
    const sides = rects(20).map(({ width }) => width ?? 0);
    expect(Math.max(...sides)).toBeGreaterThan(3 * Math.min(...sides));
  });

  test("a cell is never so dark that its number cannot be read, and the largest share is the darkest", () => {
    const shade = rects(5).map((told) => told["fill-opacity"] ?? 1);
    expect(Math.max(...shade)).toBe(darkest);
    for (const palette of [lightPalette(), darkPalette()]) {
      const [ink, paper, colour] = ["ink", "paper", "s1"].map((name) => palette.get(name) ?? "");
      expect(contrastOn(ink ?? "", blend(paper ?? "", colour ?? "", darkest))).toBeGreaterThan(4.5);
    }
  });
});

const channels = (hex: string) => [1, 3, 5].map((i) => Number.parseInt(hex.slice(i, i + 2), 16));
const blend = (paper: string, colour: string, part: number) =>
  channels(paper).map((value, k) => value + part * ((channels(colour)[k] ?? 0) - value));
/** WCAG 2.2: contrast of a colour on a background of three channels. */
function contrastOn(ink: string, background: readonly number[]): number {
  const luminance = (rgb: readonly number[]) => {
    const [r = 0, g = 0, b = 0] = rgb.map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [dark = 0, light = 0] = [luminance(channels(ink)), luminance(background)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

test.each([love, grid])("nothing lies outside the sheet", (picture) => {
  for (const form of ["wide", "narrow"] as const) {
    const drawn = svg(picture, form);
    const [, width = 0, height = 0] = /viewBox="0 0 (\S+) (\S+)"/.exec(drawn)?.map(Number) ?? [];
    for (const [x, y] of places(drawn)) {
      expect(x).toBeGreaterThan(0);
      expect(x).toBeLessThan(width);
      expect(y).toBeGreaterThan(0);
      expect(y).toBeLessThan(height);
    }
    expect(drawn).not.toMatch(/NaN|Infinity|undefined/);
  }
});
