import { describe, expect, test } from "vitest";
import { chartStyle, darkPalette, lightPalette } from "./palette.js";

type Colour = readonly number[];

const linear = (part: number) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
const read = (hex: string): Colour =>
  [1, 3, 5].map((i) => linear(Number.parseInt(hex.slice(i, i + 2), 16) / 255));
const times = (matrix: readonly Colour[], colour: Colour): Colour =>
  matrix.map((row) => row.reduce((sum, factor, i) => sum + factor * (colour[i] ?? 0), 0));

/** WCAG 2.2, relative luminance and contrast ratio. */
const luminance = (hex: string) => times([[0.2126, 0.7152, 0.0722]], read(hex))[0] ?? 0;
function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

/** Full protanopia, deuteranopia and tritanopia: Machado, Oliveira and Fernandes (2009), table 1. */
const eyes: Readonly<Record<string, readonly Colour[]>> = {
  all: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** Oklab (Ottosson 2020); in it 2 is about the smallest difference that can be seen, times 100. */
function oklab(colour: Colour): Colour {
  const cones = times(
    [
      [0.4122214708, 0.5363325363, 0.0514459929],
      [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    colour.map((part) => Math.min(1, Math.max(0, part))),
  ).map(Math.cbrt);
  return times(
    [
      [0.2104542553, 0.793617785, -0.0040720468],
      [1.9779984951, -2.428592205, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.808675766],
    ],
    cones,
  );
}
const apart = (a: Colour, b: Colour) => 100 * Math.hypot(...a.map((part, i) => part - (b[i] ?? 0)));

describe.each([
  ["light", lightPalette()],
  ["dark", darkPalette()],
] as const)("the %s palette", (_, palette) => {
  const colour = (name: string) => palette.get(name) ?? "";
  const series = ["s1", "s2", "s3", "s4", "s5", "s6"].map(colour);

  test.each([
    ["ink", "paper"],
    ["soft", "paper"],
    ["soft", "tint"],
    ["accent", "paper"],
    ["accent", "tint"],
    ["banner-ink", "banner"],
  ])("%s on %s can be read: contrast 4.5 and more", (ink, paper) => {
    expect(contrast(colour(ink), colour(paper))).toBeGreaterThanOrEqual(4.5);
  });

  test.each(["focus", "strong-rule", "s1", "s2", "s3", "s4", "s5", "s6"])(
    "%s is seen: contrast 3 and more",
    (name) => {
      expect(contrast(colour(name), colour("paper"))).toBeGreaterThanOrEqual(3);
    },
  );

  test.each(Object.keys(eyes))("series are told apart by eyes of kind “%s”", (kind) => {
    const seen = series.map((hex) => oklab(times(eyes[kind] ?? [], read(hex))));
    for (const [i, one] of seen.entries())
      for (const other of seen.slice(i + 1)) expect(apart(one, other)).toBeGreaterThan(12);
  });
});

test("a chart that stands alone has the light colours written in", () => {
  expect(chartStyle()).not.toContain("var(");
  expect(chartStyle()).toContain(lightPalette().get("s1"));
});
