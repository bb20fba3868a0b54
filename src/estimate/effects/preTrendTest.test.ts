import { expect, test } from "vitest";
import { fromRows, matrix } from "../../maths/matrix.js";
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
