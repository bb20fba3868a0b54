import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Imputation, imputation } from "../../src/estimate/effects/imputation.js";
import { type SyntheticDid, syntheticDid } from "../../src/estimate/effects/syntheticDid.js";
import { stream } from "../../src/maths/random.js";
import { type PanelRow, panelOf } from "../panelOf.js";

/** 12 units never reached and 4 that start in 5 or 7, over 8 periods; each follows two shared movements in its own measure. */
function drawn(seed: number, noise: number): PanelRow[] {
  const dice = stream(seed, "synthetic law");
  const shared = [1, 2].map(() => Array.from({ length: 8 }, () => dice.normal() * 3));
  const measures: [number, number][] = Array.from({ length: 12 }, () => [dice.normal(), dice.normal()]);
  const within: [number, number][] = [0, 1, 2, 3].map((k) => [
    ((measures[k]?.[0] ?? 0) + (measures[k + 4]?.[0] ?? 0)) / 2,
    ((measures[k]?.[1] ?? 0) + (measures[k + 4]?.[1] ?? 0)) / 2,
  ]);
  return [...measures, ...within].flatMap(([one, two], i) => {
    const cohort = i < 12 ? null : i < 14 ? 5 : 7;
    const level = dice.normal() * 10;
    return Array.from({ length: 8 }, (_, t) => ({
      unit: `${i}`,
      period: t + 1,
      cohort,
      outcome:
        level +
        one * (shared[0]?.[t] ?? 0) +
        two * (shared[1]?.[t] ?? 0) +
        noise * dice.normal() +
        (cohort !== null && t + 1 >= cohort ? 5 : 0),
    }));
  });
}

const jackknife = { spread: { kind: "jackknife" } } as const;
const estimated = (rows: readonly PanelRow[]) => syntheticDid(panelOf(rows), jackknife) as SyntheticDid;
const always = (check: (seed: number) => void) =>
  fc.assert(fc.property(fc.integer({ min: 1, max: 1e6 }), check), { numRuns: 30 });

describe("weights", () => {
  test("are none below 0 and sum to 1; cohorts count by their units × periods reached", () => {
    always((seed) => {
      const { cohorts, value } = estimated(drawn(seed, 1));
      for (const { unitWeights, timeWeights } of cohorts) {
        for (const weights of [unitWeights, timeWeights]) {
          expect(Math.min(...weights)).toBeGreaterThanOrEqual(0);
          expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 10);
        }
      }
      expect(cohorts.map(({ share }) => share)).toEqual([8 / 12, 4 / 12]);
      expect(cohorts.reduce((sum, cohort) => sum + cohort.share * cohort.value, 0)).toBeCloseTo(value, 10);
    });
  });

  test("levels of units and a line that all share do not matter", () => {
    always((seed) => {
      const rows = drawn(seed, 1);
      const moved = rows.map((row) => ({
        ...row,
        outcome: (row.outcome ?? 0) + 50 * Number(row.unit) + 3 * row.period,
      }));
      expect(estimated(moved).value).toBeCloseTo(estimated(rows).value, 6);
      expect(estimated(moved).se).toBeCloseTo(estimated(rows).se, 6);
    });
  });
});

test("units that move as a mix of others show an effect of 5 with half the error of unweighted comparisons, or less", () => {
  const off = (estimate: (rows: PanelRow[]) => number) =>
    Math.sqrt(
      Array.from({ length: 20 }, (_, seed) => (estimate(drawn(seed + 1, 0.1)) - 5) ** 2).reduce(
        (a, b) => a + b,
      ) / 20,
    );
  const plain = off((rows) => (imputation(panelOf(rows)) as Imputation).overall.value);
  expect(off((rows) => estimated(rows).value)).toBeLessThan(plain / 2);
});

test("the same seed gives the same standard error to the bit, another seed another", () => {
  const panel = panelOf(drawn(3, 1));
  const se = (seed: number) =>
    (syntheticDid(panel, { spread: { kind: "placebo", draws: 20, seed } }) as SyntheticDid).se;
  expect(se(1)).toBe(se(1));
  expect(se(1)).not.toBe(se(2));
});

describe("what cannot be estimated is said", () => {
  const rows = drawn(4, 1);
  const placebo = { spread: { kind: "placebo", draws: 20, seed: 1 } } as const;
  test.each([
    ["nobody to compare with", rows.filter(({ cohort }) => cohort !== null), jackknife, "no-never-treated"],
    ["nobody reached", rows.filter(({ cohort }) => cohort === null), jackknife, "nobody-reached"],
    ["one period before the start", rows.filter(({ period }) => period >= 4), jackknife, "no-pre-period"],
    ["one unit in a cohort", rows.filter(({ unit }) => unit !== "15"), jackknife, "too-few-units"],
    ["fewer controls than reached", rows.filter(({ unit }) => Number(unit) >= 8), placebo, "too-few-units"],
    [
      "clusters of two",
      rows.map((row) => ({ ...row, cluster: `${Number(row.unit) >> 1}` })),
      placebo,
      "shared-clusters",
    ],
  ])("%s", (_, some, options, reason) => {
    expect(syntheticDid(panelOf(some), options)).toMatchObject({ kind: "not-estimable", reason });
  });
});
