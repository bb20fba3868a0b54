import { exactSum } from "../store/exact.js";
import { double } from "../store/literal.js";
import { id, join, type Sql, sql } from "../store/sql.js";
import { remake, type Store, withTemporary } from "../store/store.js";
import { answers } from "../vocabulary/answers.js";
import type { PanelCount } from "../vocabulary/counted.js";
import type { OfEffects } from "../vocabulary/question.js";
import type { Effects, Study } from "../vocabulary/study.js";

/** The columns of a table of units and periods, one row each. */
export const unitPeriods = {
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
} as const;

/**
 * Makes a table of units and periods from the table of answers while it is used: the mean of a measure in each, and what
 * is known of each unit. Its name tells what it is of, so that questions that are counted at once have tables of their own.
 * A unit that begins between two periods counts from the later one, one that begins after the last as never
 * reached. One that is never reached and lies in the ring of spill-over is left out: nobody is compared with it.
 *
 * in      the study; which effects on which measure. A unit's beginning, cluster and covariates are the same in all of
 *         its rows (intake checks it)
 * out     rows that lack a unit, rows with one that lack the measure, and rows of the ring. Sums are exact, so the same for any order of rows
 */
export async function withUnitPeriods<T>(
  store: Store,
  study: Study,
  { measure, effects }: Pick<OfEffects, "measure" | "effects">,
  use: (table: Sql, leftOut: PanelCount["leftOut"]) => Promise<T>,
): Promise<T> {
  const made = id(`unit_periods ${effects.id} ${measure.id}`);
  const [table, weight, value] = [id(answers.table), id(answers.weight), id(answers.measure(measure.id))];
  const unit = id(answers.kept(effects.unit));
  const there = sql`${unit} IS NOT NULL AND ${value} IS NOT NULL`;
  const [first] = await store.rows(
    sql`SELECT coalesce(max(${weight}) FILTER (WHERE ${there}), 0) AS weight,
        coalesce(max(abs(${weight} * ${value})) FILTER (WHERE ${there}), 0) AS weighted,
        count(*) FILTER (WHERE ${unit} IS NULL) AS unit,
        count(*) FILTER (WHERE ${unit} IS NOT NULL AND ${value} IS NULL) AS answer FROM ${table}`,
  );
  const [largest, largestValue] = [Number(first?.weight), Number(first?.weighted)];
  const period = periodOf(study, effects);
  const counted = sql`SELECT ${unit} AS unit, ${period} AS period, count(*) AS people,
      ${exactSum(weight, largest)} AS whole, ${exactSum(sql`${weight} * ${value}`, largestValue)} AS weighted,
      ${join(traitsOf(effects))}
    FROM ${table} WHERE ${there} AND (${period}) IS NOT NULL GROUP BY 1, 2`;
  let inRing = 0;
  await withTemporary(store, counted, async (cells) => {
    const periods = await store.rows(
      sql`SELECT period, max(whole) AS largest FROM ${cells} GROUP BY 1 ORDER BY 1`,
    );
    const begins = periods.map(({ period }) => {
      const time = double(Number(period));
      return sql`WHEN starts <= ${time} THEN ${time}`;
    });
    const cohort = periods.length === 0 ? sql`NULL::DOUBLE` : sql`CASE ${join(begins, " ")} END`;
    const mean = sql`${exactSum(sql`whole`, Math.max(0, ...periods.map((one) => Number(one.largest))))} / count(*)`;
    const weights = effects.weight === "units" ? sql`1::DOUBLE` : mean;
    await remake(
      store,
      made,
      sql`WITH units AS (SELECT unit, ${weights} AS weight FROM ${cells} GROUP BY unit)
        SELECT cells.* EXCLUDE (starts, ring, whole, weighted) REPLACE (CAST(unit AS TEXT) AS unit),
          ${cohort} AS ${id(unitPeriods.cohort)}, weighted / whole AS outcome, units.weight
        FROM ${cells} AS cells JOIN units USING (unit) WHERE ring IS NULL OR (${cohort}) IS NOT NULL ORDER BY unit, period`,
    );
    const [ring] = await store.rows(
      sql`SELECT coalesce(sum(people), 0) AS people FROM ${cells} WHERE ring IS NOT NULL AND (${cohort}) IS NULL`,
    );
    inRing = Number(ring?.people);
  });
  const leftOut = { withoutUnit: Number(first?.unit), withoutAnswer: Number(first?.answer), inRing };
  try {
    return await use(made, leftOut);
  } finally {
    await store.run(sql`DROP TABLE ${made}`);
  }
}

function periodOf({ waves }: Study, { period }: Effects): Sql {
  if (period !== null) return sql`CAST(${id(answers.kept(period))} AS DOUBLE)`;
  const cases = waves.map(({ id: wave, time }) => sql`WHEN ${wave} THEN ${double(time)}`);
  return sql`CASE ${id(answers.wave)} ${join(cases, " ")} END`;
}

/** One of a unit's values, which are all alike: only what was found is cast, not every row. */
function traitsOf({ unit, start, cluster, texts, numbers, spillOver }: Effects): readonly Sql[] {
  const one = (column: string, type: Sql) => sql`CAST(min(${id(answers.kept(column))}) AS ${type})`;
  return [
    sql`${one(start, sql`DOUBLE`)} AS starts`,
    sql`${one(cluster ?? unit, sql`TEXT`)} AS ${id(unitPeriods.cluster)}`,
    ...texts.map((column, k) => sql`${one(column, sql`TEXT`)} AS ${id(unitPeriods.text(k))}`),
    ...numbers.map((column, k) => sql`${one(column, sql`DOUBLE`)} AS ${id(unitPeriods.number(k))}`),
    sql`${spillOver === null ? sql`NULL` : one(spillOver, sql`TEXT`)} AS ring`,
  ];
}
