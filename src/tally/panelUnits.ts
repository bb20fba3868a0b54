import { double } from "../store/literal.js";
import { id, join, type Sql, sql } from "../store/sql.js";
import type { PanelScales } from "./panelScales.js";
import type { Key } from "./request.js";

/** Where a panel lies in a table with a row for each unit and period. */
export interface PanelRequest {
  readonly rows: Sql;
  readonly unit: Sql;
  /** Numeric, as is the cohort: the first period under the programme, NULL for units never reached. */
  readonly period: Sql;
  readonly cohort: Sql;
  /** Numeric; NULL where it is not known. */
  readonly outcome: Sql;
  /** The same in all rows of a unit; `null`: units count alike. */
  readonly weight: Sql | null;
  /** Discrete covariates, the same in all rows of a unit. */
  readonly by: readonly Key[];
  /** What units belong to that are alike; `null`: nothing, each unit is on its own. */
  readonly cluster: Sql | null;
  /** How many parts of the units to reduce one after another, where all do not fit into memory. Default: 1. */
  readonly parts?: number;
}

/** The column of the outcome in the period at a place. */
export const outcomeAt = (t: number) => id(`y${t}`);

/** One row for each unit: whether it is kept, its traits, and its outcomes side by side. */
export function unitQuery(request: PanelRequest, scales: PanelScales, part: number): Sql {
  const { rows, unit, period, cohort, outcome, weight, by, cluster, parts = 1 } = request;
  const outcomes = scales.periods.map((value, t) => {
    const centred = sql`CAST(${outcome} AS DOUBLE) - ${double(scales.centres[t] as number)}`;
    return sql`max(${centred}) FILTER (WHERE ${period} = ${double(value)}) AS ${outcomeAt(t)}`;
  });
  const texts = [
    ...by.map(({ value }, k) => ({ name: `x${k}`, value })),
    ...(cluster ? [{ name: "cluster", value: cluster }] : []),
  ];
  const traits = texts.map(({ name, value }) => sql`CAST(min(${value}) AS TEXT) AS ${id(name)}`);
  const same = texts.map(({ value }) => sql`count(${value}) = count(*) AND min(${value}) = max(${value})`);
  const settled = [
    sql`count(${cohort}) IN (0, count(*)) AND min(${cohort}) IS NOT DISTINCT FROM max(${cohort})`,
    ...(weight
      ? [sql`count(${weight}) = count(*) AND min(${weight}) = max(${weight}) AND min(${weight}) >= 0`]
      : []),
    ...same,
  ];
  const complete = [
    sql`many = ${double(scales.periods.length)}`,
    ...scales.periods.map((_, t) => sql`${outcomeAt(t)} IS NOT NULL`),
  ];
  const labels = by.map(({ name }, k) => sql`${`${name} `} || ${id(`x${k}`)}`);
  const slice =
    parts === 1
      ? sql``
      : sql` AND hash(${unit}) % CAST(${double(parts)} AS UBIGINT) = CAST(${double(part)} AS UBIGINT)`;
  return sql`SELECT CASE WHEN NOT (${join(complete, " AND ")}) THEN 'unbalanced'
      WHEN settled THEN 'balanced' ELSE 'unsettled' END AS state,
      cohort, ${labels.length > 0 ? join(labels, ` || ', ' || `) : sql`''`} AS pattern,
      ${cluster ? id("cluster") : sql`NULL::TEXT`} AS "cluster", CASE WHEN settled THEN weight END AS weight,
      ${join(scales.periods.map((_, t) => outcomeAt(t)))}
    FROM (SELECT CAST(min(${cohort}) AS DOUBLE) AS cohort,
      ${weight ? sql`CAST(min(${weight}) AS DOUBLE)` : double(1)} AS weight,
      ${join([...traits, ...outcomes, sql`count(*) AS many`, sql`${join(settled, " AND ")} AS settled`])}
      FROM ${rows} WHERE (${unit}) IS NOT NULL AND (${period}) IS NOT NULL${slice} GROUP BY ${unit}) AS units`;
}
