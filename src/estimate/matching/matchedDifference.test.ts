import { expect, test } from "vitest";
import { matchedDifference } from "./matchedDifference.js";

const match = (treated: number, control: number) => ({ treated, control, distance: 0 });

test("pairs: the mean of paired differences with the error of a paired t test", () => {
  //         treated     candidates
  const y = [5, 7, 9, 4, 4, 4];
  const found = matchedDifference({ matches: [match(0, 3), match(1, 4), match(2, 5)] }, y);
  expect(found).toMatchObject({ value: 3, df: 2 });
  if (found.kind === "effect") expect(found.se).toBeCloseTo(2 / Math.sqrt(3), 12); // differences 1, 3, 5
});

test("one candidate beside two of the treated: its chance error counts once more", () => {
  const y = [5, 7, 9, 4, 6, 8];
  const found = matchedDifference({ matches: [match(0, 3), match(1, 3), match(2, 5)] }, y);
  if (found.kind !== "effect") throw new Error(found.detail);
  // Means 7 and 16/3. By set −2/3, 4/3, −2/3; by candidate −8/3, 8/3; single uses −4/3, −4/3, 8/3.
  expect(found.value).toBeCloseTo(5 / 3, 12);
  expect(found.se).toBeCloseTo(Math.sqrt((24 / 9 + 128 / 9 - 96 / 9) / 6), 12);
});

test("differences that are all the same have no error", () => {
  const matches = [match(0, 2), match(1, 3)];
  expect(matchedDifference({ matches }, [5, 7, 4, 6])).toMatchObject({ reason: "no-variance" });
});

test("one pair has no error", () => {
  expect(matchedDifference({ matches: [match(0, 1)] }, [3, 2])).toMatchObject({ reason: "no-answers" });
});

test("pairs that belong to one family count as one", () => {
  const matches = [match(0, 4), match(1, 5), match(2, 6), match(3, 7)];
  //         treated      candidates
  const y = [3, 3, 5, 5, 0, 0, 0, 0];
  const family = [1, 1, 2, 2, 3, 3, 4, 4];
  const found = matchedDifference({ matches }, y, { cluster: family });
  // Off the mean by −1, −1, 1, 1: by family −2 and 2, so (4 + 4)/4² · 4/3, with four families.
  expect(found).toMatchObject({ value: 4, df: 3 });
  if (found.kind === "effect") expect(found.se).toBeCloseTo(Math.sqrt((8 / 16) * (4 / 3)), 12);
  expect(matchedDifference({ matches }, y, { cluster: y.map(() => 1) })).toMatchObject({ reason: "one-psu" });
});
