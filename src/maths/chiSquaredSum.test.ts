import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chiSquaredUpperTail } from "./chiSquared.js";
import { chiSquaredSumUpperTail, fSumUpperTail, satterthwaite } from "./chiSquaredSum.js";
import { fUpperTail } from "./fisher.js";
import { random } from "./random.js";
import { relativeError } from "./relativeError.js";

const weights = fc.array(fc.double({ min: 0.05, max: 20, noNaN: true }), { minLength: 1, maxLength: 6 });
const anyX = fc.double({ min: -3, max: 3, noNaN: true }).map((power) => 10 ** power);

/** R stops its search for the saddle point at 1e-8, so its own digits end there; ours are those of R with tol = 1e-15. */
const AS_R = 2e-8;

describe("p-values are those of R survey", () => {
  // survey 4.5, reference/survey-api.json; eigenvalues printed by survey 4.1.1 for the same call.
  test('svychisq(~sch.wide + stype, statistic = "saddlepoint")', () => {
    const table: [x: number, weights: number[], ddf: number, p: number, tight: number][] = [
      [
        26.753534035890773,
        [1.0129756636903036, 0.53818369023512336],
        360.2482863202261,
        7.47316330786541e-7,
        7.47316321500258e-7,
      ],
      [
        26.753534035890773,
        [1.0457515938460507, 0.5711291705858379],
        362.74351262613533,
        1.15000020840164e-6,
        1.15000020262212e-6,
      ],
      [
        11.940892080745339,
        [1.8181107207514713, 0.48114643500914467],
        20.924956887904376,
        0.0264411277096375,
        0.026441127713113,
      ],
    ];
    for (const [x, weights, ddf, p, tight] of table) {
      expect(relativeError(fSumUpperTail(x, { weights }, ddf), p)).toBeLessThan(AS_R);
      expect(relativeError(fSumUpperTail(x, { weights }, ddf), tight)).toBeLessThan(1e-12);
    }
  });

  test('regTermTest(~ell + mobility, method = "LRT"), for dstrat, dstrat_nofpc and dclus1', () => {
    const table: [x: number, weights: number[], ddf: number, p: number][] = [
      [11431.175735407, [6000.17461691251, 3790.18774580175], 194, 0.306819851252604],
      [11431.175735407, [6176.70934123432, 3975.73197499665], 194, 0.320369083008422],
      [8409.2422915576, [4319.51082962737, 3102.02895641571], 11, 0.354483355745343],
    ];
    for (const [x, weights, ddf, p] of table) {
      expect(relativeError(fSumUpperTail(x, { weights }, ddf), p)).toBeLessThan(1e-8);
    }
  });

  test('pchisqsum(method = "saddlepoint"), also with a negative weight', () => {
    const table: [x: number, weights: number[], df: number[], p: number][] = [
      [1, [1, 0.5, 0.2], [1, 1, 1], 0.572565194801503],
      [20, [1, 0.5, 0.2], [1, 1, 1], 1.36830694484949e-5],
      [6, [1, 0.5], [2, 3], 0.131169674689031],
      [6, [2, 1, -0.5], [1, 1, 1], 0.116747610262462],
      [0.3, [1, 0.5], [2, 3], 0.993714117595491],
    ];
    for (const [x, weights, df, p] of table) {
      expect(relativeError(chiSquaredSumUpperTail(x, { weights, df }), p)).toBeLessThan(AS_R);
    }
  });
});

test("about the mean the curve is whole: no step where the formula is 0/0", () => {
  fc.assert(
    fc.property(weights, (weights) => {
      const mean = weights.reduce((a, b) => a + b);
      const p = [-3e-3, -1e-4, -1e-5, 0, 1e-5, 1e-4, 3e-3].map((e) =>
        chiSquaredSumUpperTail(mean * (1 + e), { weights }),
      );
      const [far, , , middle, , , other] = p as [number, number, number, number, number, number, number];
      expect([...p].sort((a, b) => b - a)).toEqual(p);
      expect(Math.abs(far + other - 2 * middle)).toBeLessThan(1e-4);
    }),
  );
});

test("units do not matter, order does not matter, and more df are more terms", () => {
  fc.assert(
    fc.property(weights, anyX, (weights, x) => {
      const p = chiSquaredSumUpperTail(x, { weights });
      fc.pre(p > 1e-290);
      const eightfold = weights.map((w) => 8 * w);
      expect(chiSquaredSumUpperTail(8 * x, { weights: eightfold })).toBe(p);
      expect(relativeError(chiSquaredSumUpperTail(x, { weights: [...weights].reverse() }), p)).toBeLessThan(
        1e-11,
      );
      const twice = chiSquaredSumUpperTail(x, { weights: [...weights, ...weights] });
      expect(
        relativeError(chiSquaredSumUpperTail(x, { weights, df: weights.map(() => 2) }), twice),
      ).toBeLessThan(1e-11);
    }),
  );
});

test("a larger x never has a larger tail", () => {
  fc.assert(
    fc.property(weights, anyX, fc.integer({ min: 1, max: 300 }), (weights, x, ddf) => {
      const sum = { weights };
      expect(chiSquaredSumUpperTail(x * 1.01, sum)).toBeLessThanOrEqual(chiSquaredSumUpperTail(x, sum));
      expect(fSumUpperTail(x * 1.01, sum, ddf)).toBeLessThanOrEqual(fSumUpperTail(x, sum, ddf));
    }),
  );
});

test("equal weights are a chi-squared, over an estimated scale an F: to the few per cent of a saddle point", () => {
  for (const x of [0.5, 4, 20, 100]) {
    expect(
      relativeError(chiSquaredSumUpperTail(3 * x, { weights: [3, 3, 3, 3] }), chiSquaredUpperTail(x, 4)),
    ).toBeLessThan(0.03);
    expect(
      relativeError(fSumUpperTail(x, { weights: [1, 1, 1, 1] }, 20), fUpperTail(x / 4, 4, 20)),
    ).toBeLessThan(0.03);
  }
});

test("the tail is that of a simulated sum, within its error", () => {
  const dice = random(7);
  const [weights, n] = [[2, 1, 0.4], 200_000];
  let above = 0;
  for (let i = 0; i < n; i++) above += weights.reduce((q, w) => q + w * dice.normal() ** 2, 0) > 9 ? 1 : 0;
  // 4 standard errors of the simulation, and 2 per cent for the saddle point
  const p = chiSquaredSumUpperTail(9, { weights });
  expect(Math.abs(above / n - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / n) + 0.02 * p);
});

test("a denominator's fraction of a df is dropped, an infinite one is a known scale", () => {
  const sum = { weights: [2, 1] };
  const scaledUp = (20.9 / 20) * 6;
  expect(relativeError(fSumUpperTail(scaledUp, sum, 20.9), fSumUpperTail(6, sum, 20))).toBeLessThan(1e-12);
  expect(fSumUpperTail(6, sum, Infinity)).toBe(chiSquaredSumUpperTail(6, sum));
});

test("Satterthwaite's chi-squared has the sum's mean and variance", () => {
  fc.assert(
    fc.property(weights, (weights) => {
      const { scale, df } = satterthwaite({ weights });
      expect(scale * df).toBeCloseTo(
        weights.reduce((a, b) => a + b),
        9,
      );
      expect(scale ** 2 * df).toBeCloseTo(
        weights.reduce((a, b) => a + b * b, 0),
        8,
      );
    }),
  );
});

test("below the range the tail is 1, nonsense is thrown", () => {
  expect([
    chiSquaredSumUpperTail(0, { weights: [1, 2] }),
    chiSquaredSumUpperTail(-1, { weights: [1] }),
  ]).toEqual([1, 1]);
  expect([fSumUpperTail(0, { weights: [1] }, 5), chiSquaredSumUpperTail(Infinity, { weights: [1] })]).toEqual(
    [1, 0],
  );
  expect(() => chiSquaredSumUpperTail(1, { weights: [] })).toThrow("no weight above 0");
  expect(() => chiSquaredSumUpperTail(1, { weights: [0, -1] })).toThrow("no weight above 0");
  expect(() => chiSquaredSumUpperTail(1, { weights: [1], df: [1.5] })).toThrow("whole");
  expect(() => chiSquaredSumUpperTail(Number.NaN, { weights: [1] })).toThrow("NaN");
  expect(() => chiSquaredSumUpperTail(1, { weights: [Number.NaN] })).toThrow("NaN");
  expect(() => fSumUpperTail(1, { weights: [1] }, 0.5)).toThrow("at least 1");
});
