import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { pageAt, root } from "../docs/pages.js";
import { calibrationFile, type Row } from "./calibrationFile.js";

const { rows } = await calibrationFile<{ rows: readonly Row[] }>("effects/tables.mjs");
const built = existsSync(join(root, "dist/maths/random.js"));

describe.runIf(built)("what is planted", async () => {
  const { panels } = await calibrationFile<{
    panels: (seed: number) => readonly {
      readonly kind: string;
      readonly panel: {
        readonly units: readonly { readonly cohort: number | null; readonly cluster: string }[];
        readonly outcome: Float64Array;
      };
      readonly truth: (part: { readonly by: string; readonly at?: number }) => number;
    }[];
  }>("effects/panels.mjs");
  const worlds = new Map(panels(7).map((world) => [world.kind, world]));
  const growing = worlds.get("growing");

  test("the same seed gives the same panel, another seed another", () => {
    const outcome = (seed: number) => panels(seed)[0]?.panel.outcome;
    expect(outcome(7)).toEqual(outcome(7));
    expect(outcome(8)).not.toEqual(outcome(7));
  });

  test("66 areas are reached and 200 are not; in the end all of them may be", () => {
    const reached = (kind: string) =>
      worlds.get(kind)?.panel.units.filter(({ cohort }) => cohort !== null).length;
    expect([reached("growing"), reached("everywhere")]).toEqual([66, 266]);
  });

  test("an effect that grows by 3 points a year is one of 3 to 18 points, 10.5 on average", () => {
    expect(growing?.truth({ by: "cohort", at: 2016 })).toBeCloseTo(0.105, 12);
  });

  test("five years after the start there is but the first cohort, and before it nothing", () => {
    expect(growing?.truth({ by: "event", at: 5 })).toBeCloseTo(0.18, 12);
    expect(growing?.truth({ by: "event", at: -1 })).toBe(0);
  });

  test("municipalities are clusters only where it is known that they share shocks", () => {
    const clusters = (kind: string) =>
      new Set(worlds.get(kind)?.panel.units.map(({ cluster }) => cluster)).size;
    expect([clusters("shared"), clusters("municipal")]).toEqual([266, 100]);
    expect(worlds.get("shared")?.panel.outcome).toEqual(worlds.get("municipal")?.panel.outcome);
  });
});

describe.runIf(existsSync(join(root, "dist/maths/beta.js")))("the guard", async () => {
  const { outOfBounds } = await calibrationFile<{
    outOfBounds: (
      found: Map<string, { missed: { value: number; se: number }; blocks: number }>,
      of: { worlds: number; refused: readonly string[]; rows: readonly Row[] },
    ) => readonly string[];
  }>("guard.mjs");
  const toFail = rows.filter(({ bounds }) => bounds.to === 1);
  const told = (rate: (row: Row) => number) =>
    outOfBounds(
      new Map(rows.map((row) => [row.row, { missed: { value: rate(row), se: 0 }, blocks: 1000 }])),
      { worlds: 1000, refused: [], rows },
    );

  test("says nothing where what should hold does, and what should fail fails", () => {
    expect(told(({ bounds }) => (bounds.to === 1 ? 1 : Math.min(0.05, bounds.to)))).toEqual([]);
  });

  test("names two-way fixed effects if they were to hold where they cannot", () => {
    const lines = told(({ row, bounds }) =>
      row === "everywhere two-way overall" ? 0.05 : bounds.to === 1 ? 1 : Math.min(0.05, bounds.to),
    );
    expect(lines).toEqual([
      "Reached in the end: two-way fixed effects: 5.0 per cent, where 50.0 to 100.0 are allowed.",
    ]);
  });

  test("names every estimator that misses 30 of 100, and those that are there to fail more often than that", () => {
    const lines = told(() => 0.3);
    const often = toFail.filter(({ bounds }) => bounds.from > 0.3).length;
    expect(lines).toHaveLength(rows.length - toFail.length + often);
  });
});

describe("docs/proof-effects.md", () => {
  const { text } = pageAt("docs/proof-effects.md");

  test("names the command that makes it, with at least 500 worlds and without seed 1", () => {
    const command =
      /npm run calibrate -- --of effects --worlds (\d+) --from (\d+) --write docs\/proof-effects\.md/;
    const [, worlds, from] = command.exec(text) ?? [];
    expect(Number(worlds)).toBeGreaterThanOrEqual(500);
    expect(Number(from)).toBeGreaterThan(1);
  });

  test("has a line for everything that is tried, and nothing that was not estimated", () => {
    const lines = text.split("\n").filter((line) => line.startsWith("| "));
    const missing = rows.filter(({ label }) => !lines.some((line) => line.startsWith(`| ${label} | `)));
    expect(missing.map(({ row }) => row)).toEqual([]);
    expect(lines.filter((line) => /^\| [^|]+ \| – \|/.test(line))).toEqual([]);
  });

  test("says of each row that is allowed more, or has to fail, why", () => {
    const noted = rows.filter(({ bounds }) => bounds.why);
    expect(noted.filter(({ bounds }) => !text.includes(`is allowed: ${bounds.why}.`))).toEqual([]);
  });

  test("labels are different: a line is of one row", () => {
    expect(new Set(rows.map(({ label }) => label)).size).toBe(rows.length);
  });
});
