import { describe, expect, test } from "vitest";
import { matchOnScore, type ScoreMatchingOptions } from "./matchOnScore.js";

//             id treated score
const rows: readonly (readonly [string, number, number])[] = [
  ["a", 1, 0.8],
  ["b", 1, 0.65],
  ["c", 0, 0.7],
  ["d", 0, 0.7],
  ["e", 0, 0.5],
  ["f", 0, 0.1],
];

function matched(options: ScoreMatchingOptions, of = rows) {
  const candidates = { id: of.map(([id]) => id), treated: of.map(([, treated]) => treated) };
  const found = matchOnScore(
    candidates,
    of.map(([, , score]) => score),
    options,
  );
  const id = (row: number) => candidates.id[row];
  return {
    pairs: found.matches.map(({ treated, control }) => `${id(treated)}–${id(control)}`),
    unmatched: found.unmatched.map(id),
    weights: [...found.weights],
  };
}

describe("nearest neighbours on a score", () => {
  test("the largest score chooses first, and of those equally near the first id is taken", () => {
    expect(matched({}).pairs).toEqual(["a–c", "b–d"]);
  });

  test("the smallest score may choose first instead", () => {
    expect(matched({ order: "smallest" }).pairs).toEqual(["a–d", "b–c"]);
  });

  test("with replacement a candidate may serve twice, and then weighs twice", () => {
    const { pairs, weights } = matched({ replace: true });
    expect(pairs).toEqual(["a–c", "b–c"]);
    expect(weights).toEqual([1, 1, 2, 0, 0, 0]);
  });

  test("everybody gets a first match before anybody gets a second; a third is not there", () => {
    expect(matched({ ratio: 3 }).pairs).toEqual(["a–c", "a–e", "b–d", "b–f"]);
  });

  test("a caliper is in standard deviations of the score; who has nobody within it is told", () => {
    const far = rows.map(([id, treated, score]) => [id, treated, id === "a" ? 9 : score] as const);
    const { pairs, unmatched, weights } = matched({ caliper: 0.1 }, far);
    expect(pairs).toEqual(["b–c"]);
    expect(unmatched).toEqual(["a"]);
    expect(weights).toEqual([0, 1, 1, 0, 0, 0]);
  });

  test("an id that is there twice, and a score that is none, are thrown", () => {
    const twice = { id: ["a", "a"], treated: [1, 0] };
    expect(() => matchOnScore(twice, [0.1, 0.2])).toThrow("two rows of “a”");
    expect(() => matchOnScore({ ...twice, id: ["a", "b"] }, [0.1, Number.NaN])).toThrow("finite");
  });
});
