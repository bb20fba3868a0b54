import { expect, test } from "vitest";
import { driftingPanel } from "../../../test/driftingPanel.js";
import { diagonal, fromRows, matrix } from "../../maths/matrix.js";
import { normalQuantile } from "../../maths/normal.js";
import { random } from "../../maths/random.js";
import { studentQuantile } from "../../maths/student.js";
import { aggregateEffects } from "./aggregateEffects.js";
import { bandsSimultaneous } from "./bandsSimultaneous.js";
import { groupTimeEffects } from "./groupTimeEffects.js";
import { panelSumsOf } from "./panelSumsOf.js";

const alike = (many: number, correlation: number) =>
  matrix(many, many, (i, j) => (i === j ? 1 : correlation));
const zeros = (many: number, df = Number.POSITIVE_INFINITY) =>
  Array.from({ length: many }, () => ({ value: 0, df }));
const criticalOf = (many: number, correlation: number, df?: number) =>
  bandsSimultaneous(zeros(many, df), alike(many, correlation), { random: random(7), draws: 100_000 })[0]
    ?.critical;
const near = (got: number | undefined, wanted: number) =>
  expect(Math.abs((got ?? Number.NaN) - wanted)).toBeLessThan(0.02);

/** Dunnett (1964), Biometrics 20, table III (two-sided, 5 %, infinite degrees of freedom): correlation one half. */
test.each([
  [2, 2.21],
  [3, 2.35],
  [5, 2.51],
  [9, 2.69],
])("%i estimates correlated by one half: Dunnett's %d", (many, wanted) =>
  near(criticalOf(many, 0.5), wanted),
);

test("one estimate, and many that are one: the quantile of t; independent ones: Šidák's where it is normal", () => {
  expect(criticalOf(1, 0)).toBeCloseTo(normalQuantile(0.975), 12);
  expect(criticalOf(1, 0, 6)).toBeCloseTo(studentQuantile(0.975, 6), 2);
  expect(criticalOf(4, 1)).toBeCloseTo(normalQuantile(0.975), 1);
  expect(criticalOf(4, 0)).toBeCloseTo(normalQuantile((1 + 0.95 ** 0.25) / 2), 1);
});

test("each band reaches as many of its own standard errors; a base period is its own band", () => {
  const estimates = [1, 0, 3].map((value) => ({ value, df: Number.POSITIVE_INFINITY }));
  const bands = bandsSimultaneous(estimates, diagonal([4, 0, 0.25]), { random: random(1) });
  const critical = bands[0]?.critical ?? 0;
  expect(bands).toEqual([
    { critical, low: 1 - 2 * critical, high: 1 + 2 * critical },
    { critical, low: 0, high: 0 },
    { critical, low: 3 - critical / 2, high: 3 + critical / 2 },
  ]);
});

test("the estimate that rests on fewer clusters has the wider band, as wide as if all rested on so few", () => {
  const draw = (...dfs: readonly number[]) =>
    bandsSimultaneous(
      dfs.map((df) => ({ value: 0, df })),
      alike(3, 0.5),
      { random: random(5) },
    ).map(({ critical }) => critical);
  const [few, many] = [draw(5, 5, 5)[0], draw(60, 60, 60)[0]];
  expect(draw(5, 60, 60)).toEqual([few, many, many]);
  expect(Number(few)).toBeGreaterThan(Number(many));
});

/** Of 200 worlds 10 are to be missed, give or take 6. */
test("where 6 units are reached in each of two years, bands by t hold nothing at once as often as they say; normal ones do not", () => {
  const worlds = Array.from({ length: 200 }, (_, k) => eventStudy(k + 1));
  const missed = (dfOf: (df: number) => number) =>
    worlds.filter(({ points, covariance }) => {
      const estimates = points.map(({ value, df }) => ({ value, df: dfOf(df) }));
      return bandsSimultaneous(estimates, covariance, { random: random(1), draws: 1000 }).some(
        ({ low, high }) => low > 0 || high < 0,
      );
    }).length;
  expect(missed((df) => df)).toBeLessThanOrEqual(16);
  expect(missed(() => Number.POSITIVE_INFINITY)).toBeGreaterThan(20);
});

function eventStudy(seed: number) {
  const periods = Array.from({ length: 6 }, (_, t) => 2005 + t);
  const panel = driftingPanel(seed, { starts: [2008, 2009], each: 6, never: 30, periods });
  const sums = panelSumsOf(
    panel,
    panel.units.map(() => ""),
  );
  const found = groupTimeEffects(sums, { comparison: "never", basePeriod: "varying", anticipation: 0 });
  const made = found.kind === "estimated" ? aggregateEffects(found, { by: "event-time" }) : found;
  if (made.kind !== "estimated") throw new Error(made.detail);
  return made;
}

test("the same seed gives the same bands", () => {
  const draw = () => bandsSimultaneous(zeros(2), alike(2, 0.3), { random: random(5), draws: 500 });
  expect(draw()).toEqual(draw());
});

test("a covariance that is none is our bug", () => {
  const none = fromRows([
    [1, 2],
    [2, 1],
  ]);
  expect(() => bandsSimultaneous(zeros(2), none, { random: random(1) })).toThrow("negative eigenvalue");
});
