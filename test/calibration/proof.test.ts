import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { pageAt, root } from "../docs/pages.js";
import { calibrationFile, type Row } from "./calibrationFile.js";

interface Sum {
  readonly row: string;
  readonly n: number;
  readonly blocks: number;
  readonly missed: number;
  readonly error: number;
  readonly squares: number;
  readonly variance: number;
}

interface Rate {
  readonly worlds: number;
  readonly n: number;
  readonly blocks: number;
  readonly missed: { readonly value: number; readonly se: number };
  readonly bias: { readonly value: number; readonly se: number };
  readonly spread: number;
  readonly stated: number;
}

describe("rates over worlds", async () => {
  const { rates } = await calibrationFile<{
    rates: (worlds: readonly (readonly Sum[])[]) => Map<string, Rate>;
  }>("rates.mjs");
  // Two figures a world; one world misses none, one misses both; errors +1, +1 and −1, −1.
  const world = (missed: number, error: number): readonly Sum[] => [
    { row: "share", n: 2, blocks: 1, missed, error, squares: 2, variance: 8 },
  ];
  const found = rates([world(0, 2), world(2, -2)]).get("share");

  test("a rate is of all figures, and its error is that of worlds", () => {
    expect(found).toMatchObject({ worlds: 2, n: 4, blocks: 2 });
    // Half of the figures miss. Worlds' rates are 0 and 1: their standard deviation is √½, over √2 worlds ½.
    expect(found?.missed.value).toBe(0.5);
    expect(found?.missed.se).toBeCloseTo(0.5, 12);
  });

  test("standard errors as stated stand beside how much estimates vary", () => {
    expect(found?.bias.value).toBe(0);
    expect(found?.spread).toBeCloseTo(1, 12);
    expect(found?.stated).toBeCloseTo(2, 12);
  });
});

// The guard uses the house's own binomial tails, as built.
describe.runIf(existsSync(join(root, "dist/maths/beta.js")))("the guard", async () => {
  const { outOfBounds } = await calibrationFile<{
    outOfBounds: (
      rows: Map<string, Partial<Rate>>,
      of: { worlds: number; refused: readonly string[] },
    ) => readonly string[];
  }>("guard.mjs");
  const { intervals, tests } = await calibrationFile<{ intervals: readonly Row[]; tests: readonly Row[] }>(
    "tables.mjs",
  );
  const rows = [...intervals, ...tests];
  const all = (rate: number, blocks: number) =>
    new Map(rows.map(({ row }) => [row, { missed: { value: rate, se: 0 }, blocks }]));
  const none = { worlds: 500, refused: [] };

  test("5 per cent is within bounds everywhere", () => {
    expect(outOfBounds(all(0.05, 10_000), none)).toEqual([]);
  });

  test("intervals that miss 15 per cent of 1000 tries are named, of 20 tries they are not", () => {
    expect(outOfBounds(all(0.15, 1000), none)).toHaveLength(rows.length);
    expect(outOfBounds(all(0.15, 20), none)).toEqual([]);
  });

  test("intervals that miss nothing are too wide, tests that find nothing are not wrong", () => {
    const told = outOfBounds(all(0, 1000), none);
    expect(told).toHaveLength(rows.filter(({ bounds }) => bounds.from > 0).length);
    expect(told.some((line) => line.startsWith("Change: dimensions that did not change"))).toBe(false);
  });

  test("what was not estimated, and samples of which no study can be made, are told", () => {
    expect(outOfBounds(new Map(), none)).toHaveLength(rows.length);
    expect(
      outOfBounds(all(0.05, 1000), { worlds: 500, refused: Array(50).fill("margin-empty-category") }),
    ).toEqual(["50 of 500 worlds could not be estimated."]);
  });
});

describe("docs/proof.md", () => {
  const { text } = pageAt("docs/proof.md");
  const headers = [...text.matchAll(/^\|(.+)\|\n\|[-:|]+\|$/gm)].map(([, cells = ""]) =>
    cells.split("|").map((cell) => cell.trim()),
  );

  test("names the command that makes it, with at least 500 worlds and without seed 1", () => {
    const [, worlds, from] =
      /npm run calibrate -- --worlds (\d+) --from (\d+) --size [\d.]+ --write docs\/proof\.md/.exec(text) ??
      [];
    expect(Number(worlds)).toBeGreaterThanOrEqual(500);
    expect(Number(from)).toBeGreaterThan(1);
  });

  test("tells bias, coverage and false alarms", () => {
    expect(headers.map((cells) => cells.filter((cell) => cell !== ""))).toEqual([
      ["figure", "worlds", "figures", "bias", "stated/true", "coverage, %"],
      ["test of what is not so", "worlds", "tests", "false alarms, %"],
      ["weights", "worlds", "figures", "bias", "stated/true", "coverage, %"],
    ]);
  });

  test("has a line for everything that is tried", async () => {
    const { intervals, tests } = await calibrationFile<{ intervals: readonly Row[]; tests: readonly Row[] }>(
      "tables.mjs",
    );
    const missing = [...intervals, ...tests].filter(({ label }) => !text.includes(`| ${label} |`));
    expect(missing.map(({ row }) => row)).toEqual([]);
  });
});
