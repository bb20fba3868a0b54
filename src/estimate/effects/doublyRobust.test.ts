import { expect, test } from "vitest";
import type { PanelTable } from "../../vocabulary/panel.js";
import { doublyRobust } from "./doublyRobust.js";
import { groupTimeDoublyRobust } from "./groupTimeDoublyRobust.js";

function twoPeriods(units: readonly (readonly [reached: number, change: number, ...x: number[]])[]) {
  return {
    change: Float64Array.from(units, ([, change]) => change),
    reached: Uint8Array.from(units, ([reached]) => reached),
    weight: new Float64Array(units.length).fill(1),
    covariates: units.map(([, , ...x]) => x),
  };
}

/** Among the compared the change is exactly 1 + 2x; the reached have 5 more. */
test("where the compared lie on a line, the reached are held against that line", () => {
  const units = [1, 2, 3, 4, 5, 6].flatMap((x) => [
    [0, 1 + 2 * x, x] as const,
    ...(x > 2 ? [[1, 6 + 2 * x, x] as const] : []),
  ]);
  const found = doublyRobust(twoPeriods(units));
  expect(found).toMatchObject({ kind: "estimated", value: expect.closeTo(5, 10) });
});

test.each([
  ["no-overlap", [1, 2, 3, 4].map((x) => [x > 2 ? 1 : 0, x, x] as const)],
  ["singular", [1, 2, 3, 4].map((x) => [x % 2, x, x, 2 * x] as const)],
  ["no-comparison", [1, 2, 3, 4].map((x) => [1, x, x] as const)],
])("%s", (reason, units) => {
  expect(doublyRobust(twoPeriods(units))).toMatchObject({ kind: "refused", reason });
});

test("a covariate's unit and origin do not matter", () => {
  const units = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3].map(
    (x, i) => [(i * 7) % 3 === 0 ? 1 : 0, x * x + i, x] as const,
  );
  const found = doublyRobust(twoPeriods(units));
  const moved = doublyRobust(
    twoPeriods(units.map(([reached, change, x]) => [reached, change, 1e6 + x / 1000])),
  );
  if (found.kind !== "estimated" || moved.kind !== "estimated") throw new Error("refused");
  expect(moved.value).toBeCloseTo(found.value, 6);
});

test("units with a gap do not count, and a refused effect does not stop the others", () => {
  const table: PanelTable = {
    periods: [2015, 2016, 2017],
    units: [
      [2016, 1],
      [2016, 3],
      [2017, 9],
      [2017, 8],
      [null, 1],
      [null, 2],
      [null, 3],
      [null, 4],
    ].map(([cohort, x], i) => ({
      id: `${i}`,
      cohort: cohort ?? null,
      cluster: `${i}`,
      weight: 1,
      covariates: [Number(x)],
    })),
    outcome: Float64Array.from({ length: 24 }, (_, k) => (k * k) % 7),
    present: Uint8Array.from({ length: 24 }, (_, k) => (k === 23 ? 0 : 1)),
  };
  const found = groupTimeDoublyRobust(table, { comparison: "never", basePeriod: "varying", anticipation: 0 });
  if (found.kind !== "estimated") throw new Error(found.detail);
  expect([found.units, found.clusters]).toEqual([7, 7]);
  expect(found.effects.map(({ cohort, period }) => [cohort, period])).toEqual([
    [2016, 2016],
    [2016, 2017],
  ]);
  expect(found.refused.map(({ cohort, period, reason }) => [cohort, period, reason])).toEqual([
    [2017, 2016, "no-overlap"],
    [2017, 2017, "no-overlap"],
  ]);
});
