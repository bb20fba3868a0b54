import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { releaseCodebook } from "../../src/release/releaseCodebook.js";
import type { AnswersInWave, CodebookFacts } from "../../src/vocabulary/codebook.js";
import type { ReleasePolicy } from "../../src/vocabulary/policy.js";
import { facts } from "./codebookFixture.js";

const rules: ReleasePolicy = {
  name: "test",
  minimumCount: 5,
  minimumPerSide: 5,
  minimumDf: 1,
  countBase: 1,
  decimals: { share: 1, mean: 1, dimension: 3 },
};

/** One question in one wave; the last number is people without an answer. */
function released(counts: readonly number[], missing: number, policy = rules): AnswersInWave {
  const answered = counts.reduce((sum, people) => sum + people, 0);
  const [first] = facts.columns;
  if (!first?.answers) throw new Error("no fixture");
  const asked: CodebookFacts = {
    columns: [{ ...first, answers: { ...first.answers, waves: [{ wave: "1", counts, answered, missing }] } }],
  };
  const wave = releaseCodebook(asked, policy).columns[0]?.answers?.waves[0];
  if (!wave) throw new Error("no wave");
  return wave;
}

describe("how often an answer was given", () => {
  test("is told where enough people gave it", () => {
    expect(released([50, 60, 70], 20)).toEqual({
      wave: "1",
      counts: [50, 60, 70],
      answered: 180,
      missing: 20,
    });
  });

  test("is told to the policy's base", () => {
    const wave = released([52, 61, 77], 19, { ...rules, countBase: 10 });
    expect(wave).toEqual({ wave: "1", counts: [50, 60, 80], answered: 190, missing: 20 });
  });

  test("is withheld where few gave it, and then of one more answer too, or the total would tell", () => {
    expect(released([3, 60, 70], 20).counts).toEqual([null, 60, 70]);
    expect(released([3, 60, 70], 20).missing).toBe(null); // the smallest of the others
    expect(released([3, 60, 70], 20).answered).toBe(null); // or 153 less 133 would be it
    expect(released([3, 4, 70], 20).counts).toEqual([null, null, 70]); // seven together: enough
    expect(released([3, 4, 70], 20).missing).toBe(20);
  });

  test("is withheld where nobody gave it: that is known of each person", () => {
    expect(released([0, 60, 70], 20).counts).toEqual([null, 60, 70]);
    expect(released([0, 60, 70], 20).missing).toBe(null);
  });

  test("is withheld where all gave the same answer, or all but a few", () => {
    expect(released([0, 130], 20).counts).toEqual([null, null]);
    expect(released([4, 130], 20).counts).toEqual([null, null]);
  });

  test("nobody missing is told as 0, too few are not told, and the answered with them", () => {
    expect(released([50, 60], 0).missing).toBe(0);
    expect(released([50, 60], 3)).toEqual({ wave: "1", counts: [null, 60], answered: null, missing: null });
    expect(released([], 3)).toEqual({ wave: "1", counts: [], answered: null, missing: null });
  });

  test("whatever is published, what is withheld adds up to enough people, or everything is withheld", () => {
    const people = fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 500 }));
    const policies = fc.record({
      minimumCount: fc.integer({ min: 1, max: 20 }),
      minimumPerSide: fc.integer({ min: 0, max: 20 }),
    });
    fc.assert(
      fc.property(fc.array(people, { maxLength: 7 }), people, policies, (counts, missing, numbers) => {
        const wave = released(counts, missing, { ...rules, ...numbers });
        const all = [...counts, missing];
        const told = [...wave.counts, wave.missing];
        const hidden = all.filter((_, i) => told[i] === null);
        const sum = hidden.reduce((total, count) => total + count, 0);
        expect(hidden.length === 0 || hidden.length === all.length || sum >= numbers.minimumCount).toBe(true);
        for (const [i, count] of wave.counts.entries()) {
          if (count !== null) expect(counts[i]).toBeGreaterThanOrEqual(numbers.minimumCount);
          if (count !== null) expect(count).toBe(counts[i]);
        }
        expect(wave.answered === null || wave.missing !== null).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe("the words of a file", () => {
  const columns = releaseCodebook(facts, rules).columns;
  const labels = (name: string) => columns.find((column) => column.name === name)?.delivered[0]?.labels;

  test("leave whole", () => {
    expect(labels("happy")).toHaveLength(3);
    expect(labels("weight")).toHaveLength(1);
  });

  test("but the labels of a person's key, which are people, do not", () => {
    expect(labels("person")).toEqual([]);
  });
});
