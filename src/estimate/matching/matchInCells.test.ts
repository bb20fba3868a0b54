import { expect, test } from "vitest";
import { matchInCells } from "./matchInCells.js";

//               cell a        cell b
const treated = [1, 0, 0, 0, 1, 1, 0];
const cell = ["a", "a", "a", "a", "b", "b", "b"];

test("candidates of a cell stand for its treated, each as much", () => {
  expect([...matchInCells(treated, cell).weights]).toEqual([1, 1 / 3, 1 / 3, 1 / 3, 1, 1, 2]);
});

test("who pulls more counts as much more within the cell, and who does not pull is left out", () => {
  const { weights, cells, unmatched } = matchInCells(treated, cell, [1, 3, 1, 0, 1, 0, 5]);
  expect([...weights]).toEqual([1, 3 / 4, 1 / 4, 0, 1, 0, 1]);
  expect(cells).toEqual([
    { cell: "a", treated: 1, controls: 2 },
    { cell: "b", treated: 1, controls: 1 },
  ]);
  expect(unmatched).toEqual([]);
});

test("where all candidates of a cell are left out, its treated have nobody", () => {
  const { weights, unmatched } = matchInCells(treated, cell, [1, 1, 1, 1, 1, 1, 0]);
  expect([...weights].slice(4)).toEqual([0, 0, 0]);
  expect(unmatched).toEqual([4, 5]);
});
