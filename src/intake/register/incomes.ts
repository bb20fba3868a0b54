import { type Sql, sql } from "../../store/sql.js";
import type { Making } from "./making.js";
import { midrank } from "./outcomes.js";
import { type Finding, toldTwice } from "./toldTwice.js";

export interface Incomes extends Finding {
  /** `person`, `year`, `income`, of parents and of grown-up children in the years that count. */
  readonly table: Sql;
  /** `person` (the child), `income` (the parents' mean over the years), `rank` within the year of birth. */
  readonly parents: Sql;
}

/** Incomes, in hundredths, so that their sums are exact; `null` where the register is not delivered. */
export async function incomes(making: Making, children: Sql): Promise<Incomes | null> {
  if (!making.has("IND")) return null;
  const { parents, outcomes } = making.registers;
  const [from, to] = parents.incomeAges;
  const ages = outcomes.flatMap(({ kind, age }) => (kind === "income-rank" ? [age] : []));
  const spans = [
    sql`SELECT mother AS person, born + ${from} AS first, born + ${to} AS last FROM ${children} WHERE mother IS NOT NULL`,
    sql`SELECT father AS person, born + ${from} AS first, born + ${to} AS last FROM ${children} WHERE father IS NOT NULL`,
    ...ages.map((age) => sql`SELECT person, born + ${age} AS first, born + ${age} AS last FROM ${children}`),
  ].reduce((all, next) => sql`${all} UNION ALL ${next}`);
  const asked = await making.keep(
    "earning",
    sql`SELECT person, min(first) AS first, max(last) AS last FROM (${spans}) GROUP BY person`,
  );
  const table = await making.keep(
    "incomes",
    sql`SELECT r.person, r.time AS year, CASE WHEN min(r.income) = max(r.income) THEN min(r.income) END AS income, count(*) AS rows
      FROM ${making.rows("IND")} AS r JOIN ${asked} AS asked ON asked.person = r.person AND r.time BETWEEN asked.first AND asked.last
      GROUP BY r.person, r.time`,
  );
  const pairs = sql`SELECT person, born, mother AS parent FROM ${children} WHERE mother IS NOT NULL
    UNION ALL SELECT person, born, father FROM ${children} WHERE father IS NOT NULL`;
  const ofParents = await making.keep(
    "parents_incomes",
    sql`SELECT person, income, ${midrank(sql`income`, sql`born`)} AS rank FROM (
        SELECT pairs.person, pairs.born, sum(i.income)::DOUBLE / count(DISTINCT i.year) AS income
        FROM (${pairs}) AS pairs JOIN ${table} AS i ON i.person = pairs.parent
        WHERE i.income IS NOT NULL AND i.year BETWEEN pairs.born + ${from} AND pairs.born + ${to}
        GROUP BY pairs.person, pairs.born)`,
  );
  return { table, parents: ofParents, ...(await toldTwice(making, "IND", table)) };
}
