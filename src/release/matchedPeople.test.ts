import { expect, test } from "vitest";
import type { Estimate } from "../vocabulary/estimate.js";
import type { ReleasePolicy } from "../vocabulary/policy.js";
import type { Quantity } from "../vocabulary/quantity.js";
import { matchedPeople } from "./matchedPeople.js";

const policy: ReleasePolicy = {
  name: "three",
  minimumCount: 3,
  minimumPerSide: 3,
  minimumDf: 1,
  countBase: 1,
  decimals: { share: 1, mean: 1, dimension: 1 },
};

const of = (quantity: Quantity, n: number, having = n / 2): Estimate => ({
  kind: "estimate",
  quantity,
  unit: "share",
  value: 0.5,
  se: 0.1,
  df: n - 1,
  interval: { low: 0.3, high: 0.7, confidence: 0.95, method: "t" },
  test: null,
  n,
  counts: { having, lacking: n - having },
  evidence: {
    method: "mean",
    query: "SELECT 1",
    tables: ["answers"],
    unit: "person",
    variance: "rows",
    psus: 2 * n,
    strata: 1,
    lonelyPsu: "fail",
    leftOut: [{ reason: "no answer", rows: 1 }],
    designEffect: null,
  },
});

const at = (group: string) => ({ wave: "2010", group, category: null });
const matched = (way: "score" | "odds", n: number) =>
  of(
    { kind: "matched", measure: "glad", analysis: "like", way, of: at("inside"), against: at("outside") },
    n,
  );
const level = (n: number) => of({ kind: "level", measure: "glad", at: at("inside") }, n);

const numbers = (results: readonly Estimate[]) => {
  const told = matchedPeople(results, policy);
  return results.map((result) => told(result)).map(({ n, df, evidence }) => [n, df, evidence.psus]);
};

test("few who are left out by one way are not told by another, nor by the plain level", () => {
  // 4026 and 4025 differ by one: both are told as the same number, which is more than neither.
  const [, one, other] = numbers([level(4026), matched("score", 4025), matched("odds", 4026)]);
  expect(one).toEqual([4023, 4022, 8046]);
  expect(other).toEqual(one);
});

test("what is told is the same whether one or two are left out", () => {
  const found = [4025, 4024].map((n) => numbers([level(4026), matched("score", n)])[1]);
  expect(found[0]).toEqual(found[1]);
});

test("with many left out, or nobody, numbers are told as they are", () => {
  expect(numbers([level(4026), matched("score", 4000)])[1]).toEqual([4000, 3999, 8000]);
  expect(numbers([level(4026), matched("score", 4026)])[1]).toEqual([4026, 4025, 8052]);
});

test("few rows that are left out are not told", () => {
  const figure = matched("score", 40);
  expect(matchedPeople([figure], policy)(figure).evidence.leftOut).toEqual([]);
});
