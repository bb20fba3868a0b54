import { id, sql } from "../store/sql.js";
import type { Store } from "../store/store.js";
import { answers } from "../vocabulary/answers.js";
import type { Calibrated } from "../vocabulary/calibrated.js";
import { type Counted, counting, type QuantileCount } from "../vocabulary/counted.js";
import type { Study } from "../vocabulary/study.js";
import type { Distribution } from "../vocabulary/valueTable.js";
import { below, belowPoints } from "./belowPoints.js";
import { calibratedRequest } from "./calibratedRequest.js";
import { squareOf } from "./products.js";
import { type Question, requestFor } from "./question.js";
import { replicatePatterns } from "./replicatePatterns.js";
import { answersReplicates, replicateSums } from "./replicateSums.js";
import type { TallyRequest } from "./request.js";
import { tally } from "./tally.js";
import { valueTable } from "./valueTable.js";

/** Reads a quantile off a distribution: `null` where nobody answered. */
export type QuantileOf = (distribution: Distribution, p: number) => number | null;

/**
 * Counts what a question needs.
 *
 * in      the study and its table of answers; how weights were calibrated; how a quantile is read off
 * out     a tally, under replicate weights one for each, and for a quantile the distribution it was read off
 */
export async function countQuestion(
  store: Store,
  study: Study,
  question: Question,
  { calibrated, quantileOf }: { readonly calibrated: Calibrated | null; readonly quantileOf: QuantileOf },
): Promise<Counted> {
  const asked = requestFor(study, question, calibrated);
  const quantiles = await countQuantiles(store, asked, question, quantileOf);
  const request = quantiles ? atOrBelow(study, question, calibrated, quantiles) : asked;
  return {
    tally: await tally(store, request),
    replicated: await countReplicates(store, study, request),
    quantiles,
  };
}

async function countQuantiles(
  store: Store,
  request: TallyRequest,
  { measure }: Question,
  quantileOf: QuantileOf,
): Promise<QuantileCount | null> {
  if (measure.kind !== "quantile") return null;
  const table = await valueTable(store, request, id(answers.measure(measure.id)));
  return { table, values: table.byDomain.map((distribution) => quantileOf(distribution, measure.p)) };
}

/** Woodruff's second count: whether each person lies at or below the quantile of their domain. */
function atOrBelow(
  study: Study,
  question: Question,
  calibrated: Calibrated | null,
  { table, values }: QuantileCount,
): TallyRequest {
  const plain = requestFor(study, question, null);
  const measured = id(answers.measure(question.measure.id));
  const { rows } = belowPoints(
    plain,
    measured,
    table.domains,
    values.map((value) => [value]),
  );
  const request: TallyRequest = {
    ...plain,
    rows,
    variables: [
      { kind: "indicator", name: `${counting.value} answered`, of: measured },
      {
        kind: "quantity",
        name: counting.value,
        value: sql`CASE WHEN ${measured} <= ${id(below.point(0))} THEN 1.0 WHEN ${measured} IS NOT NULL THEN 0.0 END`,
        centred: true,
      },
      squareOf(counting.value),
    ],
  };
  return calibrated ? calibratedRequest(request, calibrated) : request;
}

async function countReplicates(store: Store, study: Study, request: TallyRequest) {
  if (!study.design.replicates) return null;
  const columns = answersReplicates(study.design.replicates);
  return {
    tallies: await replicateSums(store, request, columns),
    patterns: await replicatePatterns(store, request, columns),
  };
}
