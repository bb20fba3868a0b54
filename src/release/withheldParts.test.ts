import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Estimate, Result } from "../vocabulary/estimate.js";
import type { ReleasePolicy } from "../vocabulary/policy.js";
import { type MoversOf, quantityKey } from "../vocabulary/quantity.js";
import { release } from "./release.js";

const policy: ReleasePolicy = {
  name: "open",
  minimumCount: 5,
  minimumPerSide: 5,
  minimumDf: 1,
  countBase: 1,
  decimals: { share: 1, mean: 2, dimension: 3 },
};

const at = (wave: string) => ({ wave, group: "areas", category: null });
const span = { measure: "glad", from: at("2018"), to: at("2021") };
const evidence: Estimate["evidence"] = {
  method: "movers",
  query: "SELECT 1",
  tables: ["answers"],
  unit: "person",
  variance: "linearisation",
  psus: 50,
  strata: 1,
  lonelyPsu: "fail",
  leftOut: [],
  designEffect: null,
};
const estimate = (quantity: Estimate["quantity"], people: number): Estimate => ({
  kind: "estimate",
  quantity,
  unit: "mean",
  value: 1,
  se: 0.5,
  df: Number.POSITIVE_INFINITY,
  interval: { low: 0, high: 2, confidence: 0.95, method: "t" },
  test: { statistic: 2, df: 40, p: 0.0467 },
  n: people,
  counts: null,
  evidence,
});

/** Part and way, with its people. */
type Told = readonly [part: MoversOf["part"], way: string | null, people: number];

const quantityOf = ([part, way]: Told): MoversOf => ({
  kind: "movers",
  ...span,
  part,
  way: way === null ? null : { breakdown: "how", category: way },
});

/** What leaves of these parts: “stayed”, “came born”. */
function told(parts: readonly Told[], more: readonly Result[] = []): readonly string[] {
  const change = estimate({ kind: "change", ...span }, 500);
  const results = parts.map((part) => estimate(quantityOf(part), part[2]));
  const { byKey } = release([change, ...results, ...more], policy);
  return parts
    .filter((part) => byKey.get(quantityKey(quantityOf(part)))?.kind === "figure")
    .map(([part, way]) => (way === null ? part : `${part} ${way}`));
}

describe("three parts make up a change that is told", () => {
  test("with people enough each is told", () => {
    expect(
      told([
        ["stayed", null, 400],
        ["came", null, 60],
        ["left", null, 50],
      ]),
    ).toEqual(["stayed", "came", "left"]);
  });

  test("too few who came: those who left would give them away, and are withheld too", () => {
    expect(
      told([
        ["stayed", null, 400],
        ["came", null, 4],
        ["left", null, 50],
      ]),
    ).toEqual(["stayed"]);
  });

  test("two too few who are too few together take the third with them", () => {
    expect(
      told([
        ["stayed", null, 400],
        ["came", null, 2],
        ["left", null, 2],
      ]),
    ).toEqual([]);
    expect(
      told([
        ["stayed", null, 400],
        ["came", null, 3],
        ["left", null, 2],
      ]),
    ).toEqual(["stayed"]);
  });

  test("that nobody came is not told by telling the rest", () => {
    const nobody: Result = {
      kind: "not-estimable",
      quantity: quantityOf(["came", null, 0]),
      reason: "no-answers",
      detail: "nobody did",
      n: 0,
      evidence,
    };
    expect(
      told(
        [
          ["stayed", null, 400],
          ["left", null, 50],
        ],
        [nobody],
      ),
    ).toEqual(["stayed"]);
  });
});

describe("ways make up all who came", () => {
  test("one way with too few takes the smallest other with it", () => {
    const ways: readonly Told[] = [
      ["came", "in", 40],
      ["came", "born", 3],
      ["came", "back", 17],
    ];
    expect(told([["stayed", null, 400], ["came", null, 60], ["left", null, 50], ...ways])).toEqual([
      "stayed",
      "came",
      "left",
      "came in",
    ]);
  });

  test("are all withheld with those whose parts they are", () => {
    const ways: readonly Told[] = [
      ["left", "out", 30],
      ["left", "died", 20],
    ];
    expect(told([["stayed", null, 400], ["came", null, 4], ["left", null, 50], ...ways])).toEqual(["stayed"]);
  });

  test("a single way is as those whose part it is", () => {
    const whole: readonly Told[] = [
      ["stayed", null, 400],
      ["came", null, 60],
      ["left", null, 50],
    ];
    expect(told([...whole, ["came", "in", 60]])).toEqual(["stayed", "came", "left", "came in"]);
  });
});

test("for any numbers: what is told, and what is left when it is taken away, has people enough", () => {
  const people = fc.integer({ min: 0, max: 30 });
  fc.assert(
    fc.property(
      people,
      people,
      people,
      fc.array(people, { minLength: 1, maxLength: 4 }),
      (stayed, came, left, ways) => {
        const whole: readonly Told[] = [
          ["stayed", null, stayed],
          ["came", null, came],
          ["left", null, left],
        ];
        const parts = ways.map((n, k): Told => ["came", `way ${k}`, n]);
        const leaves = told([...whole, ...parts]);
        const leavesRest = (of: readonly Told[]) => {
          const is = ([part, way]: Told) => leaves.includes(way === null ? part : `${part} ${way}`);
          const [out, kept] = [of.filter(is), of.filter((one) => !is(one))];
          for (const [, , n] of out) expect(n).toBeGreaterThanOrEqual(5);
          if (out.length > 0 && kept.length > 0) {
            expect(kept.length).toBeGreaterThan(1);
            expect(kept.reduce((sum, [, , n]) => sum + n, 0)).toBeGreaterThanOrEqual(5);
          }
        };
        leavesRest(whole);
        leavesRest(parts);
        if (!leaves.includes("came")) expect(leaves.filter((one) => one.startsWith("came"))).toEqual([]);
      },
    ),
  );
});
