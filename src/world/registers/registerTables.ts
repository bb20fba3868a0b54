import { id, type Sql, sql } from "../../store/sql.js";
import type { RegisterName } from "../../vocabulary/registers.js";
import { firstMarks } from "./marks.js";
import { period } from "./people.js";

const [firstYear, lastYear] = period;

/**
 * The registers as queries, each in the order of its keys, on the tables of `loadPeople`, `marks` and `convictions`.
 *
 * What is drawn by year is a hash of key, year, seed and what it is about.
 *
 * source  DuckDB's `hash`, the same in one version of the engine
 */
export function registerTables(seed: number): Readonly<Record<Exclude<RegisterName, "PLAN">, Sql>> {
  const luck = (about: string, year: Sql) =>
    sql`((hash(person, ${year}, ${about}, ${seed}) >> 11)::DOUBLE / ${2 ** 53})`;
  const years = (rows: Sql, from: Sql, to: Sql) =>
    sql`(SELECT *, unnest(range(greatest(${from}, first), least(${to}, last) + 1)) AS year FROM ${rows})`;
  const always = sql`0`;
  const month = sql`(1 + floor(12 * ${luck("month", always)}))::INTEGER`;
  const day = sql`(1 + floor(28 * ${luck("day", always)}))::INTEGER`;
  const settled = sql`year < born + moves`;
  const everybody = sql`
    SELECT person, born, sex, type, country, first, last, family, mother, father, moves, town_before, town_after FROM children
    UNION ALL SELECT person, born, sex, type, country, first, last, family, NULL, NULL, 0, town, town FROM parents`;
  // Children from the year in which they turn 18, parents while a child is 10 to 15.
  const grown = sql`SELECT person, born, year, 'child' AS who, NULL::INTEGER AS looks FROM ${years(id("children"), sql`born + 18`, sql`${lastYear}`)}
    UNION ALL SELECT DISTINCT ON (person, year) person, NULL, year, 'parent', max((year = child + 15)::INTEGER) OVER (PARTITION BY person, year)
      FROM (SELECT person, born AS child, unnest(range(born + 10, born + 16)) AS year FROM raising)`;
  const enrolled = sql`SELECT DISTINCT person, unnest(range(year(begins::DATE), year(ends::DATE))) AS year FROM spells`;
  return {
    BEF: sql`SELECT person AS PNR, year::SMALLINT AS AAR, make_date(born, ${month}, ${day}) AS FOED_DAG, sex::TINYINT AS KOEN,
        (CASE WHEN ${settled} THEN town_before ELSE town_after END)::SMALLINT AS KOM, country AS OPR_LAND, type::TINYINT AS IE_TYPE,
        family AS FAMILIE_ID, mother AS MOR_ID, father AS FAR_ID
      FROM ${years(sql`(${everybody})`, sql`${firstYear}`, sql`${lastYear}`)} ORDER BY PNR, AAR`,
    BOL: sql`SELECT person AS PNR, year::SMALLINT AS AAR, CASE WHEN ${settled} THEN section_before ELSE section_after END AS AFDELING
      FROM ${years(id("children"), sql`born`, sql`born + 17`)} WHERE AFDELING IS NOT NULL AND AAR <= ${lastYear} ORDER BY PNR, AAR`,
    UDDA: sql`SELECT g.person AS PNR, g.year::SMALLINT AS AAR, (CASE WHEN who = 'parent' THEN p.level WHEN g.year >= c.higher THEN c.higher_level
          WHEN g.year >= c.youth THEN c.youth_level ELSE 10 END)::TINYINT AS HFAUDD
      FROM (${grown}) AS g LEFT JOIN children AS c USING (person) LEFT JOIN parents AS p USING (person) ORDER BY PNR, AAR`,
    KOTRE: sql`SELECT person AS PNR, begins::DATE AS ELEV3_VFRA, CASE WHEN year(ends::DATE) <= ${lastYear} THEN ends::DATE END AS ELEV3_VTIL,
        level::TINYINT AS UDD
      FROM spells LEFT JOIN children USING (person) WHERE year(begins::DATE) <= least(${lastYear}, coalesce(last, 9999)) ORDER BY ALL`,
    UDFK: sql`SELECT person AS PNR, year::SMALLINT AS SKOLEAAR, mark::TINYINT AS KARAKTER FROM marks
      WHERE year BETWEEN ${firstMarks} AND ${lastYear} ORDER BY ALL`,
    AKM: sql`SELECT PNR, AAR, SOCIO13 FROM (SELECT person AS PNR, year::SMALLINT AS AAR, (CASE
          WHEN who = 'parent' AND (works = 1) = (looks = 1 OR ${luck("status", sql`year`)} > 0.1) THEN 131
          WHEN who = 'parent' THEN 330
          WHEN year = born + 29 THEN CASE WHEN neet = 1 OR studies THEN 321 ELSE 131 END
          WHEN year = born + 30 THEN CASE WHEN employed = 1 THEN 131 ELSE 330 END
          WHEN studies THEN 310
          WHEN ${luck("status", sql`year`)} < 0.06 + 0.5 * neet THEN 321
          ELSE 131 END)::SMALLINT AS SOCIO13
        FROM (SELECT g.person, g.year, g.born, g.who, g.looks, p.working AS works, c.neet, c.employed, e.person IS NOT NULL AS studies
          FROM (${grown}) AS g LEFT JOIN children AS c USING (person) LEFT JOIN parents AS p USING (person)
          LEFT JOIN (${enrolled}) AS e ON e.person = g.person AND e.year = g.year)) ORDER BY PNR, AAR`,
    KRAF: sql`SELECT c.person AS PNR, date::DATE AS AFG_AFGDTO FROM convictions AS c JOIN children USING (person)
      WHERE year(date::DATE) BETWEEN first AND last ORDER BY ALL`,
    IND: sql`SELECT person AS PNR, year::SMALLINT AS AAR, (1000 * round(income * (0.94 + 0.12 * ${luck("income", sql`year`)} * (who = 'parent')::INTEGER
          + 0.06 * (who = 'child')::INTEGER) * power(1.02, year - coalesce(born + 30, 2000)) / 1000))::INTEGER AS PERINDKIALT_13
      FROM (SELECT g.person, g.year, g.born, g.who, coalesce(c.income, p.income) AS income
        FROM (${grown}) AS g LEFT JOIN children AS c USING (person) LEFT JOIN parents AS p USING (person))
      WHERE who = 'parent' OR year >= born + 25 ORDER BY PNR, AAR`,
  };
}
