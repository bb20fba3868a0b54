import { at } from "../maths/at.js";
import { root } from "../maths/root.js";
import type { Question } from "./questionnaire.js";
import { loadings } from "./questionnaire.js";

/** What is shown is counted in bins of 1/640 standard deviation, from 6 below to 6 above. */
const perUnit = 640;
const bins = 12 * perUnit;

export function bin(value: number): number {
  return Math.max(0, Math.min(bins - 1, Math.round((value + 6) * perUnit)));
}

export interface Wanted {
  /** The share at or above a step of one question, or the mean of all questions on 0–1. */
  readonly target: { readonly share: number } | { readonly mean: number };
  readonly indicator?: { readonly question: number; readonly step: number } | undefined;
}

/**
 * How far a group must be moved for its answers to come to the target: a finite population meets it to the nearest
 * person or so.
 *
 * in      the questions of a dimension, and what they show of each person, in bins
 * out     the shift, in standard deviations of a person's place; the mean of the dimension then, 0–1
 */
export function shiftTo(
  questions: readonly Question[],
  shown: readonly Int32Array[],
  { target, indicator }: Wanted,
): { readonly shift: number; readonly mean: number } {
  const people = shown[0]?.length ?? 0;
  const tails = shown.map(tailCounts);
  const share = (question: number, step: number, shift: number) =>
    at(tails[question] as Int32Array, stepBin(questions[question] as Question, question, step, shift)) /
    people;
  const meanAt = (shift: number) => {
    let sum = 0;
    questions.forEach(({ scale }, question) => {
      const steps = scale.labels.length - 1;
      for (let step = 1; step <= steps; step++) sum += share(question, step, shift) / steps;
    });
    return sum / questions.length;
  };
  const missing = (shift: number) => {
    if ("mean" in target) return meanAt(shift) - target.mean;
    if (!indicator) throw new Error("shiftTo: a share is of an indicator");
    return share(indicator.question, indicator.step, shift) - target.share;
  };
  const solved = root(missing, { low: -1, high: 1, within: [-4, 4], tolerance: 1e-6 });
  if (solved.kind !== "found") throw new Error("shiftTo: no shift gives the planted figure");
  return { shift: solved.x, mean: meanAt(solved.x) };
}

/** Writes the answer of each person to one question, as the number of steps above the least favourable. */
export function fill(
  question: Question,
  place: number,
  shown: Int32Array,
  shift: number,
  write: { readonly rows: Int32Array; readonly column: Uint8Array },
): void {
  const steps = new Uint8Array(bins);
  for (let step = 1; step < question.scale.labels.length; step++) {
    steps.fill(step, stepBin(question, place, step, shift));
  }
  for (let i = 0; i < shown.length; i++)
    write.column[write.rows[i] as number] = steps[shown[i] as number] as number;
}

/** The least bin whose answer is at or above a step: where the value on 0–1 is nearer to that step than to the one below. */
function stepBin(question: Question, place: number, step: number, shift: number): number {
  const { scale, mean, spread } = question;
  const edge = (step - 0.5) / (scale.labels.length - 1);
  return bin((edge - mean) / spread - at(loadings, place) * shift);
}

/** How many people are in each bin or above it. */
function tailCounts(column: Int32Array): Int32Array {
  const counts = new Int32Array(bins + 1);
  for (let i = 0; i < column.length; i++)
    counts[column[i] as number] = (counts[column[i] as number] as number) + 1;
  for (let i = bins - 1; i >= 0; i--) counts[i] = (counts[i] as number) + (counts[i + 1] as number);
  return counts;
}
