import { exactSum } from "../store/exact.js";
import { double } from "../store/literal.js";
import { id, join, type Sql, sql } from "../store/sql.js";
import { remake, type Store } from "../store/store.js";
import { answers } from "../vocabulary/answers.js";
import type { OfEffects } from "../vocabulary/question.js";
import type { Effects, Study } from "../vocabulary/study.js";

/** The table of units and periods, one row each. */
export const unitPeriods = {
  table: "unit_periods",
  unit: "unit",
  /** DOUBLE: the year that a row is of; the first one under the programme, NULL for units never reached in these waves. */
  period: "period",
  cohort: "cohort",
  cluster: "cluster",
  /** DOUBLE: the weighted mean of the measure. */
  outcome: "outcome",
  /** DOUBLE: the same in all periods. */
  weight: "weight",
  /** BIGINT: people behind the outcome. */
  people: "people",
  text: (k: number) => `text_${k}`,
  number: (k: number) => `number_${k}`,
  /** TEXT or NULL: the ring around the programme that a unit lies in; there where the study names a column. */
  ring: "ring",
} as const;

/**
 * Makes the table of units and periods from the table of answers: the mean of a measure in each, and what is known of
 * each unit. A unit that begins between two periods counts from the later one, one that begins after the last as never
 * reached.
 *
 * in      the study; which effects on which measure. A unit's beginning, cluster and covariates are the same in all of
 *         its rows (intake checks it)
 * out     exact sums, so the same for any order of rows
 */
export async function makeUnitPeriods(
  store: Store,
  study: Study,
  { measure, effects }: Pick<OfEffects, "measure" | "effects">,
): Promise<void> {
  const [table, weight, value] = [id(answers.table), id(answers.weight), id(answers.measure(measure.id))];
  const unit = id(answers.kept(effects.unit));
  const [most] = await store.rows(
    sql`SELECT coalesce(max(${weight}), 0) AS weight, coalesce(max(abs(${weight} * ${value})), 0) AS weighted
      FROM ${table} WHERE ${unit} IS NOT NULL AND ${value} IS NOT NULL`,
  );
  const [largest, largestValue] = [Number(most?.weight), Number(most?.weighted)];
  const period = periodOf(study, effects);
  const found = await store.rows(
    sql`SELECT DISTINCT ${period} AS period FROM ${table} WHERE ${unit} IS NOT NULL AND ${value} IS NOT NULL ORDER BY 1`,
  );
  const periods = found.flatMap(({ period }) => (period === null ? [] : [Number(period)]));
  const cells = sql`SELECT CAST(${unit} AS TEXT) AS unit, ${period} AS period, count(*) AS people,
      ${exactSum(weight, largest)} AS whole, ${exactSum(sql`${weight} * ${value}`, largestValue)} AS weighted,
      ${join(traitsOf(periods, effects))}
    FROM ${table} WHERE ${unit} IS NOT NULL AND ${value} IS NOT NULL AND (${period}) IS NOT NULL GROUP BY 1, 2`;
  const mean = sql`${exactSum(sql`whole`, largest * 2 ** 20)} / count(*)`;
  const weights = effects.weight === "units" ? sql`1::DOUBLE` : mean;
  await remake(
    store,
    id(unitPeriods.table),
    sql`WITH cells AS (${cells}), units AS (SELECT unit, ${weights} AS weight FROM cells GROUP BY unit)
      SELECT cells.* EXCLUDE (whole, weighted), weighted / whole AS outcome, units.weight
      FROM cells JOIN units USING (unit) ORDER BY unit, period`,
  );
}

function periodOf({ waves }: Study, { period }: Effects): Sql {
  if (period !== null) return sql`CAST(${id(answers.kept(period))} AS DOUBLE)`;
  const cases = waves.map(({ id: wave, time }) => sql`WHEN ${wave} THEN ${double(time)}`);
  return sql`CASE ${id(answers.wave)} ${join(cases, " ")} END`;
}

function traitsOf(
  periods: readonly number[],
  { unit, start, cluster, texts, numbers, twins: { spillOver } }: Effects,
): readonly Sql[] {
  const one = (column: string, type: Sql) => sql`min(CAST(${id(answers.kept(column))} AS ${type}))`;
  const begins = periods.map(
    (time) => sql`WHEN ${one(start, sql`DOUBLE`)} <= ${double(time)} THEN ${double(time)}`,
  );
  return [
    sql`CASE ${join(begins, " ")} END AS ${id(unitPeriods.cohort)}`,
    sql`${one(cluster ?? unit, sql`TEXT`)} AS ${id(unitPeriods.cluster)}`,
    ...texts.map((column, k) => sql`${one(column, sql`TEXT`)} AS ${id(unitPeriods.text(k))}`),
    ...numbers.map((column, k) => sql`${one(column, sql`DOUBLE`)} AS ${id(unitPeriods.number(k))}`),
    ...(spillOver === null ? [] : [sql`${one(spillOver, sql`TEXT`)} AS ${id(unitPeriods.ring)}`]),
  ];
}
