import { id } from "../store/sql.js";
import { answers } from "../vocabulary/answers.js";
import type { Study } from "../vocabulary/study.js";
import { answered, answersDesign, type TallyRequest } from "./request.js";

/** One thing to count: a measure by wave and group, and by the categories of a breakdown if one is named. */
export interface Question {
  readonly measure: string;
  readonly breakdown: string | null;
}

/** Names of the keys of a question's domains. */
export const keys = { wave: "wave", group: "group", category: "category" } as const;

/** Name of the variable that holds the measure. */
export const value = "value";

/** Every question that a study asks: each measure, as a whole and by each breakdown. */
export function questionsOf(study: Study): readonly Question[] {
  return study.measures.flatMap(({ id: measure }) =>
    [null, ...study.breakdowns.map((breakdown) => breakdown.id)].map((breakdown) => ({ measure, breakdown })),
  );
}

/**
 * The tally that answers a question, on the table of answers.
 *
 * in      the study's design; the weight's column (the calibrated one where weights were calibrated)
 * out     domains {wave, group, category?} with the variable `value`, answered or not
 */
export function requestFor(study: Study, question: Question, weight: string = answers.weight): TallyRequest {
  const { measure, breakdown } = question;
  return {
    rows: id(answers.table),
    design: { ...answersDesign(study.design), weight: id(weight) },
    by: [
      { name: keys.wave, value: id(answers.wave) },
      { name: keys.group, value: id(answers.group) },
      ...(breakdown === null ? [] : [{ name: keys.category, value: id(answers.breakdown(breakdown)) }]),
    ],
    variables: answered(value, id(answers.measure(measure))),
  };
}
