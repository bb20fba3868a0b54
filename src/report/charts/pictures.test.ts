import { describe, expect, test } from "vitest";
import { drawPicture, type Picture } from "./drawPicture.js";

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
