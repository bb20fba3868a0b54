import { rankLine } from "../src/estimate/chances/rankRank.js";
import { quantile } from "../src/estimate/quantiles/quantile.js";
import { adjustFamilies } from "../src/estimate/questions/adjustFamilies.js";
import { answerQuestion } from "../src/estimate/questions/answerQuestion.js";
import type { Residuals } from "../src/estimate/questions/varianceOf.js";
import type { Store } from "../src/store/store.js";
import { countQuestions } from "../src/tally/countQuestions.js";
import { questionsOf } from "../src/tally/question.js";
import type { Calibrated } from "../src/vocabulary/calibrated.js";
import type { Estimate, Result } from "../src/vocabulary/estimate.js";
import { type Quantity, quantityKey } from "../src/vocabulary/quantity.js";
import type { Question } from "../src/vocabulary/question.js";
import type { Study } from "../src/vocabulary/study.js";
import type { Distribution } from "../src/vocabulary/valueTable.js";

/** Every question of a study put to the table of answers, as `evaluate` does it. */
export async function answered(
  store: Store,
  study: Study,
  {
    questions = questionsOf(study),
    calibrated = null,
    residuals,
  }: {
    readonly questions?: readonly Question[];
    readonly calibrated?: Calibrated | null;
    readonly residuals?: Residuals;
  } = {},
): Promise<readonly Result[]> {
  const results: Result[] = [];
  const how = {
    calibrated,
    imputed: [],
    rankLine,
    quantileOf: (of: Distribution, p: number) => quantile(of, p, "math"),
  };
  for await (const [question, counts] of countQuestions(store, study, questions, how)) {
    const answer = answerQuestion(study, question, counts, residuals);
    if ("onePsu" in answer) throw new Error("a stratum with one PSU");
    results.push(...answer);
  }
  return adjustFamilies(study, results);
}

/** The estimate of a quantity, or an error that says what there is instead. */
export function estimateIn(results: readonly Result[], quantity: Quantity): Estimate {
  const key = quantityKey(quantity);
  const found = results.find((result) => quantityKey(result.quantity) === key);
  if (found?.kind !== "estimate") throw new Error(`${key}: ${found?.kind} ${found?.detail ?? ""}`);
  return found;
}
