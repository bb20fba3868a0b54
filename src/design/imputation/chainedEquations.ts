import { at } from "../../maths/at.js";
import type { Random } from "../../maths/random.js";
import { columnsOf } from "./columns.js";
import { crossProducts } from "./crossProducts.js";
import { drawRegression } from "./drawRegression.js";
import { matchDonors } from "./matchDonors.js";
import { normalEquations } from "./normalEquations.js";
import { type Predicting, predicting } from "./predicting.js";
import { predictorsOf } from "./predictors.js";
import { peopleIn, type Questionnaire, state } from "./questionnaire.js";

export interface ChainOptions {
  /** How many of the nearest donors an answer is drawn from. */
  readonly donors: number;
  /** Rounds through all items. */
  readonly iterations: number;
}

/** For each item the answers of the people that lack one, in their order. */
export type Imputation = readonly Float64Array[];

/**
 * Chained equations with predictive mean matching: as many imputations as are asked for, each from its own chance.
 *
 * Every lacking answer starts as one drawn from those given; then, item by item and round by round, each is replaced by
 * the answer of somebody whose prediction is near, the prediction being made from what the others are imputed to be.
 *
 * in      what people answered
 * out     a function from chance to one imputation: values that others gave
 * throws  Error for an item that somebody lacks and nobody answered
 * source  van Buuren & Groothuis-Oudshoorn (2011), JSS 45(3); Little (1988); R mice 3.15 `mice.impute.pmm`, type 1 matching
 */
export function chainedEquations(
  questionnaire: Questionnaire,
  { donors, iterations }: ChainOptions,
): (random: Random) => Imputation {
  const columns = columnsOf(questionnaire);
  const items = questionnaire.items.map((item, i) => {
    const [answered, lacking] = [peopleIn(item, state.answered), peopleIn(item, state.lacking)];
    if (lacking.length > 0 && answered.length === 0) throw new Error(`nobody answered ${item.id}`);
    return { answered, lacking, predictors: predictorsOf(questionnaire, columns, i) };
  });
  const start = crossProducts(columns, unansweredItems(questionnaire), items.length);
  return (random) => {
    const sums = start();
    const rows = predicting(questionnaire, columns, sums);
    const from = items.map(({ answered, lacking }, i) => {
      const drawn = lacking.map(() => at(answered, random.below(answered.length)));
      put(rows, i, lacking, drawn);
      return drawn;
    });
    for (let round = 0; round < iterations; round++) {
      items.forEach(({ answered, lacking, predictors }, i) => {
        if (lacking.length === 0) return;
        const equations = normalEquations(sums.answered(i), columns.width, 1 + i, predictors);
        const { estimated, drawn } = drawRegression({ ...equations, rows: answered.length }, random);
        const places = matchDonors(
          rows.predict(i, estimated, answered),
          rows.predict(i, drawn, lacking),
          donors,
          random,
        );
        const chosen = places.map((place) => at(answered, place));
        put(rows, i, lacking, chosen);
        from[i] = chosen;
      });
    }
    return questionnaire.items.map(({ values }, i) =>
      Float64Array.from(from[i] ?? [], (person) => at(values, person)),
    );
  };
}

/** Gives everyone who lacks an answer that of somebody else. */
function put({ answer, change }: Predicting, item: number, lacking: Int32Array, from: Int32Array): void {
  for (let k = 0; k < lacking.length; k++)
    change(lacking[k] as number, item, answer(from[k] as number, item));
}

function unansweredItems({ people, items }: Questionnaire): readonly (readonly number[])[] {
  return Array.from({ length: people }, (_, person) =>
    items.flatMap((item, i) => (item.state[person] === state.answered ? [] : i)),
  );
}
