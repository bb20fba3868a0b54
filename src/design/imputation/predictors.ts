import type { Columns } from "./columns.js";
import type { Questionnaire } from "./questionnaire.js";

/** A predictor as a combination of columns. */
export type Predictor = readonly (readonly [column: number, factor: number])[];

/** The score of a dimension: the mean of its items, those that are reversed turned round. */
export function scoresOf({ items }: Questionnaire): ReadonlyMap<number, Predictor> {
  const dimensions = [...new Set(items.map(({ dimension }) => dimension))];
  return new Map(
    dimensions.map((dimension) => {
      const all = items.flatMap((item, i) =>
        item.dimension === dimension ? { ...item, column: 1 + i } : [],
      );
      return [
        dimension,
        all.map(({ column, reversed }) => [column, (reversed ? -1 : 1) / all.length] as const),
      ];
    }),
  );
}

/**
 * What an item's answers are predicted from: the constant, each other item of its dimension, the score of every other
 * dimension, the numbers and then the categories that are known of everyone.
 */
export function predictorsOf(
  questionnaire: Questionnaire,
  columns: Columns,
  target: number,
): readonly Predictor[] {
  const { items, numbers } = questionnaire;
  const own = items[target]?.dimension;
  const single = (column: number): Predictor => [[column, 1]];
  return [
    single(0),
    ...items.flatMap(({ dimension }, i) => (dimension === own && i !== target ? [single(1 + i)] : [])),
    ...[...scoresOf(questionnaire)].flatMap(([dimension, score]) => (dimension === own ? [] : [score])),
    ...numbers.map((_, n) => single(1 + items.length + n)),
    ...columns.categories.flatMap((each) =>
      Array.from(
        each.columns.filter((column) => column >= 0),
        single,
      ),
    ),
  ];
}
