import { expect, test } from "vitest";
import { fromRows, matrix } from "../../maths/matrix.js";
import { studentTwoSided } from "../../maths/student.js";
import type { EffectPhase } from "./groupTimeEffect.js";
import { preTrendTest } from "./preTrendTest.js";

const effect = (phase: EffectPhase, value: number, se: number) => ({ phase, value, se });

/** (2/1)² + (4/2)² = 8 on 2 degrees of freedom: p = exp(−4). */
test("only effects before the start and before anticipation are tested", () => {
  const effects = [
    effect("before", 2, 1),
    effect("before", 4, 2),
    effect("anticipation", 100, 1),
    effect("base", 0, 0),
    effect("after", 100, 1),
  ];
  const found = preTrendTest(
    effects,
    matrix(5, 5, (i, j) => (i === j ? (effects[i]?.se ?? 0) ** 2 : 0)),
  );
  expect(found).toMatchObject({ kind: "tested", df: 2 });
  expect(found).toHaveProperty("statistic", expect.closeTo(8, 12));
  expect(found).toHaveProperty("p", expect.closeTo(Math.exp(-4), 12));
});

test("two effects that always move together are no two tests", () => {
  const found = preTrendTest(
    [effect("before", 1, 1), effect("before", 2, 2)],
    fromRows([
      [1, 2],
      [2, 4],
    ]),
  );
  expect(found).toEqual({
    kind: "not-estimable",
    reason: "singular",
    detail: "of 2 effects before the start only 1 vary independently",
  });
});

test("nothing before the start: nothing to test", () => {
  const found = preTrendTest(
    [effect("base", 0, 0), effect("after", 1, 1)],
    matrix(2, 2, () => 0),
  );
  expect(found).toMatchObject({ kind: "not-estimable", reason: "no-pre-period" });
});

/** T² of one estimate is t². */
test("with degrees of freedom one effect is judged by t", () => {
  const found = preTrendTest(
    [effect("before", 2, 1)],
    matrix(1, 1, () => 1),
    { df: 10 },
  );
  expect(found).toHaveProperty("p", expect.closeTo(studentTwoSided(2, 10), 12));
});

test("more effects than degrees of freedom cannot be tested", () => {
  const found = preTrendTest(
    [effect("before", 1, 1), effect("before", 1, 1)],
    matrix(2, 2, (i, j) => (i === j ? 1 : 0)),
    { df: 1 },
  );
  expect(found).toMatchObject({ kind: "not-estimable", reason: "few-clusters" });
});
