import { expect, test } from "vitest";
import { driftingPanel } from "../../../test/driftingPanel.js";
import { aggregateEffects } from "./aggregateEffects.js";
import type { GroupTimeEffects } from "./groupTimeEffect.js";
import { groupTimeEffects } from "./groupTimeEffects.js";
import { groupTimePreTrend } from "./groupTimePreTrend.js";
import { panelSumsOf } from "./panelSumsOf.js";
import { type PreTrendTest, preTrendTest } from "./preTrendTest.js";

const periods = Array.from({ length: 12 }, (_, t) => 2005 + t);

/** Ten units begin in each of the years 2013 to 2016, 60 never; those that begin drift away from the others. */
const units = (seed: number, drift: number) =>
  driftingPanel(seed, { starts: [2013, 2014, 2015, 2016], each: 10, never: 60, periods, drift });

function estimated(seed: number, drift = 0): GroupTimeEffects {
  const panel = units(seed, drift);
  const sums = panelSumsOf(
    panel,
    panel.units.map(() => ""),
  );
  const found = groupTimeEffects(sums, { comparison: "never", basePeriod: "varying", anticipation: 0 });
  if (found.kind !== "estimated") throw new Error(found.detail);
  return found;
}

const rejects = (found: PreTrendTest) => found.kind === "tested" && found.p < 0.05;

test("where nothing happens it rejects seldom, while χ² over every cohort's every effect rejects nearly always", () => {
  const found = Array.from({ length: 60 }, (_, k) => estimated(k + 1));
  expect(found.filter((one) => rejects(groupTimePreTrend(one))).length).toBeLessThanOrEqual(6);
  const each = found.filter(({ effects, covariance }) => rejects(preTrendTest(effects, covariance)));
  expect(each.length).toBeGreaterThan(50);
});

test("a drift before the start is found", () => {
  const found = Array.from({ length: 10 }, (_, k) => estimated(k + 1, 0.5));
  expect(found.filter((one) => rejects(groupTimePreTrend(one)))).toHaveLength(10);
});

/** 40 clusters in four cohorts leave 36, of which seven effects are no more than a fifth; 2013 has seven before it. */
test("effects that every cohort has are tested, and no more than a fifth of the degrees of freedom", () => {
  expect(groupTimePreTrend(estimated(1))).toMatchObject({ kind: "tested", df: 7 });
});

test("a cohort's average has the degrees of freedom of its own clusters, the overall one those of all that are reached", () => {
  const found = aggregateEffects(estimated(1), { by: "cohort" });
  if (found.kind !== "estimated") throw new Error(found.detail);
  expect(found.points.map(({ df }) => df)).toEqual([9, 9, 9, 9]);
  expect(found.overall.df).toBe(36);
});
