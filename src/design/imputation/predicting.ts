import { at } from "../../maths/at.js";
import type { Columns } from "./columns.js";
import type { CrossProducts } from "./crossProducts.js";
import { scoresOf } from "./predictors.js";
import type { Questionnaire } from "./questionnaire.js";

/** The answers of one imputation as they stand, and what they predict. */
export interface Predicting {
  /** An answer on 0–1, less the mean of those given. */
  answer(person: number, item: number): number;
  change(person: number, item: number, to: number): void;
  /** What an item's predictors, with these coefficients, predict for people. */
  predict(item: number, coefficients: Float64Array, people: Int32Array): Float64Array;
}

/** Keeps the scores of dimensions beside the items, so that a prediction goes through few columns. */
export function predicting(questionnaire: Questionnaire, columns: Columns, sums: CrossProducts): Predicting {
  const { items, people, numbers } = questionnaire;
  const { dense } = sums;
  const scores = new Map(
    [...scoresOf(questionnaire)].map(([dimension, parts]) => {
      const sum = (person: number) =>
        parts.reduce((all, [k, factor]) => all + factor * at(dense[k] ?? [], person), 0);
      return [
        dimension,
        { parts, values: Float64Array.from({ length: people }, (_, person) => sum(person)) },
      ];
    }),
  );
  const factors = items.map(({ dimension }, i) => {
    const part = scores.get(dimension)?.parts.find(([column]) => column === 1 + i);
    return part?.[1] ?? 0;
  });
  const scoreOf = items.map(({ dimension }) => scores.get(dimension)?.values);
  const answer = (person: number, item: number) => dense[1 + item]?.[person] as number;
  return {
    answer,
    change(person, item, to) {
      const score = scoreOf[item];
      if (score)
        score[person] = (score[person] as number) + (factors[item] as number) * (to - answer(person, item));
      sums.change(person, 1 + item, to);
    },
    predict(item, coefficients, of) {
      const own = items[item]?.dimension;
      const terms = [
        ...items.flatMap(({ dimension }, i) => (dimension === own && i !== item ? (dense[1 + i] ?? []) : [])),
        ...[...scores].flatMap(([dimension, { values }]) => (dimension === own ? [] : [values])),
        ...numbers,
      ];
      const predicted = new Float64Array(of.length).fill(at(coefficients, 0));
      terms.forEach((values, t) => {
        const b = at(coefficients, 1 + t);
        for (let k = 0; k < of.length; k++)
          predicted[k] = (predicted[k] as number) + b * (values[of[k] as number] as number);
      });
      let next = 1 + terms.length;
      for (const { codes, columns: own } of columns.categories) {
        const effects = Float64Array.from(own, (column) => (column < 0 ? 0 : at(coefficients, next++)));
        for (let k = 0; k < of.length; k++)
          predicted[k] = (predicted[k] as number) + (effects[codes[of[k] as number] as number] as number);
      }
      return predicted;
    },
  };
}
