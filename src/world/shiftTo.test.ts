import fc from "fast-check";
import { expect, test } from "vitest";
import { dice } from "./dice.js";
import type { Question } from "./questionnaire.js";
import { bin, fill, shiftTo } from "./shiftTo.js";

const question = (steps: number, mean = 0.5): Question => ({
  id: "q",
  question: {},
  scale: { from: 0, labels: Array.from({ length: steps + 1 }, () => ({})) },
  reversed: false,
  mean,
  spread: 0.25,
});
const people = 20000;
const shown = (name: string) => Int32Array.from({ length: people }, () => bin(noise(name)()));
const known = new Map<string, () => number>();
function noise(name: string): () => number {
  const normal = known.get(name) ?? dice(7, name).normal;
  known.set(name, normal);
  return normal;
}
const columns = [shown("a"), shown("b")];
const answersOf = (one: Question, place: number, shift: number) => {
  const column = new Uint8Array(people);
  fill(one, place, columns[place] as Int32Array, shift, { rows: Int32Array.from(column.keys()), column });
  return column;
};

test("an answer is the value on 0–1, rounded to the scale, the ends taking what lies beyond", () => {
  // 0.5 + 0.25 z on a scale of four steps, whose edges are at 0.125, 0.375, 0.625 and 0.875.
  const shown = [0, 0.49, 0.51, 1.49, 1.51, 4, -0.49, -0.51, -1.49, -1.51, -4];
  const column = new Uint8Array(shown.length);
  fill(question(4), 0, Int32Array.from(shown, bin), 0, { rows: Int32Array.from(column.keys()), column });
  expect([...column]).toEqual([2, 2, 3, 3, 4, 4, 2, 1, 1, 0, 0]);
});

test("whatever mean or share is asked for is what the written answers come to", () => {
  fc.assert(
    fc.property(fc.double({ min: 0.2, max: 0.8, noNaN: true }), fc.boolean(), (wanted, asMean) => {
      const questions = [question(4), question(10, 0.6)];
      const target = asMean ? { mean: wanted } : { share: wanted };
      const { shift, mean } = shiftTo(questions, columns, { target, indicator: { question: 1, step: 6 } });
      const [a, b] = questions.map((one, i) => answersOf(one, i, shift)) as [Uint8Array, Uint8Array];
      const written = a.reduce((sum, step, i) => sum + step / 8 + (b[i] ?? 0) / 20, 0) / people;
      const share = b.filter((step) => step >= 6).length / people;
      expect(written).toBeCloseTo(mean, 12);
      // A bin of 1/640 holds up to 0.4/640 of the people.
      expect(Math.abs((asMean ? written : share) - wanted)).toBeLessThan(0.4 / 640);
    }),
    { numRuns: 30 },
  );
});

test("a figure that no shift gives is a bug", () => {
  expect(() => shiftTo([question(4)], columns.slice(0, 1), { target: { mean: 1.2 } })).toThrow(/no shift/);
});
