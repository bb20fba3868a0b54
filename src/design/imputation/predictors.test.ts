import { expect, test } from "vitest";
import { columnsOf } from "./columns.js";
import { predictorsOf } from "./predictors.js";
import type { Questionnaire } from "./questionnaire.js";

const item = (id: string, dimension: number, reversed = false) => ({
  id,
  values: new Float64Array(),
  state: new Uint8Array(),
  ends: [1, 5] as const,
  dimension,
  reversed,
});

test("an item is predicted from the others of its dimension one by one, from other dimensions' scores, and the background", () => {
  const items = [item("safe", 0), item("calm", 0), item("trust", 1), item("doubt", 1, true), item("age", -1)];
  const questionnaire: Questionnaire = {
    people: 0,
    items,
    numbers: [new Float64Array()],
    categories: [Int32Array.of(0, 2)],
  };
  const columns = columnsOf(questionnaire);
  // Columns: 0 the constant, 1 safe, 2 calm, 3 trust, 4 doubt, 5 age, 6 the number, 7 and 8 two categories of three.
  expect(predictorsOf(questionnaire, columns, 0)).toEqual([
    [[0, 1]],
    [[2, 1]],
    [
      [3, 0.5],
      [4, -0.5],
    ],
    [[5, 1]],
    [[6, 1]],
    [[7, 1]],
    [[8, 1]],
  ]);
  expect(predictorsOf(questionnaire, columns, 3).slice(1, 4)).toEqual([
    [[3, 1]],
    [
      [1, 0.5],
      [2, 0.5],
    ],
    [[5, 1]],
  ]);
});
