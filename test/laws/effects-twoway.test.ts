import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Bacon, bacon } from "../../src/estimate/effects/bacon.js";
import { type Imputation, imputation } from "../../src/estimate/effects/imputation.js";
import {
  type ImputationPreTrend,
  imputationPreTrend,
} from "../../src/estimate/effects/imputationPreTrend.js";
import { type SyntheticDid, syntheticDid } from "../../src/estimate/effects/syntheticDid.js";
import { type TwoWayEventStudy, twoWayEventStudy } from "../../src/estimate/effects/twoWayEventStudy.js";
import {
  type TwoWayFixedEffects,
  twoWayFixedEffects,
} from "../../src/estimate/effects/twoWayFixedEffects.js";
import { stream } from "../../src/maths/random.js";
import type { PanelTable } from "../../src/vocabulary/panel.js";
import { type PanelRow, panelOf } from "../panelOf.js";

/** Units that start in 4, 6 or never, over 8 periods; own levels, shared trend, an effect, noise; some rows missing. */
function drawn(
  seed: number,
  {
    effect = (_since: number) => 0,
    noise = 1,
    missing = 0,
    even = false,
  }: {
    readonly effect?: (since: number) => number;
    readonly noise?: number;
    readonly missing?: number;
    readonly even?: boolean;
  } = {},
): PanelRow[] {
  const dice = stream(seed, "panel");
  const trend = Array.from({ length: 8 }, () => dice.normal());
  return Array.from({ length: 15 }, (_, i) => {
    const cohort = [4, 6, null][i % 3] ?? null;
    const [level, weight] = [dice.normal() * 3, even ? 1 : 0.2 + dice.uniform()];
    return trend.map((shared, t) => {
      const since = cohort === null ? -1 : t + 1 - cohort;
      const outcome = level + shared + noise * dice.normal() + (since >= 0 ? effect(since) : 0);
      const gone = t !== 0 && t !== 7 && dice.uniform() < missing;
      return { unit: `${i}`, period: t + 1, cohort, weight, outcome: gone ? null : outcome };
    });
  }).flat();
}

const seeds = fc.integer({ min: 1, max: 1e6 });
const always = (check: (seed: number) => void) => fc.assert(fc.property(seeds, check), { numRuns: 25 });
const near = (got: number, wanted: number, digits = 8) => expect(got).toBeCloseTo(wanted, digits);

const twoWay = (panel: PanelTable) => twoWayFixedEffects(panel) as TwoWayFixedEffects;
const imputed = (panel: PanelTable) => imputation(panel) as Imputation;
const study = (panel: PanelTable) => twoWayEventStudy(panel) as TwoWayEventStudy;
const synthetic = (panel: PanelTable) =>
  syntheticDid(panel, { spread: { kind: "jackknife" } }) as SyntheticDid;

describe("where trends are parallel and every effect is 3, every estimator says 3, surely", () => {
  const constant = { effect: () => 3, noise: 0 };

  test.each([
    ["two-way fixed effects", twoWay, 0.3],
    ["imputation", (panel: PanelTable) => imputed(panel).overall, 0.3],
    ["event study by interaction", (panel: PanelTable) => study(panel).overall, 0.3],
    ["synthetic", synthetic, 0],
  ] as const)("%s", (_, estimate, missing) => {
    always((seed) => {
      const { value, se } = estimate(panelOf(drawn(seed, { ...constant, missing })));
      near(value, 3);
      near(se, 0, 6);
    });
  });

  test("and leads are 0", () => {
    always((seed) => {
      const panel = panelOf(drawn(seed, { ...constant, missing: 0.3 }));
      for (const { value } of (imputationPreTrend(panel, { leads: 2 }) as ImputationPreTrend).leads)
        near(value, 0);
      for (const { since, value } of study(panel).effects) near(value, since < 0 ? 0 : 3);
    });
  });
});

describe("where effects grow", () => {
  const growing = { effect: (since: number) => since + 1, noise: 0 };

  test("imputation and interaction say by how much, after each number of periods", () => {
    always((seed) => {
      const panel = panelOf(drawn(seed, { ...growing, missing: 0.2 }));
      for (const { since, value } of imputed(panel).horizons) near(value, since + 1);
      for (const { since, value } of study(panel).effects) near(value, since < 0 ? 0 : since + 1);
    });
  });

  test("two-way fixed effects says too little, and the weight of forbidden comparisons warns", () => {
    always((seed) => {
      const panel = panelOf(drawn(seed, { ...growing, even: true }));
      expect(twoWay(panel).value).toBeLessThan(imputed(panel).overall.value - 0.3);
      expect((bacon(panel) as Bacon).forbidden).toBeGreaterThan(0.1);
    });
  });

  test("without units never reached it can fall below 0 although no effect does", () => {
    // a is reached in 2, with effects of 0, 10 and 20; b in 4, with an effect of 1; nothing else happens
    const rows = [
      ["a", 2, [0, 0, 10, 20]],
      ["b", 4, [0, 0, 0, 1]],
    ] as const;
    const panel = panelOf(
      rows.flatMap(([unit, cohort, path]) =>
        path.map((outcome, t) => ({ unit, cohort, outcome, period: t + 1 })),
      ),
    );
    const found = twoWay(panel);
    // a from 1 to 2–3 beside b: +5; b from 2–3 to 4 beside a: 1 − (20 − 5) = −14; both weigh ½
    near(found.value, -4.5);
    expect(bacon(panel)).toMatchObject({ forbidden: 0.5, value: expect.closeTo(-4.5, 10) });
    expect(found.weights).toMatchObject({ reached: 4, negative: 1 });
  });
});

describe("for any data", () => {
  test("the comparisons of Goodman-Bacon make up the coefficient, also where units have weights", () => {
    always((seed) => {
      const panel = panelOf(drawn(seed));
      const found = bacon(panel) as Bacon;
      near(found.value, twoWay(panel).value);
      near(
        found.comparisons.reduce((sum, { weight }) => sum + weight, 0),
        1,
      );
      expect(found.comparisons.every(({ weight }) => weight > 0)).toBe(true);
    });
  });

  test("levels of units, a trend that all share and the order of rows do not matter; units of measurement do as they must", () => {
    always((seed) => {
      const rows = drawn(seed, { missing: 0.2, effect: (since) => since });
      const moved = [...rows].reverse().map((row) => ({
        ...row,
        outcome:
          row.outcome === null ? null : 10 * (row.outcome + 7 * Number(row.unit) + Math.sin(9 * row.period)),
      }));
      for (const estimate of [
        twoWay,
        (panel: PanelTable) => imputed(panel).overall,
        (panel: PanelTable) => study(panel).overall,
      ]) {
        const [here, there] = [estimate(panelOf(rows)), estimate(panelOf(moved))];
        near(there.value, 10 * here.value, 6);
        near(there.se, 10 * here.se, 6);
      }
    });
  });

  test("a unit or a period of one observation tells nothing: left out, and counted", () => {
    always((seed) => {
      const rows = drawn(seed, { missing: 0.2 });
      const alone = [
        { unit: "once", period: 3, cohort: null, outcome: 50 },
        { unit: "0", period: 20, cohort: 4, outcome: -50 },
      ];
      const [without, with_] = [twoWay(panelOf(rows)), twoWay(panelOf([...rows, ...alone]))];
      near(with_.value, without.value);
      near(with_.se, without.se);
      expect([without.leftOut, with_.leftOut, with_.units]).toEqual([0, 2, 15]);
    });
  });

  test("effects on cells reached never move the pre-trend", () => {
    always((seed) => {
      const [without, with_] = [
        { missing: 0.2 },
        { missing: 0.2, effect: (since: number) => 100 + since },
      ].map(
        (options) => imputationPreTrend(panelOf(drawn(seed, options)), { leads: 2 }) as ImputationPreTrend,
      );
      with_?.leads.forEach(({ value, se }, k) => {
        near(value, without?.leads[k]?.value ?? Number.NaN);
        near(se, without?.leads[k]?.se ?? Number.NaN);
      });
    });
  });

  test("the overall imputed effect is the mean of the horizons', by weight of cells", () => {
    always((seed) => {
      const { overall, horizons, cells } = imputed(panelOf(drawn(seed, { even: true, missing: 0.3 })));
      const imputedCells = cells.reached - cells.notImputed;
      expect(horizons.reduce((sum, horizon) => sum + horizon.cells, 0)).toBe(imputedCells);
      near(
        horizons.reduce((sum, horizon) => sum + (horizon.cells / imputedCells) * horizon.value, 0),
        overall.value,
      );
    });
  });
});

describe("what cannot be estimated is said", () => {
  const table = (paths: readonly (readonly [string, number | null, readonly (number | null)[]])[]) =>
    panelOf(
      paths.flatMap(([unit, cohort, path]) =>
        path.map((outcome, t) => ({ unit, cohort, outcome, period: t + 1 })),
      ),
    );
  const allAtOnce = table([
    ["a", 2, [1, 2, 3]],
    ["b", 2, [2, 2, 4]],
  ]);
  const laterAtOnce = table([
    ["a", 3, [1, 2, 3]],
    ["b", 3, [2, 2, 4]],
    ["c", 3, [2, 5, 4]],
  ]);
  const nobody = table([
    ["a", null, [1, 2, 3]],
    ["b", 9, [2, 2, 4]],
  ]);
  const gap = table([
    ["a", 3, [1, null, 3, 4]],
    ["b", null, [2, 2, 4, 5]],
    ["c", null, [2, 3, 4, 5]],
  ]);

  test.each([
    ["nobody reached", twoWayFixedEffects(nobody), "nobody-reached"],
    ["nobody reached", imputation(nobody), "nobody-reached"],
    ["all start at once", twoWayFixedEffects(allAtOnce), "singular"],
    ["all start at once", imputation(allAtOnce), "no-effect"],
    ["all start at once", bacon(allAtOnce), "no-effect"],
    ["all start at once", twoWayEventStudy(allAtOnce), "no-never-treated"],
    ["all start at once", imputationPreTrend(laterAtOnce, { leads: 1 }), "singular"],
    ["a gap", bacon(gap), "unbalanced"],
    ["a gap", syntheticDid(gap, { spread: { kind: "jackknife" } }), "unbalanced"],
    ["no rows", twoWayFixedEffects(table([])), "no-units"],
  ])("%s", (_, found, reason) => {
    expect(found).toMatchObject({ kind: "not-estimable", reason });
  });

  test("all units in one cluster have no standard error", () => {
    const rows = drawn(1).map((row) => ({ ...row, cluster: "one" }));
    for (const estimate of [twoWayFixedEffects, imputation, twoWayEventStudy])
      expect(estimate(panelOf(rows))).toMatchObject({ reason: "one-cluster" });
  });

  test("units reached from the first period on are left out of imputation, and counted", () => {
    const rows = drawn(2, { effect: () => 3, noise: 0 });
    const early = rows
      .filter(({ unit }) => unit === "0")
      .map((row) => ({ ...row, unit: "early", cohort: 1 }));
    const { overall, cells } = imputed(panelOf([...rows, ...early]));
    near(overall.value, 3);
    expect(cells.notImputed).toBe(8);
  });
});
