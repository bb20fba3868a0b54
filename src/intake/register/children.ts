import { id, join, type Sql, sql } from "../../store/sql.js";
import type { LeftOutRows } from "../../vocabulary/intake.js";
import { leftOutReason } from "../../vocabulary/leftOutReason.js";
import type { Problem } from "../../vocabulary/problem.js";
import { leftOutBy } from "../joined/fileAccounts.js";
import { problems } from "../problems.js";
import type { Making } from "./making.js";
import { whereIs } from "./registerAccounts.js";

/** The least number of years that a mother is older than her child. */
const mothersYears = 12;

export interface Children {
  /** A row a child that counts: `person`, `born`, `seen` (a bit a year of the period), what is known of it lastly. */
  readonly table: Sql;
  /** Children that do not count, by the reason. */
  readonly leftOut: readonly LeftOutRows[];
  readonly found: readonly Problem[];
  readonly told: readonly { readonly what: string; readonly rows: number }[];
}

/**
 * The children: all who were born in the years and are in the population before they are 18.
 *
 * Each is one row of one pass over the population; a second pass asks when the mothers were born.
 */
export async function children(making: Making): Promise<Children> {
  const { born, period, outcomes, setAside } = making.registers;
  const oldest = Math.max(17, ...outcomes.map(({ age }) => age));
  // A column that is not there is empty, of the type that its values would have.
  const known = (name: string) =>
    making.field("BEF", name) ? sql`r.${id(name)}` : sql`CASE WHEN false THEN r.person END`;
  const lastly = (name: string) => sql`arg_max(${known(name)}, r.time) AS ${id(name)}`;
  const coded = ["sex", "origin", "country"];
  const when = coded.map(
    (name) => sql`max(r.time) FILTER (${known(name)} IS NOT NULL) AS ${id(`${name}_time`)}`,
  );
  const all = await making.keep(
    "found",
    sql`SELECT r.person, min(r.born) AS born, max(r.born) AS other_born, count(*) AS rows,
        bit_or(1::BIGINT << (r.time - ${period[0]})) AS seen, min(r.place) AS place,
        arg_max(${known("family")}, r.time) FILTER (r.time - r.born <= 15) AS family,
        max(${known("municipality")}) FILTER (r.time - r.born = 15) AS municipality,
        ${join([...["mother", "father", ...coded].map(lastly), ...when])}
      FROM ${making.rows("BEF")} AS r
      WHERE r.born BETWEEN ${born[0]} AND ${born[1]} AND r.time - r.born BETWEEN 0 AND ${oldest}
      GROUP BY r.person HAVING min(r.time - r.born) <= 17`,
  );
  const mothers = await making.keep(
    "mothers",
    sql`SELECT person, min(born) AS born FROM ${making.rows("BEF")} AS r
      WHERE person IN (SELECT mother FROM ${all} WHERE mother IS NOT NULL) GROUP BY person`,
  );
  const reasons = [
    { reason: leftOutReason("two years of birth"), when: sql`c.other_born <> c.born` },
    { reason: leftOutReason("two rows in one year"), when: sql`c.rows > bit_count(c.seen)` },
    {
      reason: leftOutReason("mother not {name} years older", String(mothersYears)),
      when: sql`c.born - mothers.born < ${mothersYears}`,
    },
  ];
  const cases = reasons
    .map(({ reason, when }) => sql`WHEN ${when} THEN ${reason}::VARCHAR`)
    .reduce((before, next) => sql`${before} ${next}`);
  const judged = await making.keep(
    "judged",
    sql`SELECT c.* EXCLUDE (${join([sql`other_born`, sql`rows`, ...coded.flatMap((name) => [id(name), id(`${name}_time`)])])}),
        ${join(coded.map((name) => sql`${id(`m_${name}`)}.means AS ${id(name)}`))}, mothers.born AS mother_born, place & 4294967295 AS line, CASE ${cases} END AS reason
      FROM ${all} AS c LEFT JOIN ${mothers} AS mothers ON mothers.person = c.mother
      ${join(
        coded.map((name) => making.meanings("BEF", name, sql`c.${id(name)}`, sql`c.${id(`${name}_time`)}`)),
        " ",
      )}`,
  );
  const table = await making.keep(
    "children",
    sql`SELECT * EXCLUDE (reason, line, place, mother_born), born - mother_born AS mother_age,
        CASE WHEN mother IS NOT NULL THEN count(*) OVER (PARTITION BY mother) - 1 END AS siblings,
        CASE WHEN mother IS NOT NULL THEN rank() OVER (PARTITION BY mother ORDER BY born) END AS birth_order
      FROM ${judged} WHERE reason IS NULL`,
  );
  const leftOut = await leftOutBy(
    judged,
    reasons.map(({ reason }) => reason),
    making.store,
  );
  const told = await counts(judged, making);
  const found: Problem[] = [];
  const count = told.find(({ what }) => what === leftOutReason("children in the population"))?.rows ?? 0;
  const file = making.of("BEF").open;
  if (count === 0) found.push(problems.noChildren({ at: { file: file.table.files[0]?.source.file }, born }));
  for (const { reason, rows } of leftOut.filter(({ rows: n }) => n > setAside * count)) {
    const [first] = await making.store.rows(
      sql`SELECT place, born, mother_born FROM ${judged} WHERE reason = ${reason} ORDER BY place LIMIT 1`,
    );
    const at = whereIs(file, first?.place);
    if (reason.startsWith("mother")) {
      const own = { born: Number(first?.born), mother: Number(first?.mother_born) };
      found.push(problems.motherTooYoung({ at, ...own, rows, least: mothersYears }));
    } else found.push(problems.personYearTwice({ at, register: "BEF", reason, rows }));
  }
  const without = told.find(({ what }) => what === "neither parent told")?.rows ?? 0;
  if (count > 0 && without * 2 > count) {
    const at = { file: file.table.files[0]?.source.file };
    found.push(problems.parentsMissing({ at, rows: without, of: count }));
  }
  return { table, leftOut, found, told };
}

const counted = [
  "children in the population",
  "neither parent told",
  "mother not told",
  "father not told",
  "mother never in the population",
  "years missing between the first and the last",
  "origin not known",
] as const;

/** Of how many children something is missing that counts for what is made of them. */
async function counts(judged: Sql, { store }: Making) {
  // Shifted down to the first year, the years of a child that is always there are a row of ones.
  const shifted = sql`(seen // (seen & -seen))`;
  const [row] = await store.rows(sql`SELECT count(*) AS "children in the population",
    count(*) FILTER (mother IS NULL AND father IS NULL) AS "neither parent told",
    count(*) FILTER (mother IS NULL AND father IS NOT NULL) AS "mother not told",
    count(*) FILTER (father IS NULL AND mother IS NOT NULL) AS "father not told",
    count(*) FILTER (mother IS NOT NULL AND mother_born IS NULL) AS "mother never in the population",
    count(*) FILTER (${shifted} & (${shifted} + 1) <> 0) AS "years missing between the first and the last",
    count(*) FILTER (origin IS NULL OR (origin <> 'danish' AND (country IS NULL OR country = 'danish'))) AS "origin not known"
    FROM ${judged}`);
  return counted.map((what) => ({ what: leftOutReason(what), rows: Number(row?.[what]) }));
}
