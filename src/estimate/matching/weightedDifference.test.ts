import { expect, test } from "vitest";
import { weightedDifference } from "./weightedDifference.js";

//               treated  others
const treated = [1, 1, 1, 0, 0, 0];
const weights = [1, 1, 1, 1, 1, 1];

test("where nothing differs within the sides there is no error, also where the sides are alike", () => {
  for (const y of [treated, [2, 2, 2, 2, 2, 2]])
    expect(weightedDifference({ treated, y, weights })).toMatchObject({ reason: "no-variance" });
});

test("rows of one cluster cannot be told apart; of two or more they go together", () => {
  const y = [3, 4, 8, 1, 2, 9]; // means 5 and 4
  const one = weightedDifference({ treated, y, weights, cluster: [1, 1, 1, 1, 1, 1] });
  expect(one).toMatchObject({ reason: "one-psu" });
  const alone = weightedDifference({ treated, y, weights });
  const pairs = weightedDifference({ treated, y, weights, cluster: [1, 1, 2, 3, 3, 4] });
  if (alone.kind !== "effect" || pairs.kind !== "effect") throw new Error("no effect");
  expect(pairs.value).toBeCloseTo(1, 12);
  expect(pairs.se).not.toBeCloseTo(alone.se, 3);
  const cancelling = weightedDifference({
    treated,
    y: [3, 5, 4, 7, 9, 8],
    weights,
    cluster: [1, 1, 2, 3, 3, 4],
  });
  expect(cancelling).toMatchObject({ reason: "no-variance" });
});

test("a side where nobody has anything leaves a difference from the other that varies", () => {
  const found = weightedDifference({ treated, y: [1, 0, 1, 0, 0, 0], weights });
  expect(found).toMatchObject({ kind: "effect", df: 4 });
  expect(found.kind === "effect" && found.value).toBeCloseTo(2 / 3, 12);
});
