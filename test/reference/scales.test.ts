import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  confirmatoryFactorAnalysis,
  type FactorEstimate,
} from "../../src/estimate/scales/confirmatoryFactorAnalysis.js";
import { cronbachAlpha } from "../../src/estimate/scales/cronbachAlpha.js";
import type { ItemMoments } from "../../src/estimate/scales/itemMoments.js";
import { measurementInvariance } from "../../src/estimate/scales/measurementInvariance.js";
import { omegaTotal } from "../../src/estimate/scales/omegaTotal.js";
import type { Factor } from "../../src/estimate/scales/structureOf.js";
import type { FitMeasures } from "../../src/vocabulary/scaleQuality.js";
import { expectAgree } from "./agree.js";
import { factorsOf, groupsOf, momentsOf, only } from "./scales-data.js";

// biome-ignore lint/suspicious/noExplicitAny: reference files have another shape for each entry
const results = (file: string): any =>
  JSON.parse(readFileSync(new URL(`./${file}.json`, import.meta.url), "utf8")).results;
const given = results("scales");
const more = results("scales-more");

function found<T extends { readonly kind: string }>(result: T): Exclude<T, { kind: "not-estimable" }> {
  if (result.kind === "not-estimable") throw new Error(JSON.stringify(result));
  return result as Exclude<T, { kind: "not-estimable" }>;
}

describe("alpha, as psych has it", () => {
  test.each([
    ["agree", 5],
    ["neuroticism", 5],
  ])("%s, pairwise", (name) => {
    const alpha = found(cronbachAlpha(momentsOf(`${name}_pairwise`)));
    const { total, feldt, drop, item } = given[`alpha.${name}`];
    expectAgree(
      [alpha.raw, alpha.standardised, alpha.guttman6 ?? 0, alpha.meanCorrelation],
      [total.raw_alpha, total["std.alpha"], total["G6(smc)"], total.average_r],
    );
    expectAgree(
      [alpha.interval.low, alpha.interval.high],
      [feldt["lower.ci"][0].raw_alpha, feldt["upper.ci"][0].raw_alpha],
    );
    const column = (key: "mean" | "sd" | "rest" | "without") => alpha.items.map((one) => one[key] ?? 0);
    expectAgree(column("without"), drop.raw_alpha);
    expectAgree(column("rest"), item["r.drop"]);
    expectAgree(column("mean"), item.mean);
    expectAgree(column("sd"), item.sd);
  });

  test.each(["agree", "neuroticism"])("%s, listwise", (name) => {
    const alpha = found(cronbachAlpha(momentsOf(name)));
    const { n, raw, std, G6 } = given[`alpha.complete.${name}`];
    expect(momentsOf(name).n).toBe(n);
    expectAgree([alpha.raw, alpha.standardised, alpha.guttman6 ?? 0], [raw, std, G6]);
  });

  test("four items of a made-up survey", () => {
    const alpha = found(cronbachAlpha(only(momentsOf("made"), ["q1", "q2", "q3", "q4"])));
    const { raw, std, G6, drop, without, feldt } = more["alpha.made"];
    expectAgree([alpha.raw, alpha.standardised, alpha.guttman6 ?? 0], [raw, std, G6]);
    expectAgree([alpha.interval.low, alpha.interval.high], feldt);
    expectAgree(
      alpha.items.map(({ rest }) => rest ?? 0),
      drop,
    );
    expectAgree(
      alpha.items.map((one) => one.without ?? 0),
      without,
    );
  });

  test("two items: the standardised alpha is Spearman and Brown's, and each item's rest is the other", () => {
    const moments = momentsOf("two");
    const alpha = found(cronbachAlpha(moments));
    const { raw, std, drop } = more["alpha.two"];
    expectAgree([alpha.raw, alpha.standardised], [raw, std]);
    expectAgree(
      alpha.items.map(({ rest }) => rest ?? 0),
      drop,
    );
    const r = alpha.meanCorrelation;
    expect(alpha.standardised).toBeCloseTo((2 * r) / (1 + r), 14);
    expect(alpha.items.map(({ without }) => without)).toEqual([null, null]);
  });
});

describe("omega of one factor", () => {
  // psych stops its search where the seventh digit of omega still moves
  test.each([["agree"], ["neuroticism"]])("%s, standardised items, as psych has it by ml", (name) => {
    const omega = found(omegaTotal(momentsOf(name), { standardised: true }));
    const { "omega.tot": total, omega_h: general, alpha } = given[`omega1.${name}`];
    expectAgree([omega.total, omega.general], [total, general], 2e-6);
    expectAgree([found(cronbachAlpha(momentsOf(name))).standardised], [alpha]);
  });

  test.each([["agree"], ["neuroticism"]])("%s, items as they are, from lavaan's estimates", (name) => {
    const omega = found(omegaTotal(momentsOf(name)));
    const { total, general } = more[`omega_raw.${name}`];
    expectAgree([omega.total, omega.general], [total, general], 1e-9);
  });

  test("made-up items, from lavaan's estimates", () => {
    const omega = found(omegaTotal(only(momentsOf("made"), ["q1", "q2", "q3", "q4"])));
    const { total, general } = more["omega_raw.made"];
    expectAgree([omega.total, omega.general], [total, general], 1e-9);
  });
});

const kinds = { "=~": "loading", "~~": "covariance" } as const;

/** Our estimates in the order of lavaan's table. */
function inOrder(
  estimates: readonly FactorEstimate[],
  { lhs, op, rhs }: { lhs: string[]; op: ("=~" | "~~")[]; rhs: string[] },
): readonly FactorEstimate[] {
  return lhs.map((left, k) => {
    const right = rhs[k] ?? "";
    const kind = kinds[op[k] ?? "=~"];
    const hit = estimates.find(
      ({ kind: own, of }) =>
        (own === kind && of.join() === `${left},${right}`) ||
        (own === "residual" && left === right && of.join() === left),
    );
    if (!hit) throw new Error(`no ${left} ${kind} ${right}`);
    return hit;
  });
}

type LavaanFit = Readonly<Record<string, number>>;

function expectFit(fit: FitMeasures, r: LavaanFit, tolerance = 1e-8) {
  expect([fit.parameters, fit.df, fit.baseline.df]).toEqual([r.npar, r.df, r["baseline.df"]]);
  const ours = {
    chisq: fit.chiSquared,
    "baseline.chisq": fit.baseline.chiSquared,
    cfi: fit.cfi,
    tli: fit.tli,
    srmr: fit.srmr,
    logl: fit.logLikelihood,
    aic: fit.aic,
    bic: fit.bic,
  };
  for (const [name, value] of Object.entries(ours)) {
    if (r[name] !== undefined) expectAgree([value], [r[name]], tolerance);
  }
  // a root of what is left of χ² − df: the digits that these have in common are lost
  const spare = Math.max(1, (r.chisq ?? 0) / Math.max((r.chisq ?? 0) - (r.df ?? 0), 1e-9));
  expectAgree([fit.rmsea.value], [r.rmsea ?? 0], tolerance * Math.min(spare, 1e3));
  expect(Math.abs((fit.p ?? 1) - (r.pvalue ?? 1))).toBeLessThan(1e-8);
}

describe("confirmatory factor analysis, as lavaan has it", () => {
  // lavaan's search ends 1e-6 of an estimate short of the minimum: its statistic has 9 digits, its estimates 6
  test("cfa_HS as lavaan leaves it: three abilities, nine tests", () => {
    const { estimates, fit } = found(confirmatoryFactorAnalysis(momentsOf("HS"), factorsOf.HS));
    const { est, fit: r } = given.cfa_HS;
    const ours = inOrder(estimates, est);
    for (const [name, column] of Object.entries({ value: "est", se: "se", standardised: "std.all" }))
      expectAgree(
        ours.map((one) => one[name as "value"]),
        est[column],
        2e-6,
      );
    expectFit(fit, r, 1e-7);
    expectAgree([fit.rmsea.low, fit.rmsea.high], [r["rmsea.ci.lower"], r["rmsea.ci.upper"]], 1e-6);
    expectAgree([fit.rmsea.pClose ?? 1], [r["rmsea.pvalue"]], 1e-7);
  });

  const cases: readonly (readonly [key: string, moments: ItemMoments, factors: readonly Factor[]])[] = [
    ["HS_standardised", momentsOf("HS"), factorsOf.HS],
    ["five", momentsOf("five"), factorsOf.five],
    ["made", momentsOf("made"), factorsOf.made],
    ["neuroticism", momentsOf("neuroticism"), factorsOf.neuroticism],
    ["two_and_three", only(momentsOf("HS"), ["x1", "x2", "x4", "x5", "x6"]), factorsOf.two_and_three],
  ];

  test.each(cases)("%s, iterated to the end", (key, moments, factors) => {
    const unit = key === "HS_standardised" ? "standardised" : "marker";
    const { estimates, fit } = found(confirmatoryFactorAnalysis(moments, factors, { unit }));
    const r = more[`cfa.${key}`];
    const ours = inOrder(estimates, r);
    const column = (name: "value" | "se" | "standardised") => ours.map((one) => one[name]);
    expectAgree(column("value"), r.est, 1e-8);
    expectAgree(column("se"), r.se, 1e-8);
    expectAgree(column("standardised"), r.std, 1e-8);
    expectFit(fit, r);
    expect(Math.abs(fit.rmsea.low - r.ci[0])).toBeLessThan(1e-8);
    expect(Math.abs(fit.rmsea.high - r.ci[1])).toBeLessThan(1e-8);
    expect(Math.abs((fit.rmsea.pClose ?? 1) - r.close)).toBeLessThan(1e-8);
  });

  test("three items and one factor: no degrees of freedom, nothing to judge", () => {
    const n1to3 = only(momentsOf("neuroticism"), ["N1", "N2", "N3"]);
    const { fit } = found(confirmatoryFactorAnalysis(n1to3, factorsOf.three));
    expect(fit).toMatchObject({
      df: 0,
      p: null,
      cfi: 1,
      tli: 1,
      rmsea: { value: 0, low: 0, high: 0, pClose: null },
    });
    expect(fit.chiSquared).toBeLessThan(1e-6);
  });
});

describe("measurement invariance, as lavaan has it", () => {
  test("invariance: two schools, nine tests, as lavaan leaves it", () => {
    const invariance = found(measurementInvariance(groupsOf("HS_school"), factorsOf.HS));
    const { lrt, ...levels } = given.invariance;
    invariance.levels.forEach((step, k) => {
      if (step.kind !== "fitted") throw new Error(step.detail);
      const r = levels[step.level];
      expectAgree(
        [step.fit.chiSquared, step.fit.cfi, step.fit.tli, step.fit.rmsea.value, step.fit.aic, step.fit.bic],
        [r.chisq, r.cfi, r.tli, r.rmsea, r.aic, r.bic],
        1e-7,
      );
      // the residuals' mean is as far from the end as lavaan's estimates are
      expectAgree([step.fit.srmr, step.fit.logLikelihood], [r.srmr, r.logl], 5e-6);
      expect(step.fit.df).toBe(r.df);
      if (!step.change) return;
      const { chiSquared, df, p, rmseaOfDifference } = step.change;
      expect(df).toBe(lrt["Df diff"][k]);
      expectAgree(
        [chiSquared, p, rmseaOfDifference],
        [lrt["Chisq diff"][k], lrt["Pr(>Chisq)"][k], lrt.RMSEA[k]],
        1e-7,
      );
    });
    expect(invariance.holds).toBe("metric");
  });

  test.each([
    ["HS_school", factorsOf.HS],
    ["five_gender", factorsOf.five],
    ["neuroticism_education", factorsOf.neuroticism],
    ["made_wave", factorsOf.made],
    ["made_quarter", factorsOf.quarter],
  ] as const)("%s, iterated to the end", (key, factors) => {
    const invariance = found(measurementInvariance(groupsOf(key), factors));
    const { levels, lrt } = more[`invariance.${key}`];
    invariance.levels.forEach((step, k) => {
      if (step.kind !== "fitted") throw new Error(step.detail);
      expectFit(step.fit, levels[step.level]);
      if (!step.change) return;
      expect(step.change.df).toBe(lrt["Df diff"][k - 1]);
      expectAgree([step.change.chiSquared], [lrt["Chisq diff"][k - 1]], 1e-7);
      expect(Math.abs(step.change.p - lrt["Pr(>Chisq)"][k - 1])).toBeLessThan(1e-8);
    });
  });

  test("six dimensions of 24 items in two waves take less than half a second", () => {
    const milliseconds = [1, 2, 3].map(() => {
      const started = performance.now();
      measurementInvariance(groupsOf("made_wave"), factorsOf.made);
      return performance.now() - started;
    });
    expect(Math.min(...milliseconds)).toBeLessThan(500);
  });
});
