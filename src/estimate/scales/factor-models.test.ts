import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Matrix, matrix } from "../../maths/matrix.js";
import { confirmatoryFactorAnalysis } from "./confirmatoryFactorAnalysis.js";
import { cronbachAlpha } from "./cronbachAlpha.js";
import { fitFactorModel } from "./factor/fitFactorModel.js";
import type { ItemMoments } from "./itemMoments.js";
import { measurementInvariance } from "./measurementInvariance.js";
import { omegaTotal } from "./omegaTotal.js";
import type { Factor } from "./structureOf.js";

interface Planted {
  readonly loadings: readonly number[];
  readonly residuals: readonly number[];
  /** The factor of each item, and how factors are related. */
  readonly factorOf?: readonly number[];
  readonly related?: number;
  readonly means?: readonly number[];
  readonly n?: number;
}

/** Moments that a factor model makes exactly. */
function planted({ loadings, residuals, factorOf, related = 0, means, n = 500 }: Planted): ItemMoments {
  const factor = (i: number) => factorOf?.[i] ?? 0;
  const entryAt = (i: number, j: number) =>
    (loadings[i] ?? 0) * (loadings[j] ?? 0) * (factor(i) === factor(j) ? 1 : related) +
    (i === j ? (residuals[i] ?? 0) : 0);
  const covariance: Matrix = matrix(
    loadings.length,
    loadings.length,
    (i, j) => (entryAt(i, j) * n) / (n - 1),
  );
  return {
    items: itemsOf(loadings.length),
    n,
    means: Float64Array.from(means ?? loadings.map(() => 0)),
    covariance,
  };
}

const itemsOf = (many: number) => Array.from({ length: many }, (_, i) => `q${i + 1}`);
const one = (many: number): readonly Factor[] => [{ name: "f", items: itemsOf(many) }];

describe("confirmatory factor analysis", () => {
  const loading = fc.double({ min: 0.4, max: 2, noNaN: true });
  const residual = fc.double({ min: 0.3, max: 3, noNaN: true });

  test("finds what was planted: one factor", () => {
    const items = fc.array(fc.tuple(loading, residual), { minLength: 4, maxLength: 7 });
    fc.assert(
      fc.property(items, (all) => {
        const loadings = all.map(([l]) => l);
        const residuals = all.map(([, r]) => r);
        const found = confirmatoryFactorAnalysis(planted({ loadings, residuals }), one(all.length), {
          unit: "standardised",
        });
        if (found.kind !== "fitted") throw new Error(found.detail);
        const values = (kind: string) => found.estimates.flatMap((e) => (e.kind === kind ? [e.value] : []));
        loadings.forEach((l, i) => {
          expect(values("loading")[i]).toBeCloseTo(l, 6);
        });
        residuals.forEach((r, i) => {
          expect(values("residual")[i]).toBeCloseTo(r, 6);
        });
        expect(found.fit.chiSquared).toBeLessThan(1e-8);
        expect(found.fit).toMatchObject({ cfi: 1, rmsea: { value: 0 } });
      }),
      { numRuns: 60 },
    );
  });

  test("finds what was planted: two related factors, one of two items", () => {
    const factorOf = [0, 0, 1, 1, 1];
    const fit = fc.tuple(
      fc.array(fc.tuple(loading, residual), { minLength: 5, maxLength: 5 }),
      fc.double({ min: 0.2, max: 0.7, noNaN: true }),
    );
    fc.assert(
      fc.property(fit, ([all, related]) => {
        const moments = planted({
          loadings: all.map(([l]) => l),
          residuals: all.map(([, r]) => r),
          factorOf,
          related,
        });
        const factors = [
          { name: "a", items: ["q1", "q2"] },
          { name: "b", items: ["q3", "q4", "q5"] },
        ];
        const found = confirmatoryFactorAnalysis(moments, factors);
        if (found.kind !== "fitted") throw new Error(found.detail);
        const between = found.estimates.find(({ of }) => of.join() === "a,b");
        expect(between?.standardised).toBeCloseTo(related, 5);
        expect(found.fit.chiSquared).toBeLessThan(1e-7);
      }),
      { numRuns: 40 },
    );
  });

  test("an item of its own is a factor without a residual", () => {
    const factorOf = [0, 0, 0, 1];
    const moments = planted({ loadings: [1, 1, 1, 2], residuals: [1, 1, 1, 0], factorOf, related: 0.5 });
    const found = confirmatoryFactorAnalysis(moments, [
      { name: "a", items: ["q1", "q2", "q3"] },
      { name: "b", items: ["q4"] },
    ]);
    if (found.kind !== "fitted") throw new Error(found.detail);
    expect(found.estimates.find(({ of }) => of.join() === "q4")).toMatchObject({ value: 0, se: 0 });
    expect(found.estimates.find(({ of }) => of.join() === "a,b")?.standardised).toBeCloseTo(0.5, 6);
    expect(found.fit.df).toBe(2);
  });

  const correlated = (...rows: readonly (readonly number[])[]): ItemMoments => ({
    items: itemsOf(rows.length),
    n: 200,
    means: new Float64Array(rows.length),
    covariance: matrix(rows.length, rows.length, (i, j) =>
      i === j ? 1 : (rows[Math.max(i, j)]?.[Math.min(i, j)] ?? 0),
    ),
  });
  const good = planted({ loadings: [1, 1, 1, 1], residuals: [1, 1, 1, 1] });

  test.each([
    ["one item", planted({ loadings: [1], residuals: [1] }), "too-few-items"],
    ["two items", planted({ loadings: [1, 1], residuals: [1, 1] }), "too-few-items"],
    ["four people and four items", { ...good, n: 4 }, "too-few-answers"],
    ["an item without variance", planted({ loadings: [1, 1, 1, 0], residuals: [1, 1, 1, 0] }), "no-variance"],
    ["an item that is the sum of others", planted({ loadings: [1, 1, 1], residuals: [0, 0, 1] }), "singular"],
    // the first would have to explain more than all of itself: 0.8 · 0.8 / 0.3 > 1
    ["Heywood's case", correlated([], [0.8], [0.8, 0.3]), "heywood"],
    ["correlations that no factor makes", correlated([], [0.5], [0.5, -0.5]), "singular"],
    ["items that are not related", correlated([], [0], [0, 0], [0, 0, 0]), "singular"],
  ])("%s: a finding with its reason, no number", (_, moments, reason) => {
    const found = confirmatoryFactorAnalysis(moments, one(moments.items.length));
    expect(found).toMatchObject({ kind: "not-estimable", reason });
  });

  test("an item that measures nothing, or two things, is our mistake", () => {
    expect(() => confirmatoryFactorAnalysis(good, one(3))).toThrow(
      "q4 must measure one factor, measures none",
    );
    expect(() => confirmatoryFactorAnalysis(good, [...one(4), ...one(4)])).toThrow("measures more");
  });
});

describe("omega", () => {
  test("of items that measure one thing equally well is alpha", () => {
    const moments = planted({ loadings: [1, 1, 1, 1], residuals: [1, 2, 3, 1] });
    const [omega, alpha] = [omegaTotal(moments), cronbachAlpha(moments)];
    if (omega.kind !== "omega" || alpha.kind !== "alpha") throw new Error("no omega");
    // (Σλ)² = 16 of 16 + 7
    expect(omega.total).toBeCloseTo(16 / 23, 8);
    expect(omega.general).toBeCloseTo(16 / 23, 8);
    expect(alpha.raw).toBeCloseTo(16 / 23, 14);
  });

  test("of items that measure it unequally well is more than alpha", () => {
    const moments = planted({ loadings: [0.2, 1, 2], residuals: [1, 1, 1] });
    const [omega, alpha] = [omegaTotal(moments), cronbachAlpha(moments)];
    if (omega.kind !== "omega" || alpha.kind !== "alpha") throw new Error("no omega");
    expect(omega.total).toBeCloseTo(3.2 ** 2 / (3.2 ** 2 + 3), 7);
    expect(omega.total).toBeGreaterThan(alpha.raw + 0.05);
  });

  test("of two items cannot be told", () => {
    expect(omegaTotal(planted({ loadings: [1, 1], residuals: [1, 1] }))).toMatchObject({
      reason: "too-few-items",
    });
  });
});

describe("measurement invariance", () => {
  const first: Planted = { loadings: [1, 0.8, 1.2, 0.9], residuals: [1, 1, 1, 1], means: [2, 3, 4, 5] };
  const compare = (second: Planted) => {
    const found = measurementInvariance([planted(first), planted(second)], one(4));
    if (found.kind !== "invariance") throw new Error(found.detail);
    return found;
  };

  test("two groups that are alike share everything", () => {
    const { levels, holds } = compare({ ...first, n: 900 });
    expect(holds).toBe("strict");
    for (const step of levels) expect(step.kind === "fitted" && step.fit.chiSquared).toBeLessThan(1e-7);
  });

  test("a group that stands higher on what is measured shares intercepts, for its means move with the loadings", () => {
    const means = first.loadings.map((l, i) => (first.means?.[i] ?? 0) + 0.7 * l);
    const loadings = first.loadings.map((l) => 1.3 * l);
    const { levels, holds } = compare({ ...first, means, loadings });
    expect(holds).toBe("strict");
    for (const step of levels) expect(step.kind === "fitted" && step.fit.chiSquared).toBeLessThan(1e-6);
  });

  test.each([
    ["one loading differs: only the form is shared", { loadings: [1, 0.8, 0.2, 0.9] }, "configural"],
    [
      "one intercept differs: loadings are shared, means cannot be compared",
      { means: [2, 3, 4, 6] },
      "metric",
    ],
    ["residual variances differ: all but these is shared", { residuals: [1, 5, 1, 1] }, "scalar"],
  ] as const)("%s", (_, other, holds) => {
    expect(compare({ ...first, ...other }).holds).toBe(holds);
  });

  test("groups that share only the form are fitted as if each were alone", () => {
    const groups = [
      planted({ ...first, n: 300 }),
      planted({ ...first, loadings: [1, 0.5, 0.8, 1.1], n: 200 }),
    ];
    const bent = groups.map((moments) => ({
      ...moments,
      covariance: matrix(4, 4, (i, j) => (moments.covariance.data[i * 4 + j] ?? 0) + (i + j === 1 ? 0.3 : 0)),
    }));
    const structure = { factorOf: [0, 0, 0, 0], factors: 1 };
    const statistic = (some: readonly ItemMoments[]) => {
      const found = fitFactorModel(some, structure, "configural");
      if (found.kind !== "fitted") throw new Error(found.detail);
      return found;
    };
    const [together, ...apart] = [bent, ...bent.map((one) => [one])].map(statistic);
    expect(together?.chiSquared).toBeGreaterThan(5);
    expect(together?.chiSquared).toBeCloseTo(
      apart.reduce((sum, { chiSquared }) => sum + chiSquared, 0),
      8,
    );
    expect(together?.parameters).toBe(16);
  });

  test("what cannot be fitted ends the levels with its reason", () => {
    const bad = { ...planted(first), n: 3 };
    const found = measurementInvariance([planted(first), bad], one(4));
    expect(found).toMatchObject({
      kind: "invariance",
      levels: [{ kind: "not-estimable", level: "configural", reason: "too-few-answers" }],
      holds: null,
    });
    expect(measurementInvariance([planted(first)], one(4))).toMatchObject({ reason: "one-part" });
    const two = planted({ loadings: [1, 1], residuals: [1, 1] });
    expect(measurementInvariance([two, two], one(2))).toMatchObject({ reason: "too-few-items" });
  });

  test("the statistic does not depend on the items' units", () => {
    const unit = fc.array(fc.double({ min: 0.05, max: 40, noNaN: true }), { minLength: 4, maxLength: 4 });
    const second = planted({
      ...first,
      loadings: [1.1, 0.5, 1.2, 1],
      means: [2.2, 3.3, 4.1, 5],
      residuals: [1, 2, 1, 1.5],
    });
    const groups = [planted(first), second];
    const statistics = (all: readonly ItemMoments[]) => {
      const found = measurementInvariance(all, one(4));
      if (found.kind !== "invariance") throw new Error(found.detail);
      return found.levels.map((step) => (step.kind === "fitted" ? step.fit.chiSquared : -1));
    };
    const wanted = statistics(groups);
    fc.assert(
      fc.property(unit, (units) => {
        const inUnits = groups.map((moments) => ({
          ...moments,
          means: moments.means.map((mean, i) => mean * (units[i] ?? 1)),
          covariance: matrix(
            4,
            4,
            (i, j) => (moments.covariance.data[i * 4 + j] ?? 0) * (units[i] ?? 1) * (units[j] ?? 1),
          ),
        }));
        statistics(inUnits).forEach((value, k) => {
          expect(value).toBeCloseTo(wanted[k] ?? 0, 7);
        });
      }),
      { numRuns: 20 },
    );
  });
});
