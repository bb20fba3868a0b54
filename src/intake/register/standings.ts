import { type Sql, sql } from "../../store/sql.js";
import type { Making } from "./making.js";
import { type Finding, spellsAtOnce, toldTwice } from "./toldTwice.js";

/** How people stood in the years that are asked for. */
export interface Standings extends Finding {
  /** A row a person and year: `person`, `year`, `status`, `level`, `enrolled`; NULL where not told. */
  readonly table: Sql;
}

/** What parents and grown-up children are asked about, in their years only: so no register is kept in full. */
export async function standings(making: Making, children: Sql): Promise<Standings> {
  const { parents, outcomes } = making.registers;
  const ages = outcomes.flatMap(({ kind, age }) =>
    kind === "neet" || kind === "employed" || kind === "higher" || kind === "youth-completed" ? [age] : [],
  );
  const wanted = [
    sql`SELECT mother AS person, born + ${parents.age} AS year FROM ${children} WHERE mother IS NOT NULL`,
    sql`SELECT father AS person, born + ${parents.age} AS year FROM ${children} WHERE father IS NOT NULL`,
    ...[...new Set(ages)].map((age) => sql`SELECT person, born + ${age} AS year FROM ${children}`),
  ].reduce((all, next) => sql`${all} UNION ${next}`);
  const asked = await making.keep("asked", sql`SELECT person, year::INTEGER AS year FROM (${wanted})`);
  const status = await making.keep("status", yearly(making, "AKM", "status", asked));
  const level = making.has("UDDA")
    ? await making.keep("level", yearly(making, "UDDA", "level", asked))
    : sql`(SELECT person, year, NULL::VARCHAR AS value, 0 AS rows FROM ${asked} LIMIT 0)`;
  const enrolled = making.has("KOTRE")
    ? await making.keep(
        "enrolled",
        sql`SELECT DISTINCT asked.person, asked.year FROM ${making.rows("KOTRE")} AS r JOIN ${asked} AS asked ON asked.person = r.person
          WHERE r."from" <= make_date(asked.year, 11, 30) AND (r."to" IS NULL OR r."to" >= make_date(asked.year, 11, 30))`,
      )
    : sql`(SELECT person, year FROM ${asked} LIMIT 0)`;
  const table = await making.keep(
    "standings",
    sql`SELECT asked.person, asked.year, status.value AS status, nullif(level.value, 'unknown') AS level,
        enrolled.person IS NOT NULL AS enrolled
      FROM ${asked} AS asked LEFT JOIN ${status} AS status USING (person, year)
      LEFT JOIN ${level} AS level USING (person, year) LEFT JOIN ${enrolled} AS enrolled USING (person, year)`,
  );
  const findings = [
    await toldTwice(making, "AKM", status),
    ...(making.has("UDDA") ? [await toldTwice(making, "UDDA", level)] : []),
    ...(making.has("KOTRE") ? [await spellsAtOnce(making, children)] : []),
  ];
  return {
    table,
    told: findings.flatMap(({ told }) => told),
    found: findings.flatMap(({ found }) => found),
  };
}

/** A register's value for each person and year that is asked for; NULL where two rows do not agree. */
function yearly(making: Making, register: "AKM" | "UDDA", field: string, asked: Sql): Sql {
  const means = field === "status" ? sql`m_status.means` : sql`m_level.means`;
  return sql`SELECT r.person, r.time AS year, CASE WHEN min(${means}) = max(${means}) THEN min(${means}) END AS value, count(*) AS rows
    FROM ${making.rows(register)} AS r JOIN ${asked} AS asked ON asked.person = r.person AND asked.year = r.time
    ${making.meanings(register, field)} GROUP BY r.person, r.time`;
}

/** True of a standing outside employment and education; NULL where it is not told. */
export function outside(standing: Sql): Sql {
  return sql`(NOT ${standing}.enrolled AND ${standing}.status NOT IN ('employed', 'education'))`;
}

/**
 * True of a parent in the rest group, in the two ways that it has been published.
 *
 * wide    neither in education nor employment
 * narrow  and no more than primary school
 */
export function inRestGroup(standing: Sql, restGroup: "narrow" | "wide"): Sql {
  return restGroup === "wide"
    ? outside(standing)
    : sql`(${outside(standing)} AND ${standing}.level = 'primary')`;
}
