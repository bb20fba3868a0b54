import { join, type Sql, sql } from "../../store/sql.js";
import type { ResidenceRule } from "../../vocabulary/registers.js";
import type { Making } from "./making.js";
import { present } from "./outcomes.js";

/** Years of age between which children's moving is told. */
const movesBetween = [10, 15] as const;

/**
 * Whether each child belongs to a programme area, by the study's rule and by the others beside it.
 *
 * in      children, and where they lived in each year of age
 * out     a row a child: `inside`, `inside_at15`, `inside_5of10`, `inside_ever` (true, false or NULL), `years_inside` and
 *         other counts of years, `exposure_weight`, `area`, `start`, `round`, `moved`. NULL where the register of homes does
 *         not cover the years, or where the child is in the population in none of them
 * source  docs/methods/residence-rule.md
 */
export async function residence(making: Making, children: Sql, homes: Sql): Promise<Sql> {
  const { residence: rule } = making.registers;
  const [young, grown] = movesBetween;
  const inside = (from: number, to: number) =>
    sql`count(*) FILTER (plan IS NOT NULL AND age BETWEEN ${from} AND ${to})`;
  const at = (value: Sql, age: number) => sql`max(${value}) FILTER (age = ${age})`;
  const counts = await making.keep(
    "stays",
    sql`SELECT person, ${inside(0, 17)} AS years, ${inside(0, 15)} AS of16, ${inside(15, 15)} AS at15, ${inside(6, 15)} AS of10,
        count(*) FILTER (plan IS NOT NULL AND born + age >= start) AS reached, ${inside(...rule.ages)} AS by_rule, ${at(sql`plan`, young)} AS young, ${at(sql`plan`, grown)} AS grown
      FROM ${homes} JOIN ${children} USING (person) GROUP BY person`,
  );
  const areas = await making.keep("areas", mostYears(homes, sql`plan`, rule));
  const sections = await making.keep("sections", mostYears(homes, sql`section`, rule));
  const known = (from: number, to: number) =>
    sql`${making.covers("BOL", sql`c.born`, from, to)} AND ${yearsPresent(making, from, to)} > 0`;
  const is = (from: number, to: number, value: Sql) =>
    sql`CASE WHEN ${known(from, to)} THEN coalesce(${value}, false) END`;
  const counted = (from: number, to: number, value: Sql) =>
    sql`CASE WHEN ${making.covers("BOL", sql`c.born`, from, to)} THEN coalesce(${value}, 0) END`;
  return making.keep(
    "residence",
    sql`SELECT person, inside, inside_at15, inside_5of10, inside_ever, years_inside, years_inside_0to15, years_inside_6to15,
        years_reached, CASE WHEN inside AND ${rule.rule === "exposure"} THEN exposure ELSE 1 END AS exposure_weight, moved,
        CASE WHEN inside THEN plan ELSE section END AS area, CASE WHEN inside THEN start END AS start, CASE WHEN inside THEN round END AS round
      FROM (SELECT c.person, ${is(...rule.ages, sql`s.by_rule >= ${rule.atLeast}`)} AS inside,
          ${is(15, 15, sql`s.at15 = 1`)} AS inside_at15, ${is(6, 15, sql`s.of10 >= 5`)} AS inside_5of10,
          ${is(0, 17, sql`s.years > 0`)} AS inside_ever, ${counted(0, 17, sql`s.years`)} AS years_inside,
          ${counted(0, 15, sql`s.of16`)} AS years_inside_0to15, ${counted(6, 15, sql`s.of10`)} AS years_inside_6to15,
          ${counted(0, 17, sql`s.reached`)} AS years_reached,
          least(1, s.by_rule / ${yearsPresent(making, ...rule.ages)}) AS exposure,
          CASE WHEN ${making.covers("BOL", sql`c.born`, young, grown)} AND ${present(making, young)} AND ${present(making, grown)} THEN
            CASE WHEN s.young IS NOT DISTINCT FROM s.grown THEN 'stayed' WHEN s.young IS NULL THEN 'in' WHEN s.grown IS NULL THEN 'out' ELSE 'between' END
          END AS moved,
          areas.place AS plan, areas.start, areas.round, sections.place AS section
        FROM ${children} AS c LEFT JOIN ${counts} AS s USING (person)
        LEFT JOIN ${areas} AS areas USING (person) LEFT JOIN ${sections} AS sections USING (person))`,
  );
}

/** Where a child lived for most of the rule's years; of two for as long, where it lived later. */
function mostYears(homes: Sql, place: Sql, { ages: [from, to] }: ResidenceRule): Sql {
  return sql`SELECT person, arg_max(place, (years, latest, place)) AS place, arg_max(start, (years, latest, place)) AS start,
      arg_max(round, (years, latest, place)) AS round
    FROM (SELECT person, ${place} AS place, count(*) AS years, max(age) AS latest, min(start) AS start, arg_min(round, start) AS round
      FROM ${homes} WHERE ${place} IS NOT NULL AND age BETWEEN ${from} AND ${to} GROUP BY person, ${place})
    GROUP BY person`;
}

/** How many of these years of age children are in the population. */
function yearsPresent(making: Making, from: number, to: number): Sql {
  const ages = Array.from({ length: to - from + 1 }, (_, i) => sql`${present(making, from + i)}::INTEGER`);
  return sql`(${join(ages, " + ")})`;
}
