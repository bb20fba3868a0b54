import { describe, expect, test } from "vitest";
import { propensityScore } from "./propensityScore.js";

const id = ["a", "b", "c", "d", "e", "f", "g", "h"];
const old = [1, 1, 1, 1, 0, 0, 0, 0];

const scored = (treated: readonly number[], columns: Readonly<Record<string, readonly number[]>>) =>
  propensityScore(
    { id, treated },
    Object.entries(columns).map(([name, values]) => ({ name, values })),
  );

describe("propensity score", () => {
  test("with one trait of 0 and 1 it is the share of the treated among people like it", () => {
    const found = scored([1, 1, 1, 0, 1, 0, 0, 0], { old });
    if (found.kind !== "fitted") throw new Error(found.detail);
    found.score.forEach((p, i) => {
      expect(p).toBeCloseTo(old[i] === 1 ? 3 / 4 : 1 / 4, 12);
    });
    expect(found.coefficients[1]).toBeCloseTo(Math.log(9), 12);
    expect(found.se[1]).toBeCloseTo(Math.sqrt(1 / 3 + 1 + 1 + 1 / 3), 12);
    expect(found.deviance).toBeCloseTo(-2 * (6 * Math.log(3 / 4) + 2 * Math.log(1 / 4)), 12);
  });

  test.each([
    ["nobody is treated", [0, 0, 0, 0, 0, 0, 0, 0], { old }, "no-answers"],
    ["all the old are treated and nobody else", old, { old }, "no-convergence"],
    ["all the old are treated, and some others", [1, 1, 1, 1, 1, 0, 0, 0], { old }, "no-convergence"],
    ["a trait is there twice", [1, 1, 1, 0, 1, 0, 0, 0], { old, again: old }, "singular"],
    ["everybody is alike", [1, 1, 1, 0, 1, 0, 0, 0], { alike: id.map(() => 3) }, "singular"],
  ])("%s: not estimable", (_, treated, columns, reason) => {
    expect(scored(treated, columns)).toMatchObject({ kind: "not-estimable", reason });
  });
});

/** With a trait in many values the steps come to rest at odds that mean nothing; with two values they do not. */
test.each([59, 77, 132, 380])(
  "the tenth of %i people that is treated is older than everybody else: not estimable",
  (people) => {
    const treated = Array.from({ length: people }, (_, i) => (i < Math.round(people / 10) ? 1 : 0));
    const age = treated.map((one, i) => 30 * one + ((i * 37) % 11));
    const found = propensityScore({ id: age.map((_, i) => `p${i}`), treated }, [
      { name: "age", values: age },
    ]);
    expect(found).toMatchObject({ kind: "not-estimable", reason: "no-convergence" });
  },
);
