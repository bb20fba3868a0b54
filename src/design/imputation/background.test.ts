import { expect, test } from "vitest";
import { background } from "./background.js";
import { type QuestionnaireItem, state } from "./questionnaire.js";

const item = (values: readonly number[], reversed = false): QuestionnaireItem => ({
  id: "item",
  values: Float64Array.from(values),
  state: Uint8Array.from(values, (value) => (value === 0 ? state.lacking : state.answered)),
  ends: [1, 5],
  dimension: 0,
  reversed,
});

test("few categories are told apart; equal weights say nothing, others are against their mean", () => {
  const { categories, numbers } = background([], [Float64Array.of(7, 3, 7)], Float64Array.of(2, 2, 2));
  expect(categories).toEqual([Int32Array.of(0, 1, 0)]);
  expect(numbers).toEqual([]);
  expect(background([], [], Float64Array.of(1, 2, 3)).numbers).toEqual([Float64Array.of(-0.5, 0, 0.5)]);
});

test("many categories are known by how high their people answered in general, reversed items turned round", () => {
  const people = 26;
  const areas = Float64Array.from({ length: people }, (_, person) => Math.floor(person / 2)); // 13 areas of two
  const high = Array.from({ length: people }, (_, person) => (person === 0 ? 5 : 3));
  const low = Array.from({ length: people }, (_, person) => (person === 0 ? 1 : person === 1 ? 0 : 3));
  const { categories, numbers } = background(
    [item(high), item(low, true)],
    [areas],
    new Float64Array(people).fill(1),
  );
  expect(categories).toEqual([]);
  // The first area: people at 1 and at 0.5; everybody else at 0.5.
  const mean = 0.5 + 0.5 / people;
  expect(numbers[0]?.[1]).toBeCloseTo(0.75 - mean, 12);
  expect(numbers[0]?.[2]).toBeCloseTo(0.5 - mean, 12);
});
