import { at } from "../../maths/at.js";
import { type Questionnaire, type QuestionnaireItem, state } from "./questionnaire.js";

/**
 * The questionnaire as columns of a regression, in this order: the constant, the items, the numbers known of everyone,
 * and a 0–1 column for each category but the first.
 */
export interface Columns {
  /** Columns with a number for everyone: all but those of the categories. */
  readonly dense: readonly Float64Array[];
  readonly categories: readonly CategoryColumns[];
  readonly width: number;
}

export interface CategoryColumns {
  readonly codes: Int32Array;
  /** The column of each category; −1 for the first, which has none. */
  readonly columns: Int32Array;
}

/** Items are on 0–1 less the mean of the given answers; 0, the mean, where there is none. */
export function columnsOf({ people, items, numbers, categories }: Questionnaire): Columns {
  const dense = [new Float64Array(people).fill(1), ...items.map(centred), ...numbers];
  let width = dense.length;
  const withColumns = categories.map((codes) => {
    const count = codes.reduce((most, code) => Math.max(most, code + 1), 1);
    return { codes, columns: Int32Array.from({ length: count }, (_, code) => (code === 0 ? -1 : width++)) };
  });
  return { dense, categories: withColumns, width };
}

function centred({ values, state: states, ends }: QuestionnaireItem): Float64Array {
  const given = (person: number) => states[person] === state.answered;
  let sum = 0;
  let count = 0;
  values.forEach((value, person) => {
    if (!given(person)) return;
    sum += value;
    count++;
  });
  const length = ends[1] - ends[0] || 1;
  return values.map((_, person) => (given(person) ? (at(values, person) - sum / count) / length : 0));
}
