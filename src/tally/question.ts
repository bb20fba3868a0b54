import { id } from "../store/sql.js";
import { answers } from "../vocabulary/answers.js";
import type { Calibrated } from "../vocabulary/calibrated.js";
import { counting } from "../vocabulary/counted.js";
import type { Measure, Study } from "../vocabulary/study.js";
import { calibratedRequest } from "./calibratedRequest.js";
import { squareOf } from "./products.js";
import { answered, answersDesign, type TallyRequest } from "./request.js";

/** One thing to count: a measure by wave and group, and by the categories of a breakdown if one is named. */
export interface Question {
  readonly measure: Measure;
  /** Id of the breakdown; `null`: each group as a whole. */
  readonly breakdown: string | null;
}

/** Every question that a study asks: each measure, as a whole and by each breakdown. */
export function questionsOf(study: Study): readonly Question[] {
  return study.measures.flatMap((measure) =>
    [null, ...study.breakdowns.map(({ id: breakdown }) => breakdown)].map((breakdown) => ({
      measure,
      breakdown,
    })),
  );
}

/**
 * The tally that answers a question, on the table of answers.
 *
 * in      the study's design; how weights were calibrated, `null` where they are as delivered
 * out     domains {wave, group, category?} with the variable `value` and, for a ratio, `per`
 */
export function requestFor(
  study: Study,
  { measure, breakdown }: Question,
  calibrated: Calibrated | null,
): TallyRequest {
  const per = measure.kind === "ratio" ? answered(counting.per, id(answers.per(measure.id))) : [];
  const request: TallyRequest = {
    rows: id(answers.table),
    design: answersDesign(study.design),
    by: [
      { name: counting.wave, value: id(answers.wave) },
      { name: counting.group, value: id(answers.group) },
      ...(breakdown === null ? [] : [{ name: counting.category, value: id(answers.breakdown(breakdown)) }]),
    ],
    variables: [
      ...answered(counting.value, id(answers.measure(measure.id))),
      squareOf(counting.value),
      ...per,
    ],
  };
  return calibrated ? calibratedRequest(request, calibrated) : request;
}
