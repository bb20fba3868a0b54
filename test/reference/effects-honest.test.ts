import { describe, expect, test } from "vitest";
import { type HonestMagnitudes, honestMagnitudes } from "../../src/estimate/effects/honestMagnitudes.js";
import { type HonestSmoothness, honestSmoothness } from "../../src/estimate/effects/honestSmoothness.js";
import { fromRows, select } from "../../src/maths/matrix.js";
import { expectAgree } from "./agree.js";
import { reference } from "./fixtures.js";

interface Made {
  readonly effects: number[];
  readonly covariance: number[][];
  readonly cases: readonly {
    readonly before: number;
    readonly weights: number[];
    readonly smoothness: readonly { bound: number; interval: number[] }[];
    readonly magnitudes: readonly { bound: number; interval: number[] }[];
  }[];
}

/** Benzarti & Carloni (2019), as in R HonestDiD: four effects before the start, four after. */
const made = reference("effects", "honest") as unknown as Made;
const covariance = fromRows(made.covariance);
const whole = { effects: made.effects, covariance, before: 4 };

describe("by nested searches over all corners, and by inverting tests on a grid: make/effects.R", () => {
  describe.each(made.cases)(
    "$before before, weights $weights",
    ({ before, weights, smoothness, magnitudes }) => {
      const kept = made.effects.map((_, t) => t).filter((t) => t >= 4 - before && t < 4 + weights.length);
      const study = {
        effects: kept.map((t) => Number(made.effects[t])),
        covariance: select(covariance, kept, kept),
        before,
        weights,
      };

      /** A flat minimum is found to the root of a double's precision, in R as here. */
      test.each(smoothness)("slope changes by up to $bound: 1e-6", ({ bound, interval }) => {
        const { low, high } = honestSmoothness(study, { bound }) as HonestSmoothness;
        expectAgree([low, high], interval, 2e-6);
      });

      test.each(magnitudes)("$bound times the largest step before", ({ bound, interval }) => {
        const { low, high } = honestMagnitudes(study, { bound }) as HonestMagnitudes;
        expectAgree([low, high], interval, 1e-9);
      });
    },
  );
});

describe("R HonestDiD 0.2.8 on the whole event study", () => {
  test("without violation the interval is the ordinary one, as constructOriginalCS", () => {
    const { low, high } = honestMagnitudes(whole, { bound: 0 }) as HonestMagnitudes;
    expectAgree([low, high], [0.15877494280765034, 0.23314729268124126]);
    const mean = honestMagnitudes({ ...whole, weights: [0.25, 0.25, 0.25, 0.25] }, { bound: 0 });
    const { low: from, high: to } = mean as HonestMagnitudes;
    expectAgree([from, to], [0.1837990234168919, 0.2530055095878689]);
  });

  /** Identified sets are the same; our intervals are somewhat longer than C-LF's, by up to a tenth. */
  test.each([
    [[1, 0, 0, 0], 0.5, [0.1562171, 0.2357051], [0.11812948578177346, 0.2715838660256206]],
    [[1, 0, 0, 0], 1, [0.1164732, 0.2754491], [0.06723125075039843, 0.3186837253083857]],
    [
      [0.25, 0.25, 0.25, 0.25],
      0.5,
      [0.1190423143561929, 0.3177622186485678],
      [0.06775439808538886, 0.3691913893670205],
    ],
    [
      [0.25, 0.25, 0.25, 0.25],
      1,
      [0.01968236221000552, 0.4171221707947552],
      [-0.06968617947647976, 0.506631966928889],
    ],
  ])("weights %j, %d times the largest step before", (weights, bound, identified, hybrid) => {
    const found = honestMagnitudes({ ...whole, weights }, { bound }) as HonestMagnitudes;
    expectAgree([found.identified.low, found.identified.high], identified, 1e-6);
    const [low, high] = hybrid as [number, number];
    expect(found.low).toBeLessThan(low);
    expect(found.high).toBeGreaterThan(high);
    expect((found.high - found.low) / (high - low)).toBeLessThan(1.1);
  });
});
