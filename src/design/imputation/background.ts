import { at } from "../../maths/at.js";
import { type Questionnaire, type QuestionnaireItem, state } from "./questionnaire.js";

/**
 * What is known of everyone, as predictors.
 *
 * in      columns whose different numbers are categories; weights
 * out     those of few categories as such; those of many, such as areas, as the mean answer of each category's people;
 *         weights, where they differ
 */
export function background(
  items: readonly QuestionnaireItem[],
  columns: readonly Float64Array[],
  weights: Float64Array,
): Pick<Questionnaire, "numbers" | "categories"> {
  const people = weights.length;
  const known = columns.map((column) => asCategories([column], people));
  const few = (codes: Int32Array) => codes.every((code) => code < mostCategories);
  const many = known.filter((codes) => !few(codes));
  const answers = many.length > 0 ? generalAnswers(items, people) : new Float64Array();
  return {
    categories: known.filter(few),
    numbers: [...varying(weights), ...many.map((codes) => meansOf(codes, answers))],
  };
}

/** More than these are not told apart one by one, but by what their people answered. */
const mostCategories = 12;

/** One number for each combination of numbers, from 0 in the order in which they are met. */
export function asCategories(columns: readonly ArrayLike<number>[], count: number): Int32Array {
  const known = new Map<string, number>();
  return Int32Array.from({ length: count }, (_, row) => {
    const key = columns.map((column) => at(column, row)).join(" ");
    const category = known.get(key) ?? known.size;
    known.set(key, category);
    return category;
  });
}

/** How high each person answered in general: the mean of their answers on 0–1, reversed ones turned round. */
function generalAnswers(items: readonly QuestionnaireItem[], people: number): Float64Array {
  return Float64Array.from({ length: people }, (_, person) => {
    const given = items.flatMap(({ values, state: states, ends: [min, max], reversed }) => {
      if (states[person] !== state.answered) return [];
      const share = (at(values, person) - min) / (max - min || 1);
      return reversed ? 1 - share : share;
    });
    return given.reduce((sum, share) => sum + share, 0) / given.length;
  });
}

/** Everyone's number as the mean of their category, less that of all. */
function meansOf(categories: Int32Array, numbers: Float64Array): Float64Array {
  const sums = new Map<number, readonly [sum: number, count: number]>();
  categories.forEach((category, person) => {
    const [sum, count] = sums.get(category) ?? [0, 0];
    sums.set(category, [sum + at(numbers, person), count + 1]);
  });
  const all = numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
  return Float64Array.from(categories, (category) => {
    const [sum, count] = sums.get(category) ?? [0, 1];
    return sum / count - all;
  });
}

/** The weight against its mean, less 1; nothing where all have the same. */
function varying(weights: Float64Array): readonly Float64Array[] {
  const mean = weights.reduce((sum, weight) => sum + weight, 0) / weights.length;
  const relative = weights.map((weight) => weight / mean - 1);
  return relative.some((each) => Math.abs(each) > 1e-9) ? [relative] : [];
}
