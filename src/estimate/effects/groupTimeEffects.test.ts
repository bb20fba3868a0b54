import { expect, test } from "vitest";
import type { PanelCell, PanelSums } from "../../vocabulary/panel.js";
import { aggregateEffects } from "./aggregateEffects.js";
import type { GroupTimeOptions } from "./groupTimeEffect.js";
import { groupTimeEffects } from "./groupTimeEffects.js";

const options: GroupTimeOptions = { comparison: "never", basePeriod: "varying", anticipation: 0 };

type Unit = readonly [cohort: number | null, y: readonly number[], pattern?: string, cluster?: string];

function sums(periods: readonly number[], units: readonly Unit[]): PanelSums {
  const cells = units.map(([cohort, y, pattern = "", cluster]): PanelCell => {
    const products = Float64Array.from(y.flatMap((a) => y.map((b) => a * b)));
    return {
      cohort,
      pattern,
      cluster: cluster ?? null,
      units: 1,
      weight: 1,
      outcome: Float64Array.from(y),
      spread: cluster ? null : { weight: 1, outcome: Float64Array.from(y), products },
    };
  });
  const leftOut = { balanced: units.length, unbalanced: 0, unsettled: 0 };
  return { periods, centres: periods.map(() => 0), cells, leftOut, query: "" };
}

function estimated(of: PanelSums, asked: Partial<GroupTimeOptions> = {}) {
  const found = groupTimeEffects(of, { ...options, ...asked });
  if (found.kind !== "estimated") throw new Error(found.detail);
  return found;
}

/** Reached: changes of 5 and 7; never: of 1 and 3. Variance (1 + 1)/4 + (1 + 1)/4. */
const twoByTwo: readonly Unit[] = [
  [2016, [0, 5]],
  [2016, [10, 17]],
  [null, [3, 4]],
  [null, [8, 11]],
];

test("two periods, one cohort: the difference of mean changes", () => {
  expect(estimated(sums([2015, 2016], twoByTwo)).effects).toEqual([
    {
      cohort: 2016,
      period: 2016,
      base: 2015,
      phase: "after",
      value: 6 - 2,
      se: 1,
      units: 2,
      comparisonUnits: 2,
      clusters: 2,
    },
  ]);
});

test("like is compared with like: boys (3 of 4) gained 4 − 1, girls 10 − 4", () => {
  const units: readonly Unit[] = [
    ...[4, 4, 4].map((gain): Unit => [2016, [0, gain], "boy"]),
    [2016, [0, 10], "girl"],
    [null, [0, 1], "boy"],
    ...[4, 4, 4].map((gain): Unit => [null, [0, gain], "girl"]),
  ];
  expect(estimated(sums([2015, 2016], units)).effects[0]?.value).toBeCloseTo((3 * 3 + 6) / 4, 12);
});

test("patterns with nobody to compare with are named, with how many they are", () => {
  const units: readonly Unit[] = [...twoByTwo, [2016, [0, 1], "sex girl"], [2016, [0, 1], "sex other"]];
  const found = groupTimeEffects(sums([2015, 2016], units), options);
  expect(found).toMatchObject({ kind: "not-estimable", reason: "no-effect" });
  expect(found.refused).toEqual([
    {
      cohort: 2016,
      period: 2016,
      reason: "no-comparison",
      detail: "no unit to compare with for sex girl; sex other: 50.0% of the units reached",
    },
  ]);
});

const three: readonly Unit[] = [
  [2016, [0, 5, 6]],
  [2016, [1, 7, 7]],
  [2017, [3, 4, 9]],
  [2017, [8, 7, 8]],
];

test("without units that are never reached, not-yet compares until none is left", () => {
  expect(groupTimeEffects(sums([2015, 2016, 2017], three), options)).toMatchObject({
    kind: "not-estimable",
    reason: "no-never-treated",
  });
  const found = estimated(sums([2015, 2016, 2017], three), { comparison: "not-yet" });
  expect(found.effects.map(({ cohort, period, value }) => [cohort, period, value])).toEqual([
    [2016, 2016, 5.5],
  ]);
  expect(found.refused.map(({ cohort, period, reason }) => [cohort, period, reason])).toEqual([
    [2016, 2017, "no-comparison"],
    [2017, 2016, "no-comparison"],
    [2017, 2017, "no-comparison"],
  ]);
});

test("a cohort without a period before its start has no effects and is compared with by nobody", () => {
  const units: readonly Unit[] = [...twoByTwo, [2015, [100, 900]], [2014, [100, 900]]];
  const found = estimated(sums([2015, 2016], units), { comparison: "not-yet" });
  expect(found.effects.map(({ cohort, value, comparisonUnits }) => [cohort, value, comparisonUnits])).toEqual(
    [[2016, 4, 2]],
  );
  expect(found.refused.map(({ cohort, period, reason }) => [cohort, period, reason])).toEqual([
    [2014, null, "no-pre-period"],
    [2015, null, "no-pre-period"],
  ]);
});

test("a start after the last period is no start in these periods", () => {
  const later = twoByTwo.map(([cohort, y]): Unit => [cohort ?? 2030, y]);
  expect(estimated(sums([2015, 2016], later)).effects[0]?.value).toBe(4);
});

test.each([
  ["no-units", []],
  ["nobody-reached", twoByTwo.slice(2)],
  ["one-cluster", twoByTwo.map(([cohort, y]): Unit => [cohort, y, "", "all"])],
])("%s", (reason, units) => {
  expect(groupTimeEffects(sums([2015, 2016], units), options)).toMatchObject({ reason });
});

test("what cannot vary has no variance, whatever rounding leaves: one unit on either side", () => {
  const found = estimated(
    sums(
      [2015, 2016],
      [
        [2016, [0.1, 1e6 + 0.7]],
        [null, [0.3, 1e6 + 0.2]],
      ],
    ),
  );
  expect(found.effects[0]?.se).toBe(0);
});

test("clusters: units of one move together", () => {
  const of = (names: readonly string[]) =>
    estimated(
      sums(
        [2015, 2016],
        twoByTwo.map(([cohort, y], i): Unit => [cohort, y, "", names[i] ?? ""]),
      ),
    );
  expect(of(["a", "b", "c", "d"]).effects[0]?.se).toBeCloseTo(1, 12);
  // The first of each side move alike, and so do the second: 2·(−½ + ½)².
  expect(of(["a", "b", "a", "b"]).effects[0]?.se).toBe(0);
  expect(of(["a", "b", "b", "a"]).effects[0]?.se).toBeCloseTo(Math.sqrt(2), 12);
  expect(of(["a", "a", "c", "d"])).toMatchObject({ clusters: 3, effects: [{ clusters: 1 }] });
});

test("averages weigh cohorts by their units: 2016 has three, 2017 one", () => {
  const units: readonly Unit[] = [
    ...[6, 6, 6].map((gain): Unit => [2016, [0, gain, gain]]),
    [2017, [0, 0, 2]],
    [null, [0, 0, 0]],
    [null, [1, 1, 1]],
  ];
  const found = estimated(sums([2015, 2016, 2017], units));
  const by = (way: "all" | "cohort" | "period" | "event-time") => {
    const average = aggregateEffects(found, { by: way });
    if (average.kind !== "estimated") throw new Error(average.detail);
    return [average.overall.value, average.points.map(({ at, value }) => [at, value])];
  };
  expect(by("all")).toEqual([expect.closeTo((6 * 3 + 6 * 3 + 2) / 7, 12), []]);
  expect(by("cohort")).toEqual([
    (6 * 3 + 2) / 4,
    [
      [2016, 6],
      [2017, 2],
    ],
  ]);
  expect(by("period")).toEqual([
    (6 + 5) / 2,
    [
      [2016, 6],
      [2017, 5],
    ],
  ]);
  expect(by("event-time")).toEqual([
    (5 + 6) / 2,
    [
      [-1, 0],
      [0, 5],
      [1, 6],
    ],
  ]);
});

test("limits that leave no effect after a start leave no average", () => {
  const found = estimated(sums([2015, 2016], twoByTwo));
  expect(aggregateEffects(found, { by: "all", minEvent: 5 })).toMatchObject({ reason: "no-effect" });
});
