import { type Sql, sql } from "../../store/sql.js";
import { leftOutReason } from "../../vocabulary/leftOutReason.js";
import type { Problem } from "../../vocabulary/problem.js";
import { problems } from "../problems.js";
import { bare } from "./keysAlike.js";
import type { Making } from "./making.js";
import { whereIs } from "./registerAccounts.js";

/** Where children lived, from 0 to 17 years of age. */
export interface Homes {
  /** A row a child and year of age in social housing: `person`, `age`, `section`, `plan`, `start`, `round`. */
  readonly table: Sql;
  readonly found: readonly Problem[];
  readonly told: readonly { readonly what: string; readonly rows: number }[];
}

/**
 * The section, and its plan, that each child lived in on 31 December of each year.
 *
 * A year with two sections is a year whose home is not known, and is counted. A spell that ends on the day on which
 * the next begins has ended the day before.
 */
export async function homes(making: Making, children: Sql): Promise<Homes> {
  const plans = await making.keep("plans", sectionPlans(making));
  const [some] = await making.store.rows(sql`SELECT count(*) AS plans FROM ${plans}`);
  const found: Problem[] = [];
  if (Number(some?.plans) === 0) {
    const at = { file: making.of("PLAN").open.table.files[0]?.source.file };
    found.push(problems.noPlans({ at, rounds: making.registers.rounds ?? [] }));
  }
  const spells = making.field("BOL", "from");
  const lived = spells
    ? await spellYears(making, children)
    : { rows: years(making, children), overlaps: null };
  const table = await making.keep(
    "lived",
    sql`SELECT person, age, CASE WHEN min(section) = max(section) THEN min(section) END AS section,
        count(*) AS rows, min(place) AS place FROM (${lived.rows}) GROUP BY person, age`,
  );
  const [twice] = await making.store.rows(sql`SELECT count(*) AS years,
      count(*) FILTER (section IS NULL) AS two, min(place) FILTER (section IS NULL) AS place_two,
      count(*) FILTER (section IS NOT NULL AND rows > 1) AS same, min(place) FILTER (section IS NOT NULL AND rows > 1) AS place_same
    FROM ${table}`);
  const { setAside } = making.registers;
  const open = making.of("BOL").open;
  const all = Number(twice?.years);
  const [two, same] = [Math.max(Number(twice?.two), lived.overlaps?.rows ?? 0), Number(twice?.same)];
  if (two > setAside * all) {
    const at = whereIs(open, lived.overlaps?.place ?? twice?.place_two);
    found.push(problems.twoHomes({ at, rows: two, spells }));
  }
  if (same > setAside * all) {
    const at = whereIs(open, twice?.place_same);
    found.push(problems.personYearTwice({ at, register: "BOL", reason: "two rows in one year", rows: same }));
  }
  found.push(...(await alike(making, table, plans)));
  const planned = await making.keep(
    "homes",
    sql`SELECT lived.person, lived.age, lived.section, plans.plan, plans.start, plans.round
      FROM ${table} AS lived LEFT JOIN ${plans} AS plans USING (section) WHERE lived.section IS NOT NULL`,
  );
  return {
    table: planned,
    found,
    told: [
      { what: leftOutReason("years of children with two homes at once"), rows: two },
      { what: leftOutReason("years of children with a home told twice"), rows: same },
    ],
  };
}

/** The plan of each section: of several that count, the one that began first. */
function sectionPlans(making: Making): Sql {
  const { rounds } = making.registers;
  const counts = rounds === null ? sql`true` : sql`round IN (${list(rounds)})`;
  return sql`SELECT section, arg_min(plan, (start, plan)) AS plan, min(start) AS start, arg_min(round, (start, plan)) AS round
    FROM (SELECT r.section, r.plan, r.time AS start, m_round.means AS round FROM ${making.rows("PLAN")} AS r ${making.meanings("PLAN", "round")})
    WHERE ${counts} GROUP BY section`;
}

const list = (values: readonly string[]) =>
  values.map((value) => sql`${value}`).reduce((all, next) => sql`${all}, ${next}`);

function years(making: Making, children: Sql): Sql {
  return sql`SELECT r.person, r.time - c.born AS age, r.section, r.place
    FROM ${making.rows("BOL")} AS r JOIN ${children} AS c ON c.person = r.person
    WHERE r.section IS NOT NULL AND r.time - c.born BETWEEN 0 AND 17`;
}

/** A row a year whose last day lies in the spell; and spells that begin before another one has ended elsewhere. */
async function spellYears(making: Making, children: Sql) {
  const [, last] = making.registers.period;
  const spells = await making.keep(
    "spells",
    sql`SELECT * REPLACE (CASE WHEN "to" = next_from THEN ("to" - 1)::DATE ELSE "to" END AS "to") FROM (
        SELECT r.person, c.born, r."from", r."to", r.section, r.place,
          lead(r."from") OVER spells AS next_from, lead(r.section) OVER spells AS next_section
        FROM ${making.rows("BOL")} AS r JOIN ${children} AS c ON c.person = r.person
        WHERE r.section IS NOT NULL
        WINDOW spells AS (PARTITION BY r.person ORDER BY r."from", r."to", r.section, r.place))`,
  );
  const [overlaps] = await making.store.rows(sql`SELECT count(*) AS rows, min(place) AS place FROM ${spells}
    WHERE next_section <> section AND next_from <= coalesce("to", next_from)`);
  const rows = sql`SELECT DISTINCT ON (person, age, section) person, age, section, place FROM (
      SELECT person, year - born AS age, section, place FROM (
        SELECT *, unnest(range(greatest(year("from"), born), least(year(coalesce("to" + 1, make_date(${last + 1}, 1, 1))) - 1, born + 17, ${last}) + 1)) AS year
        FROM ${spells}))
    ORDER BY person, age, section, place`;
  return { rows, overlaps: { rows: Number(overlaps?.rows), place: overlaps?.place } };
}

/** Sections of plans that nobody lives in, and somebody would if leading zeros and blanks did not count. */
async function alike(making: Making, lived: Sql, plans: Sql): Promise<readonly Problem[]> {
  const [first] = await making.store.rows(sql`
    SELECT plans.section AS here, there.section AS there, count(*) OVER () AS rows
    FROM (SELECT section FROM ${plans} WHERE section NOT IN (SELECT section FROM ${lived} WHERE section IS NOT NULL)) AS plans
    JOIN (SELECT DISTINCT section FROM ${lived} WHERE section NOT IN (SELECT section FROM ${plans})) AS there
      ON ${bare(sql`plans.section`)} = ${bare(sql`there.section`)}
    ORDER BY here, there LIMIT 1`);
  if (!first) return [];
  const at = { file: making.of("PLAN").open.table.files[0]?.source.file };
  const other = making.of("BOL").open.table.files[0]?.source.file ?? "";
  const [here, there] = [String(first.here), String(first.there)];
  return [problems.registerKeys({ at, of: "section", here, there, other, rows: Number(first.rows) })];
}
