import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  add,
  diagonal,
  fromRows,
  identity,
  matrix,
  quadraticForm,
  scale,
  subtract,
} from "../../maths/matrix.js";
import { random } from "../../maths/random.js";
import { areaPredictions } from "./areaPredictions.js";
import { fayHerriot } from "./fayHerriot.js";
import type { AreaData } from "./sampledAreas.js";

/** Numbers on a grid, each as likely: fc.double mostly gives numbers next to 0. */
const hundredths = (min: number, max: number) => fc.integer({ min, max }).map((k) => k / 100);

const ones = (rows: number) => fromRows(Array.from({ length: rows }, () => [1]));

function fitted(data: AreaData, method: "REML" | "ML" | "FH" = "REML") {
  const found = fayHerriot({ ...data, method });
  if (found.kind !== "fitted") throw new Error(found.detail);
  return found;
}

/** Shares of 0.5, 0.7 and 0.9 from many answers, and 0.2 from few. */
const four: AreaData = {
  direct: [0.5, 0.7, 0.9, 0.2],
  variance: [0.001, 0.001, 0.001, 0.04],
  covariates: ones(4),
};

test("the fewer answers an area has, the less it leans on them", () => {
  const [first, , , last] = fitted(four).areas;
  expect(first?.gamma).toBeGreaterThan(0.9);
  expect(last?.gamma).toBeLessThan(0.7);
  expect(last?.value).toBeGreaterThan(0.2);
});

test("an area without answers gets what its covariates say, with the areas' own variance and that of the regression", () => {
  const { areas, areaVariance, coefficients } = fitted({
    direct: [...four.direct, null],
    variance: [...four.variance, null],
    covariates: ones(5),
  });
  const unasked = areas[4];
  expect(unasked).toMatchObject({
    gamma: 0,
    value: coefficients[0]?.value,
    synthetic: coefficients[0]?.value,
  });
  expect(unasked?.mse).toBeCloseTo(areaVariance + (coefficients[0]?.se ?? 0) ** 2, 14);
  expect(areas.slice(0, 4)).toEqual(fitted(four).areas);
});

test("areas that differ by less than sampling would make them: no variance between, nobody leans on their own", () => {
  const { areaVariance, areas } = fitted({ ...four, direct: [0.5, 0.51, 0.49, 0.5] });
  expect(areaVariance).toBe(0);
  for (const { gamma, value, synthetic } of areas) expect([gamma, value]).toEqual([0, synthetic]);
});

describe("not estimable", () => {
  const of = (data: Partial<AreaData>) => fayHerriot({ ...four, ...data, method: "REML" });

  test("two areas", () => {
    const two = of({ direct: [0.5, 0.7], variance: [0.01, 0.01], covariates: ones(2) });
    expect(two).toMatchObject({
      reason: "too-few-areas",
      detail: "2 areas with answers; 3 are needed for 1 covariates",
    });
  });

  test("fewer areas with answers than covariates", () => {
    const wide = matrix(4, 5, (i, j) => (i + 1) ** j);
    expect(of({ covariates: wide })).toMatchObject({ reason: "too-few-areas" });
    expect(of({ direct: [0.5, 0.7, null, null] })).toMatchObject({ reason: "too-few-areas" });
  });

  test("an area where all answer alike, by its place", () => {
    expect(of({ variance: [0.001, 0, 0.001, 0.04] })).toMatchObject({
      reason: "no-variance",
      detail: "no sampling variance in area 2",
    });
  });

  test("a covariate that is another one again", () => {
    const twice = fromRows([1, 2, 3, 4, 7].map((x) => [1, x, 2 * x]));
    const five = { direct: [1, 2, 3, 4, 5], variance: [1, 1, 1, 1, 1], covariates: twice };
    expect(of(five)).toMatchObject({
      reason: "singular",
      detail: "covariate 3 follows from the ones before it",
    });
  });
});

const areas = fc
  .array(
    fc.record({
      y: hundredths(-100, 100),
      psi: hundredths(1, 100),
      x: hundredths(-100, 100),
    }),
    { minLength: 6, maxLength: 12 },
  )
  .filter((all) => new Set(all.map(({ x }) => Math.round(x * 10))).size > 2);
const dataOf = (all: readonly { y: number; psi: number; x: number }[], unit = 1): AreaData => ({
  direct: all.map(({ y }) => unit * y),
  variance: all.map(({ psi }) => unit * unit * psi),
  covariates: fromRows(all.map(({ x }) => [1, x])),
});

test("a shrunk estimate lies between the direct one and what the covariates say", () => {
  fc.assert(
    fc.property(areas, fc.constantFrom("REML", "ML", "FH"), (all, method) => {
      fitted(dataOf(all), method).areas.forEach(({ value, synthetic, gamma, mse }, i) => {
        const direct = all[i]?.y ?? 0;
        expect(value).toBeGreaterThanOrEqual(Math.min(direct, synthetic) - 1e-12);
        expect(value).toBeLessThanOrEqual(Math.max(direct, synthetic) + 1e-12);
        expect(gamma).toBeLessThan(1);
        expect(mse).toBeGreaterThan(0);
      });
    }),
  );
});

test("the unit of the outcome changes the unit of the estimates and nothing else", () => {
  fc.assert(
    fc.property(areas, fc.constantFrom("REML", "ML", "FH"), (all, method) => {
      const [plain, percent] = [fitted(dataOf(all), method), fitted(dataOf(all, 128), method)];
      expect(percent.areaVariance / 128 ** 2).toBeCloseTo(plain.areaVariance, 8);
      plain.areas.forEach(({ value, mse, gamma }, i) => {
        expect((percent.areas[i]?.value ?? 0) / 128).toBeCloseTo(value, 8);
        expect((percent.areas[i]?.mse ?? 0) / 128 ** 2).toBeCloseTo(mse, 8);
        expect(percent.areas[i]?.gamma).toBeCloseTo(gamma, 8);
      });
    }),
  );
});

/** The predictor is H·y: its error has covariance A(H − I)(H − I)' + HΨH' where A is known. */
test("errors of two areas go together as those of any linear predictor do", () => {
  fc.assert(
    fc.property(areas, hundredths(1, 200), (all, a) => {
      const data = dataOf(all);
      const size = all.length;
      const columns = all.map((_, j) => {
        const direct = all.map((__, i) => (i === j ? 1 : 0));
        return areaPredictions({ ...data, direct }, a, "REML").areas.map(({ value }) => value);
      });
      const h = matrix(size, size, (i, j) => columns[j]?.[i] ?? 0);
      const own = quadraticForm(subtract(h, identity(size)), scale(identity(size), a));
      const wanted = add(own, quadraticForm(h, diagonal(all.map(({ psi }) => psi))));
      const { errors } = areaPredictions(data, a, "REML");
      for (let i = 0; i < size; i++) {
        for (let j = 0; j < size; j++) {
          const [got = 0, want = 0] = [errors.data[i * size + j], wanted.data[i * size + j]];
          if (i === j)
            expect(got).toBeGreaterThan(want); // estimating A costs something
          else expect(got).toBeCloseTo(want, 10);
        }
      }
    }),
  );
});

test("value ± 1.96·√mse holds the truth in 93 to 97 of 100 areas, in 300 worlds of 40 areas", () => {
  const dice = random(41);
  let [held, all] = [0, 0];
  for (let world = 0; world < 300; world++) {
    const truths = Array.from({ length: 40 }, (_, i) => 0.7 - 0.01 * (i % 10) + 0.05 * dice.normal());
    const variance = truths.map((_, i) => 0.2 / (20 + 4 * i));
    const direct = truths.map((truth, i) => truth + Math.sqrt(variance[i] as number) * dice.normal());
    const covariates = fromRows(truths.map((_, i) => [1, i % 10]));
    fitted({ direct, variance, covariates }).areas.forEach(({ value, mse }, i) => {
      held += Math.abs(value - (truths[i] as number)) < 1.96 * Math.sqrt(mse) ? 1 : 0;
      all += 1;
    });
  }
  expect(held / all).toBeGreaterThan(0.93);
  expect(held / all).toBeLessThan(0.97);
});
