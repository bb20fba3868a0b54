import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { HonestEventStudy } from "../../src/estimate/effects/honestEventStudy.js";
import { type HonestMagnitudes, honestMagnitudes } from "../../src/estimate/effects/honestMagnitudes.js";
import {
  type HonestSmoothness,
  honestSmoothness,
  smoothnessBreakdown,
} from "../../src/estimate/effects/honestSmoothness.js";
import { chiSquaredQuantile } from "../../src/maths/chiSquared.js";
import { crossProduct, fromRows, matrix } from "../../src/maths/matrix.js";
import { noncentralChiSquaredCdf } from "../../src/maths/noncentralChiSquared.js";
import { normalQuantile } from "../../src/maths/normal.js";
import { stream } from "../../src/maths/random.js";

const z = normalQuantile(0.975);
const magnitudes = (study: HonestEventStudy, bound: number) =>
  honestMagnitudes(study, { bound }) as HonestMagnitudes;
const smoothness = (study: HonestEventStudy, bound: number) =>
  honestSmoothness(study, { bound }) as HonestSmoothness;

/** Effects 0.4 one period before the base and 3 after the start; variances 0.09 and 0.16, covariance 0.06. */
const one: HonestEventStudy = {
  effects: [0.4, 3],
  covariance: fromRows([
    [0.09, 0.06],
    [0.06, 0.16],
  ]),
  before: 1,
};

describe("one period before and one after, by hand", () => {
  test("a line through the period before and the base: 3 + 0.4, off by as much as the slope may change", () => {
    const found = smoothness(one, 0.5);
    expect(found.value).toBeCloseTo(3.4, 12);
    expect(found.se ** 2).toBeCloseTo(0.09 + 0.16 + 2 * 0.06, 12);
    expect(found.bias).toBe(0.5);
    // (χ/se)² is the 95th percentile of a chi-squared whose noncentrality is (bias/se)²
    const reach = (found.high - found.value) / found.se;
    expect(noncentralChiSquaredCdf(reach ** 2, 1, 0.25 / found.se ** 2)).toBeCloseTo(0.95, 10);
  });

  test("without a change of slope the interval is the line's own", () => {
    const { low, high } = smoothness(one, 0);
    const se = Math.sqrt(0.37);
    expect([low, high]).toEqual([expect.closeTo(3.4 - z * se, 10), expect.closeTo(3.4 + z * se, 10)]);
    expect(chiSquaredQuantile(0.95, 1)).toBeCloseTo(z * z, 10);
  });

  test("steps of up to 2 times the one before: 3 ± 0.8, and the errors of 3 − 0.8 and 3 + 0.8", () => {
    const { low, high, identified } = magnitudes(one, 2);
    expect(identified).toEqual({ low: expect.closeTo(2.2, 12), high: expect.closeTo(3.8, 12) });
    // either sign of the step is tried; the step is −0.4, so that 3 − 2·0.4 is 3 + 2·(its effect negated)
    const variance = (sign: number) => 0.16 + 4 * 0.09 + sign * 4 * 0.06;
    const tried = [1, -1].flatMap((sign) => [3 - sign * 0.8 - z * Math.sqrt(variance(-sign))]);
    expect(low).toBeCloseTo(Math.min(...tried), 10);
    const up = [1, -1].flatMap((sign) => [3 + sign * 0.8 + z * Math.sqrt(variance(sign))]);
    expect(high).toBeCloseTo(Math.max(...up), 10);
  });
});

/** Four effects before, three after, of any size, with a covariance that is not diagonal. */
function drawn(seed: number): HonestEventStudy {
  const dice = stream(seed, "honest");
  const root = matrix(9, 7, () => dice.normal());
  return {
    effects: Array.from({ length: 7 }, (_, t) => dice.normal() + (t < 4 ? 0 : seed % 2 === 0 ? 12 : -12)),
    covariance: crossProduct(
      root,
      Array.from({ length: 9 }, () => 0.05),
    ),
    before: 4,
    weights: [0.5, 0.25, 0.25],
  };
}

const always = (check: (study: HonestEventStudy) => void, numRuns = 40) =>
  fc.assert(fc.property(fc.integer({ min: 1, max: 1e6 }).map(drawn), check), { numRuns });
const bounds = [0, 0.1, 0.3, 1, 2, 5];

describe("for any event study", () => {
  test("a larger bound never makes the interval shorter, at either end for magnitudes", () => {
    always((study) => {
      const wide = bounds.map((bound) => magnitudes(study, bound));
      const smooth = bounds.map((bound) => smoothness(study, bound));
      for (let k = 1; k < bounds.length; k++) {
        expect(wide[k]?.low).toBeLessThanOrEqual(wide[k - 1]?.low ?? Number.NaN);
        expect(wide[k]?.high).toBeGreaterThanOrEqual(wide[k - 1]?.high ?? Number.NaN);
        const length = (found?: HonestSmoothness) => (found ? found.high - found.low : Number.NaN);
        expect(length(smooth[k])).toBeGreaterThanOrEqual(length(smooth[k - 1]) * (1 - 1e-9));
      }
      for (const { low, high, identified } of wide) {
        expect(low).toBeLessThan(identified.low);
        expect(high).toBeGreaterThan(identified.high);
      }
    });
  });

  test("just below the breakdown value 0 lies outside, just above inside", () => {
    always((study) => {
      const outside = ({ low, high }: { low: number; high: number }) => low > 0 || high < 0;
      const { breakdown } = magnitudes(study, 0);
      if (breakdown > 0) {
        expect(outside(magnitudes(study, breakdown * (1 - 1e-6)))).toBe(true);
        expect(outside(magnitudes(study, breakdown * (1 + 1e-6)))).toBe(false);
      } else expect(outside(magnitudes(study, 0))).toBe(false);
      const found = smoothnessBreakdown(study);
      if (found.kind !== "estimated") return;
      if (found.breakdown > 0) {
        expect(outside(smoothness(study, found.breakdown * (1 - 1e-5)))).toBe(true);
        expect(outside(smoothness(study, found.breakdown * (1 + 1e-5)))).toBe(false);
      } else expect(outside(smoothness(study, 0))).toBe(false);
    }, 15);
  });

  test("no combination tried at random has a shorter interval under smoothness than the one found", () => {
    always((study) => {
      const found = smoothness(study, 0.3);
      const dice = stream(1, "other combinations");
      for (let k = 0; k < 20; k++) {
        // bends of the line before the start: they keep what a line brings to the figure
        const other = [...found.combination];
        for (let j = 0; j < 3; j++) {
          const by = dice.normal() * 0.3;
          [1, -2, 1].forEach((part, l) => {
            if (j + l < 4) other[j + l] = (other[j + l] ?? 0) + by * part;
          });
        }
        expect(lengthOf(other, study, 0.3)).toBeGreaterThanOrEqual((found.high - found.value) * (1 - 1e-9));
      }
    }, 15);
  });

  test("intervals hold the truth as often as they say where trends break by as much as the bound allows", () => {
    const truth = [-0.6, 0.2, -0.4, 0.3];
    // largest step before the start 0.7: after it trends part by 0.7 a period; slopes change by 1.3 at most
    const after = [0.7, 1.4];
    const root = fromRows(
      [0, 1, 2, 3, 4, 5].map((t) => [0, 1, 2, 3, 4, 5].map((s) => (s > t ? 0 : 0.4 / (1 + t - s)))),
    );
    const covariance = crossProduct(matrix(6, 6, (i, j) => root.data[j * 6 + i] ?? 0));
    const dice = stream(5, "coverage");
    let held = [0, 0];
    const draws = 600;
    for (let k = 0; k < draws; k++) {
      const noise = Array.from({ length: 6 }, () => dice.normal());
      const error = (t: number) =>
        noise.reduce((sum, value, s) => sum + value * (root.data[t * 6 + s] ?? 0), 0);
      const effects = [...truth, ...after.map((part) => 2 + part)].map((value, t) => value + error(t));
      const study = { effects, covariance, before: 4, weights: [0.5, 0.5] };
      const holds = ({ low, high }: { low: number; high: number }) => (low <= 2 && 2 <= high ? 1 : 0);
      held = [(held[0] ?? 0) + holds(magnitudes(study, 1)), (held[1] ?? 0) + holds(smoothness(study, 1.3))];
    }
    // 600 draws of 95 in 100: 93.2 or more, 97.5 times in 100
    for (const share of held) expect(share / draws).toBeGreaterThan(0.932);
  });
});

/** χ of a combination, with its largest bias by trying all corners of what slopes may do. */
function lengthOf(combination: readonly number[], { covariance }: HonestEventStudy, bound: number): number {
  const times = [-4, -3, -2, -1, 1, 2, 3];
  const places = [-3, -2, -1, 0, 1, 2];
  let bias = 0;
  for (let corner = 0; corner < 2 ** places.length; corner++) {
    const change = places.map((_, k) => (corner & (1 << k) ? bound : -bound));
    const total = times.reduce((sum, t, j) => {
      const apart = places.reduce((all, s, k) => {
        const ahead = t > 0 && s >= 0 ? Math.max(t - s, 0) : t < 0 && s < 0 ? Math.max(s - t, 0) : 0;
        return all + ahead * (change[k] ?? 0);
      }, 0);
      return sum + (combination[j] ?? 0) * apart;
    }, 0);
    bias = Math.max(bias, Math.abs(total));
  }
  const variance = combination.reduce(
    (sum, a, i) =>
      sum + combination.reduce((all, b, j) => all + a * b * (covariance.data[i * 7 + j] ?? 0), 0),
    0,
  );
  const se = Math.sqrt(variance);
  let [low, high] = [0, bias / se + 3];
  for (let k = 0; k < 60; k++) {
    const middle = (low + high) / 2;
    if (noncentralChiSquaredCdf(middle ** 2, 1, (bias / se) ** 2) < 0.95) low = middle;
    else high = middle;
  }
  return high * se;
}

describe("what cannot be estimated is said", () => {
  const three = {
    covariance: fromRows([
      [1, 0],
      [0, 1],
    ]),
    effects: [1, 2],
  };
  test.each([
    ["nothing before the start", { ...three, before: 0 }, "no-pre-period"],
    ["nothing after it", { ...three, before: 2 }, "no-effect"],
    [
      "no covariance",
      {
        ...three,
        covariance: fromRows([
          [1, 2],
          [2, 1],
        ]),
        before: 1,
      },
      "singular",
    ],
  ])("%s", (_, study, reason) => {
    expect(honestMagnitudes(study, { bound: 1 })).toMatchObject({ kind: "not-estimable", reason });
    expect(honestSmoothness(study, { bound: 1 })).toMatchObject({ kind: "not-estimable", reason });
    expect(smoothnessBreakdown(study)).toMatchObject({ kind: "not-estimable", reason });
  });

  test("0 inside without any violation: nothing needs to break", () => {
    const weak = { ...one, effects: [0.1, 0.2] };
    expect(magnitudes(weak, 0).breakdown).toBe(0);
    expect(smoothnessBreakdown(weak)).toMatchObject({ breakdown: 0 });
  });
});
