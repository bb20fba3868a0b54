import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { distanceOf } from "../../src/design/distance.js";
import { newton } from "../../src/design/newton.js";
import { patternSums, predictor } from "../../src/design/patternSums.js";
import { rakePatterns } from "../../src/design/rakePatterns.js";
import { totalOf, totals } from "../../src/estimate/means/ratios.js";
import { type QuantileRule, quantile } from "../../src/estimate/quantiles/quantile.js";
import { balancedReplicates } from "../../src/estimate/replicates/balancedReplicates.js";
import { jackknife, type ReplicatePlan } from "../../src/estimate/replicates/jackknife.js";
import { replicateCovariance, replicated } from "../../src/estimate/replicates/replicateCovariance.js";
import { psusOf, reweighed } from "../../src/estimate/replicates/reweigh.js";
import { designCovariance } from "../../src/estimate/variance/designCovariance.js";
import { hadamard } from "../../src/maths/hadamard.js";
import type { Tally } from "../../src/vocabulary/tally.js";
import type { Distribution } from "../../src/vocabulary/valueTable.js";
import { type Row, tallyOfRows } from "../tallyOfRows.js";

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });

describe("quantiles", () => {
  const rules = ["math", "school", "hf1", "hf2", "hf4", "hf5", "hf6", "hf7", "hf8", "hf9"] as const;
  const people = fc.array(fc.tuple(fc.integer({ min: -9, max: 9 }), number(0.1, 10)), {
    minLength: 1,
    maxLength: 12,
  });

  function distributionOf(all: readonly (readonly [value: number, weight: number])[]): Distribution {
    const values = [...new Set(all.map(([value]) => value))].sort((a, b) => a - b);
    const weightsAt = (value: number) =>
      all.flatMap(([v, w]) => (v === value ? [w] : [])).sort((a, b) => a - b);
    const column = (of: (weights: readonly number[]) => number) =>
      Float64Array.from(values, (value) => of(weightsAt(value)));
    return {
      values: Float64Array.from(values),
      rows: column((weights) => weights.length),
      weights: column((weights) => weights.reduce((sum, w) => sum + w, 0)),
      first: column((weights) => weights[0] ?? 0),
      last: column((weights) => weights.at(-1) ?? 0),
    };
  }

  test.each(rules)(
    "%s: a larger share never has a smaller quantile, and all lie between the extremes",
    (rule: QuantileRule) => {
      fc.assert(
        fc.property(people, number(0, 1), number(0, 1), (all, a, b) => {
          const distribution = distributionOf(all);
          const [low, high] = [Math.min(a, b), Math.max(a, b)].map(
            (p) => quantile(distribution, p, rule) as number,
          );
          const values = all.map(([value]) => value);
          expect(low).toBeLessThanOrEqual((high as number) + 1e-9);
          expect(low).toBeGreaterThanOrEqual(Math.min(...values));
          expect(high).toBeLessThanOrEqual(Math.max(...values));
        }),
        { numRuns: 300 },
      );
    },
  );

  test("the whole weight's scale does not matter", () => {
    fc.assert(
      fc.property(
        people,
        number(0, 1),
        number(0.01, 100),
        fc.constantFrom(...rules),
        (all, p, factor, rule) => {
          const heavier = all.map(([value, weight]) => [value, weight * factor] as const);
          const [a, b] = [all, heavier].map((each) => quantile(distributionOf(each), p, rule) as number);
          // A share within rounding of a step may fall on either side of it.
          const nearby = [-1e-9, 1e-9].map((away) =>
            quantile(distributionOf(all), Math.min(1, Math.max(0, p + away)), rule),
          );
          expect([a, ...nearby].some((each) => Math.abs((each as number) - (b as number)) < 1e-6)).toBe(true);
        },
      ),
    );
  });
});

describe("calibration", () => {
  /** Six patterns of two margins (of two and three categories), and totals that some positive weights have. */
  const patterns = [0, 1].flatMap((a) => [2, 3, 4].map((b) => [a, b]));
  const margins = [
    [0, 1],
    [2, 3, 4],
  ];
  const sample = fc.array(fc.tuple(number(1, 100), number(0.5, 2)), { minLength: 6, maxLength: 6 });
  const weightsOf = (drawn: readonly (readonly [number, number])[]) => Float64Array.from(drawn, ([w]) => w);
  function sums(factors: ArrayLike<number>, weights: Float64Array): Float64Array {
    const out = new Float64Array(5);
    patterns.forEach((auxiliaries, i) => {
      for (const k of auxiliaries)
        out[k] = (out[k] as number) + (factors[i] as number) * (weights[i] as number);
    });
    return out;
  }
  const expectMet = (found: ArrayLike<number>, totals: Float64Array) =>
    totals.forEach((total, k) => {
      expect(Math.abs((found[k] as number) / total - 1)).toBeLessThan(1e-8);
    });

  test("raked weights add up to every margin, and stay above 0", () => {
    fc.assert(
      fc.property(sample, (drawn) => {
        const weights = weightsOf(drawn);
        const totals = sums(
          drawn.map(([, factor]) => factor),
          weights,
        );
        const found = rakePatterns({ weights, patterns, totals, margins });
        if (found.kind !== "raked") throw new Error(found.kind);
        expectMet(sums(found.factors, weights), totals);
        expect(Math.min(...found.factors)).toBeGreaterThan(0);
      }),
    );
  });

  test.each([
    ["linear", [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]],
    ["linear", [0.4, 2.5]],
    ["exponential", [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]],
    ["logit", [0.4, 2.5]],
  ] as const)("%s within %j: the weights add up to every margin", async (kind, bounds) => {
    await fc.assert(
      fc.asyncProperty(sample, async (drawn) => {
        const weights = weightsOf(drawn);
        const totals = sums(
          drawn.map(([, factor]) => factor),
          weights,
        );
        const distance = distanceOf(kind, bounds);
        const all = { patterns, weights, people: weights };
        const found = await newton(totals, (lambda) => patternSums(all, 5, distance, lambda));
        if (found.kind !== "solved") throw new Error(`${found.kind} ${JSON.stringify(found)}`);
        const factors = patterns.map((auxiliaries) => distance.ratio(predictor(auxiliaries, found.lambda)));
        expectMet(sums(factors, weights), totals);
        for (const factor of factors) {
          expect(factor).toBeGreaterThanOrEqual(bounds[0] - 1e-12);
          expect(factor).toBeLessThanOrEqual(bounds[1] + 1e-12);
        }
      }),
    );
  });

  test("exponential calibration is raking", async () => {
    await fc.assert(
      fc.asyncProperty(sample, async (drawn) => {
        const weights = weightsOf(drawn);
        const totals = sums(
          drawn.map(([, factor]) => factor),
          weights,
        );
        const raked = rakePatterns({ weights, patterns, totals, margins });
        const distance = distanceOf("exponential", [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]);
        const all = { patterns, weights, people: weights };
        const found = await newton(totals, (lambda) => patternSums(all, 5, distance, lambda));
        if (raked.kind !== "raked" || found.kind !== "solved") throw new Error("not met");
        patterns.forEach((auxiliaries, i) => {
          const factor = distance.ratio(predictor(auxiliaries, found.lambda));
          expect(factor / (raked.factors[i] as number)).toBeCloseTo(1, 7);
        });
      }),
      { numRuns: 30 },
    );
  });
});

describe("replicates of a linear statistic give the linearised variance", () => {
  const stratum = (psus: fc.Arbitrary<number>) =>
    psus.chain((n) =>
      fc.array(
        fc.array(fc.tuple(number(0.5, 3), fc.integer({ min: -50, max: 50 }), fc.constantFrom("a", "b")), {
          minLength: 1,
          maxLength: 3,
        }),
        {
          minLength: n,
          maxLength: n,
        },
      ),
    );

  function tallied(
    strata: readonly (readonly (readonly (readonly [number, number, string])[])[])[],
    population: number | null,
  ): Tally {
    const rows = strata.flatMap((psus, h) =>
      psus.flatMap((people, i) =>
        people.map(
          ([weight, y, g]): Row => ({
            stratum: `s${h}`,
            psu: h * 100 + i,
            weight,
            keys: { g },
            values: { y },
          }),
        ),
      ),
    );
    return tallyOfRows(rows, { population });
  }

  function expectEqual(t: Tally, plan: ReplicatePlan) {
    const estimator = (each: Tally) => totals(each, totalOf(each, "y"));
    const spread = replicateCovariance(
      replicated(reweighed(t, psusOf(t), plan.multipliers), estimator),
      plan,
    );
    const linear = designCovariance(t, estimator(t).influence, { lonelyPsu: "fail" });
    if (linear.kind !== "covariance") throw new Error(linear.kind);
    const size = Math.max(...linear.data.map(Math.abs), 1);
    spread.forEach((value, i) => {
      expect(Math.abs(value - (linear.data[i] as number)) / size).toBeLessThan(1e-10);
    });
  }

  test("the jackknife, any number of PSUs, with a finite population", () => {
    const drawn = fc.array(stratum(fc.integer({ min: 2, max: 5 })), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(drawn, fc.constantFrom(null, 40), (strata, population) => {
        const t = tallied(strata, population);
        const plan = jackknife(t, { lonelyPsu: "fail" });
        if (plan.kind !== "replicates") throw new Error(plan.kind);
        expectEqual(t, plan);
      }),
    );
  });

  test("balanced half-samples, two PSUs a stratum, any rho", () => {
    const drawn = fc.array(stratum(fc.constant(2)), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(drawn, number(0, 0.9), (strata, rho) => {
        const t = tallied(strata, null);
        const plan = balancedReplicates(t, { rho });
        if (plan.kind !== "replicates") throw new Error(plan.kind);
        expectEqual(t, plan);
      }),
    );
  });
});

describe("Hadamard matrices", () => {
  test("rows are orthogonal, the first row and column all ones, for every order up to 100", () => {
    const orders = new Set<number>();
    for (let least = 1; least <= 100; least++) {
      const rows = hadamard(least);
      if (orders.has(rows.length)) continue;
      orders.add(rows.length);
      expect(rows.length).toBeGreaterThanOrEqual(least);
      expect([...new Set(rows.map((row) => row[0]))]).toEqual([1]);
      expect([...new Set(rows[0])]).toEqual([1]);
      const product = (a: Int8Array, b: Int8Array) =>
        a.reduce((sum, value, k) => sum + value * (b[k] as number), 0);
      const products = rows.flatMap((row, i) => rows.slice(0, i).map((other) => product(row, other)));
      expect(products.filter((each) => each !== 0)).toEqual([]);
      expect(new Set(rows.map((row) => product(row, row)))).toEqual(new Set([rows.length]));
    }
    const missing = Array.from({ length: 25 }, (_, k) => 4 * (k + 1)).filter((order) => !orders.has(order));
    expect(missing).toEqual([52, 92, 100]);
  });
});
