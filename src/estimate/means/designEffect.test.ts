import fc from "fast-check";
import { expect, test } from "vitest";
import { tallyOfRows } from "../../../test/tallyOfRows.js";
import type { Tally } from "../../vocabulary/tally.js";
import { designCovariance } from "../variance/designCovariance.js";
import { type Against, type DesignEffect, meanDesignEffects, totalDesignEffects } from "./designEffect.js";
import { means, totalOf, totals } from "./ratios.js";

const everybody = { all: "all" };

function variancesOf(tally: Tally, { influence }: Pick<ReturnType<typeof means>, "influence">): number[] {
  const covariance = designCovariance(tally, influence, { lonelyPsu: "fail" });
  if (covariance.kind !== "covariance") throw new Error(covariance.kind);
  return [covariance.data[0] as number];
}

function value(effects: readonly DesignEffect[]): number {
  const [effect] = effects;
  if (effect?.kind !== "design-effect") throw new Error(effect?.detail);
  return effect.value;
}

const answers = fc
  .array(fc.integer({ min: -50, max: 50 }), { minLength: 2, maxLength: 40 })
  .filter((ys) => new Set(ys).size > 1);

test("a simple random sample has design effect 1, with replacement and without", () => {
  fc.assert(
    fc.property(answers, fc.integer({ min: 2, max: 1000 }), (ys, weight) => {
      const rows = ys.map((y, psu) => ({ psu, weight, keys: everybody, values: { y } }));
      for (const [population, against] of [
        [null, "with-replacement"],
        [weight * ys.length, "without-replacement"],
      ] as const satisfies readonly (readonly [number | null, Against])[]) {
        const tally = tallyOfRows(rows, { population });
        const ofMean = variancesOf(tally, means(tally, "y"));
        expect(value(meanDesignEffects(tally, "y", ofMean, against))).toBeCloseTo(1, 9);
        const ofTotal = variancesOf(tally, totals(tally, totalOf(tally, "y")));
        expect(value(totalDesignEffects(tally, "y", ofTotal, against))).toBeCloseTo(1, 9);
      }
    }),
  );
});

/** Three households of two people who always agree are worth three people: (2·3 − 1)/(3 − 1). */
test("pairs who always agree", () => {
  const rows = [1, 1, 4, 4, 7, 7].map((y, i) => ({
    psu: Math.floor(i / 2),
    weight: 1,
    keys: everybody,
    values: { y },
  }));
  const tally = tallyOfRows(rows);
  const variances = variancesOf(tally, means(tally, "y"));
  expect(value(meanDesignEffects(tally, "y", variances, "with-replacement"))).toBeCloseTo(2.5, 12);
});

test.each([
  ["nobody answered", [null, null], "no-answers"],
  ["one person answered", [3, null], "no-answers"],
  ["all answers are equal", [3, 3], "no-variance"],
])("%s: not estimable", (_, ys, reason) => {
  const tally = tallyOfRows(ys.map((y, psu) => ({ psu, weight: 10, keys: everybody, values: { y } })));
  expect(meanDesignEffects(tally, "y", [0])).toMatchObject([{ kind: "not-estimable", reason }]);
});

test("weights of 1 are not numbers of people: there is no sampling without replacement from the sample itself", () => {
  const tally = tallyOfRows([1, 2, 3].map((y, psu) => ({ psu, weight: 1, keys: everybody, values: { y } })));
  expect(meanDesignEffects(tally, "y", [1])).toMatchObject([
    { kind: "not-estimable", reason: "no-variance" },
  ]);
});
