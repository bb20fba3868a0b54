import { expect, test } from "vitest";
import { scoreClasses } from "./scoreClasses.js";

test("classes hold equally many of the treated; a score at a bound belongs above it", () => {
  //               treated          others
  const treated = [1, 1, 1, 1, 1, 0, 0, 0, 0];
  const score = [10, 20, 30, 40, 50, 5, 29, 30, 99];
  expect(scoreClasses(treated, score, 2)).toEqual(["1", "1", "2", "2", "2", "1", "1", "2", "2"]);
});

test("without treated there are no classes", () => {
  expect(() => scoreClasses([0, 0], [1, 2])).toThrow("nobody is treated");
});
