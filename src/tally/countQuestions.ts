import { id, sql } from "../store/sql.js";
import type { Store } from "../store/store.js";
import { answers } from "../vocabulary/answers.js";
import type { Calibrated } from "../vocabulary/calibrated.js";
import type { RankGroup, RankLine } from "../vocabulary/chances.js";
import { type Counted, type Counts, counting, type QuantileCount } from "../vocabulary/counted.js";
import type { Question } from "../vocabulary/question.js";
import type { Measure, Study } from "../vocabulary/study.js";
import type { Tally } from "../vocabulary/tally.js";
import type { Distribution } from "../vocabulary/valueTable.js";
import { tallyAreaSums } from "./areaSums.js";
import { below, belowPoints } from "./belowPoints.js";
import { calibratedRequest } from "./calibratedRequest.js";
import { shownQuery } from "./cells.js";
import { countChances } from "./countChances.js";
import { countExposure } from "./countExposure.js";
import { countMatches } from "./countMatches.js";
import { countMovers } from "./countMovers.js";
import { countPanel } from "./countPanel.js";
import { squareOf } from "./products.js";
import { breakdownOf, type Counting, requestFor } from "./question.js";
import { replicatePatterns } from "./replicatePatterns.js";
import { answersReplicates, type ReplicateColumns, replicateSums } from "./replicateSums.js";
import type { TallyRequest } from "./request.js";
import { tally, tallySets } from "./tally.js";
import { divided, type Told, toldByPatterns } from "./told.js";
import { valueTable } from "./valueTable.js";

/** Reads a quantile off a distribution: `null` where nobody answered. */
export type QuantileOf = (distribution: Distribution, p: number) => number | null;

export interface CountOptions {
  readonly calibrated: Calibrated | null;
  /** Tables like that of answers in which missing answers are imputed; none where the study asks for none. */
  readonly imputed: readonly string[];
  readonly quantileOf: QuantileOf;
  /** The line through the sums of ranks. */
  readonly rankLine: (group: RankGroup) => RankLine;
}

/**
 * Counts what questions need.
 *
 * in      the study and its table of answers; how weights were calibrated; how a quantile is read off
 * out     for each question a tally, under replicate weights one for each, and for a quantile the
 *         distribution it was read off; one of these for each imputed data set; or sums by area. Questions that
 *         the same cells answer are counted in one pass, and come one after the other
 */
export async function* countQuestions(
  store: Store,
  study: Study,
  questions: readonly Question[],
  options: CountOptions,
): AsyncGenerator<readonly [Question, Counts]> {
  const told: Told = options.calibrated ? await toldByPatterns(store, study) : new Map();
  const batches = batchesOf(study, questions, told);
  const waiting = [...batches];
  const counting: Promise<readonly (readonly [Question, Counts])[]>[] = [];
  const countNext = () => {
    const batch = waiting.shift();
    if (!batch) return;
    const counted = countBatch(store, study, batch, { ...options, told });
    counted.catch(() => {}); // told when it is waited for
    counting.push(counted);
  };
  for (let i = 0; i <= ahead; i++) countNext();
  for (;;) {
    const counted = await counting[0];
    if (!counted) return;
    countNext();
    counting.shift();
    for (const one of counted) {
      yield one;
      await turn();
    }
  }
}

/** Batches that the engine may be ahead of what is estimated. */
const ahead = 2;

/** Lets what the engine has finished be taken up, and its next query begin. */
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

async function countBatch(
  store: Store,
  study: Study,
  batch: readonly Question[],
  options: CountOptions & { readonly told: Told },
): Promise<readonly (readonly [Question, Counts])[]> {
  const [first] = batch;
  if (!first) return [];
  if (first.kind === "matches") {
    const counts = await countMatches(store, study, first.matches);
    return batch.map((question) => [question, counts] as const);
  }
  if (apart(study, first)) return [[first, await countOne(store, study, first, options)]];
  const how: Counting = { calibrated: options.calibrated, rows: id(answers.table) };
  const categoriesOf = (question: Question) => options.told.get(breakdownOf(study, question) ?? "");
  const requests = new Map(
    batch.map((question) => {
      const { measure } = question;
      const whole: Question = { kind: "measure", measure, breakdown: null };
      return [measure, requestFor(study, categoriesOf(question) ? whole : question, how)];
    }),
  );
  const [shared] = requests.values();
  if (!shared) return [];
  const sets = [...requests.values()].map(({ variables }) => variables);
  const tallies = await tallySets(store, shared, sets);
  const wholes = new Map([...requests.keys()].map((measure, i) => [measure, tallies[i] as Tally]));
  return batch.map((question) => {
    const whole = wholes.get(question.measure) as Tally;
    const categories = categoriesOf(question);
    const centres = whole.variables.map(({ centre }) => centre);
    const own = () => divided(whole, categories ?? [], shownQuery(requestFor(study, question, how), centres));
    const counted: Counted = { tally: categories ? own() : whole, replicated: null, quantiles: null };
    return [question, { kind: "once", counted }] as const;
  });
}

/** As many measures at once as keep the engine's groups small. */
const together = 8;

/** Questions that can be counted in one pass: of the same rows, by domains that its cells tell. */
function batchesOf(
  study: Study,
  questions: readonly Question[],
  told: Told,
): readonly (readonly Question[])[] {
  const batches = new Map<unknown, Question[]>();
  for (const question of questions) {
    const breakdown = breakdownOf(study, question);
    const by = breakdown !== null && told.has(breakdown) ? null : breakdown;
    const part = Math.floor(study.measures.indexOf(question.measure) / together);
    const alone = question.kind === "matches" ? question.matches : apart(study, question) ? question : null;
    const key = alone ?? `${part} by ${by}`;
    batches.set(key, [...(batches.get(key) ?? []), question]);
  }
  return [...batches.values()];
}

/** True for a question that is not counted together with others. */
function apart({ design }: Study, { kind, measure }: Question): boolean {
  return (
    (kind !== "measure" && kind !== "areas") || measure.kind === "quantile" || design.replicates !== null
  );
}

async function countOne(
  store: Store,
  study: Study,
  question: Question,
  options: CountOptions,
): Promise<Counts> {
  if (question.kind === "clustering") return countByArea(store, study, question.measure);
  if (question.kind === "effects") return { kind: "panel", panel: await countPanel(store, study, question) };
  if (question.kind === "chances") return countChances(store, study, question, options.rankLine);
  if (question.kind === "exposure") return countExposure(store, study, question);
  if (question.kind === "movers") return countMovers(store, study, question);
  const countIn = (table: string) => countRows(store, study, question, { ...options, rows: id(table) });
  if (question.kind !== "variant" || question.variant !== "imputed") {
    return { kind: "once", counted: await countIn(answers.table) };
  }
  const counted: Counted[] = [];
  for (const table of options.imputed) counted.push(await countIn(table));
  return { kind: "imputed", counted };
}

async function countRows(
  store: Store,
  study: Study,
  question: Question,
  { quantileOf, calibrated, rows }: Counting & Pick<CountOptions, "quantileOf">,
): Promise<Counted> {
  const how: Counting = { calibrated, rows };
  const asked = requestFor(study, question, how);
  const quantiles = await countQuantiles(store, asked, question, quantileOf);
  const request = quantiles ? atOrBelow(study, question, how, quantiles) : asked;
  return {
    tally: await tally(store, request),
    replicated: await countReplicates(store, study, request, question),
    quantiles,
  };
}

async function countByArea(store: Store, { areas, waves }: Study, measure: Measure): Promise<Counts> {
  if (areas === null) throw new Error("clustering in a study without areas");
  const variables = [{ name: counting.value, value: id(answers.measure(measure.id)) }];
  const byWave = [];
  for (const { id: wave } of waves) {
    const own = sql`${id(answers.wave)} = ${wave} AND ${id(answers.group)} = ${areas.group}`;
    const rows = sql`(SELECT * FROM ${id(answers.table)} WHERE ${own})`;
    const area = id(answers.breakdown(areas.breakdown));
    byWave.push({ wave, sums: await tallyAreaSums(store, { rows, area, variables }) });
  }
  return { kind: "by-area", waves: byWave };
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
  how: Counting,
  { table, values }: QuantileCount,
): TallyRequest {
  const plain = requestFor(study, question, { ...how, calibrated: null });
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
  return how.calibrated ? calibratedRequest(request, how.calibrated) : request;
}

async function countReplicates(
  store: Store,
  { design: { replicates } }: Study,
  request: TallyRequest,
  question: Question,
) {
  if (!replicates) return null;
  const delivered = answersReplicates(replicates);
  const unweighted = question.kind === "variant" && question.variant === "unweighted";
  const columns = unweighted && delivered.combined ? multipliers(delivered) : delivered;
  return {
    tallies: await replicateSums(store, request, columns),
    patterns: await replicatePatterns(store, request, columns),
  };
}

/** Replicates without the weight that they were delivered with. */
function multipliers({ columns }: ReplicateColumns): ReplicateColumns {
  return { columns: columns.map((column) => sql`(${column} / ${id(answers.weight)})`), combined: false };
}
