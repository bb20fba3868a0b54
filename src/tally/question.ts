import { id, join, type Sql, sql } from "../store/sql.js";
import { answers } from "../vocabulary/answers.js";
import type { Calibrated } from "../vocabulary/calibrated.js";
import { counting } from "../vocabulary/counted.js";
import { beforeCalibration, type Question } from "../vocabulary/question.js";
import type { IndexOfDimensions, Measure, Study } from "../vocabulary/study.js";
import { calibratedRequest } from "./calibratedRequest.js";
import { squareOf } from "./products.js";
import { answered, answersDesign, type TallyRequest, type Variable } from "./request.js";

/** Every question that a study asks. */
export function questionsOf(study: Study): readonly Question[] {
  const { measures, breakdowns, areas, analysis } = study;
  const named = (ids: readonly string[]) => measures.filter(({ id }) => ids.includes(id));
  const { variants, measures: varied } = analysis.sensitivity;
  const { movers } = analysis;
  /** Areas have questions of their own, and the language of the answers is no trait of people but of the asking. */
  const apart = new Set([areas?.breakdown, analysis.language]);
  const byArea = new Set([...(areas?.measures ?? []), ...(variants.includes("areas-equal") ? varied : [])]);
  return [
    ...[null, ...breakdowns.flatMap(({ id }) => (apart.has(id) ? [] : id))].flatMap((breakdown) =>
      measures.map((measure): Question => ({ kind: "measure", measure, breakdown })),
    ),
    ...measures.flatMap((measure): readonly Question[] =>
      measure.kind === "index" && analysis.contributions.includes(measure.id)
        ? [{ kind: "parts", measure }]
        : [],
    ),
    ...named([...byArea]).map((measure): Question => ({ kind: "areas", measure })),
    ...named(analysis.clustering).map((measure): Question => ({ kind: "clustering", measure })),
    ...analysis.effects.flatMap((effects) =>
      named(effects.measures).map((measure): Question => ({ kind: "effects", measure, effects })),
    ),
    ...analysis.chances.flatMap((chances) =>
      named(chances.measures).map((measure): Question => ({ kind: "chances", measure, chances })),
    ),
    ...(movers === null
      ? []
      : named(movers.measures).map((measure): Question => ({ kind: "movers", measure, movers }))),
    ...analysis.matches.flatMap((matches) =>
      named(matches.measures).map((measure): Question => ({ kind: "matches", measure, matches })),
    ),
    ...analysis.exposure.flatMap((exposure) =>
      named(exposure.measures).map((measure): Question => ({ kind: "exposure", measure, exposure })),
    ),
    ...named(varied).flatMap((measure) =>
      variants.flatMap((variant): readonly Question[] =>
        variant === "areas-equal" ? [] : [{ kind: "variant", measure, variant }],
      ),
    ),
  ];
}

/** How a question is counted besides its own terms. */
export interface Counting {
  /** How weights were calibrated; `null` where they are as delivered. */
  readonly calibrated: Calibrated | null;
  /** The rows to count. */
  readonly rows: Sql;
}

/**
 * The tally that answers a question, on the table of answers.
 *
 * out     domains {wave, group, category?} with the variable `value` and, for a ratio, `per`; of an index's parts
 *         also one variable for each dimension
 */
export function requestFor(study: Study, question: Question, { calibrated, rows }: Counting): TallyRequest {
  const design = answersDesign(study.design);
  const breakdown = breakdownOf(study, question);
  const plain = beforeCalibration(question);
  const variant = question.kind === "variant" ? question.variant : null;
  const request: TallyRequest = {
    rows,
    design: variant === "unweighted" ? { ...design, weight: sql`1::DOUBLE` } : design,
    by: [
      { name: counting.wave, value: id(answers.wave) },
      { name: counting.group, value: id(answers.group) },
      ...(breakdown ? [{ name: counting.category, value: id(answers.breakdown(breakdown)) }] : []),
    ],
    variables: [
      ...variablesOf(
        question.measure,
        variant === "complete-cases" ? completeOf(study, question.measure) : [],
      ),
      ...(question.kind === "parts" ? partsOf(question.measure) : []),
    ],
  };
  return calibrated && !plain ? calibratedRequest(request, calibrated) : request;
}

/** The breakdown by which a question is counted. */
export function breakdownOf({ areas }: Study, question: Question): string | null {
  if (question.kind === "areas") return areas?.breakdown ?? null;
  return question.kind === "measure" ? question.breakdown : null;
}

/** `needed`: items without an answer to which nobody counts. */
function variablesOf(measure: Measure, needed: readonly string[]): readonly Variable[] {
  const per = measure.kind === "ratio" ? answered(counting.per, id(answers.per(measure.id))) : [];
  const all = id(answers.measure(measure.id));
  const there = needed.map((item) => sql`${id(answers.item(item))} IS NOT NULL`);
  const value = there.length > 0 ? sql`CASE WHEN ${join(there, " AND ")} THEN ${all} END` : all;
  return [...answered(counting.value, value), squareOf(counting.value), ...per];
}

/** Every item of a dimension, or of all dimensions of an index; other measures have one, and no value without it. */
function completeOf({ measures }: Study, measure: Measure): readonly string[] {
  if (measure.kind === "dimension") return measure.items.map(({ item }) => item);
  if (measure.kind !== "index") return [];
  return measures.flatMap((one) =>
    one.kind === "dimension" && measure.dimensions.includes(one.id) ? one.items.map(({ item }) => item) : [],
  );
}

/** What each dimension adds to a person's index; together they are the index, also where a dimension is missing. */
function partsOf({ id: index, dimensions }: IndexOfDimensions): readonly Variable[] {
  const score = (dimension: string) => id(answers.measure(dimension));
  const scored = dimensions.map((dimension) => sql`(${score(dimension)} IS NOT NULL)::INTEGER`);
  const many = scored.reduce((sum, one) => sql`${sum} + ${one}`);
  return dimensions.map((dimension) => ({
    kind: "quantity",
    name: counting.part(dimension),
    value: sql`CASE WHEN ${id(answers.measure(index))} IS NOT NULL THEN coalesce(${score(dimension)}, 0) / (${many}) END`,
    centred: false,
  }));
}
