import { id, type Sql, sql } from "../../store/sql.js";
import type { Outcome } from "../../vocabulary/registers.js";
import type { Making } from "./making.js";
import { outside } from "./standings.js";

/** Years of age from which events count. */
const youngest = { marks: 14, enrolled: 15, convicted: 15 } as const;

/** What an outcome needs joined to the children (called `c`), and what it comes to. */
export interface OutcomeSql {
  readonly join: Sql;
  /** NULL where it is not told of the child. */
  readonly value: Sql;
}

/**
 * One outcome of all children.
 *
 * out     1, 0 or a number; NULL where the child is not in the population at the end of the year in which it reaches the
 *         age, where the period or a register does not reach that far, and where a register that should tell does not
 */
export async function outcomeSql(
  making: Making,
  outcome: Outcome,
  place: number,
  tables: { readonly children: Sql; readonly standings: Sql; readonly incomes: Sql | null },
): Promise<OutcomeSql> {
  const { kind, age } = outcome;
  const as = id(`outcome_${place}`);
  const born = sql`c.born`;
  const there = present(making, age);
  const when = (covered: Sql, value: Sql) => sql`CASE WHEN ${there} AND ${covered} THEN ${value} END`;
  const own = sql`LEFT JOIN ${tables.standings} AS ${as} ON ${as}.person = c.person AND ${as}.year = c.born + ${age}`;
  const events = async (rows: Sql) => {
    const table = await making.keep(`outcome_${place}`, rows);
    return sql`LEFT JOIN ${table} AS ${as} ON ${as}.person = c.person`;
  };
  switch (kind) {
    case "school-finished":
    case "grade": {
      const covered = making.covers("UDFK", born, youngest.marks, age);
      const join =
        await events(sql`SELECT r.person, count(*) AS marks, sum(m_mark.means::DECIMAL(9, 2))::DOUBLE / count(*) AS mean
        FROM ${making.rows("UDFK")} AS r JOIN ${tables.children} AS c ON c.person = r.person ${making.meanings("UDFK", "mark")}
        WHERE m_mark.means IS NOT NULL AND r.time - c.born <= ${age} GROUP BY r.person`);
      const value = kind === "grade" ? sql`${as}.mean` : sql`(${as}.marks IS NOT NULL)::DOUBLE`;
      return { join, value: when(covered, value) };
    }
    case "youth-started": {
      const covered = making.covers("KOTRE", born, youngest.enrolled, age);
      const join = await events(sql`SELECT DISTINCT r.person
        FROM ${making.rows("KOTRE")} AS r JOIN ${tables.children} AS c ON c.person = r.person ${making.meanings("KOTRE", "level")}
        WHERE m_level.means IN ('youth', 'higher') AND r.time - c.born <= ${age}`);
      return { join, value: when(covered, sql`(${as}.person IS NOT NULL)::DOUBLE`) };
    }
    case "convicted": {
      const covered = making.covers("KRAF", born, youngest.convicted, age);
      const join =
        await events(sql`SELECT DISTINCT r.person FROM ${making.rows("KRAF")} AS r JOIN ${tables.children} AS c ON c.person = r.person
        WHERE r.time - c.born BETWEEN ${youngest.convicted} AND ${age}`);
      return { join, value: when(covered, sql`(${as}.person IS NOT NULL)::DOUBLE`) };
    }
    case "youth-completed":
      return { join: own, value: when(sql`true`, sql`(${as}.level IN ('youth', 'higher'))::DOUBLE`) };
    case "higher":
      return { join: own, value: when(sql`true`, sql`(${as}.level = 'higher')::DOUBLE`) };
    case "neet":
      return { join: own, value: when(sql`true`, sql`${outside(as)}::DOUBLE`) };
    case "employed":
      return { join: own, value: when(sql`true`, sql`(${as}.status = 'employed')::DOUBLE`) };
    case "income-rank": {
      if (!tables.incomes) throw new Error("ranks without incomes");
      const join = await events(sql`SELECT i.person, i.income, ${midrank(sql`i.income`, sql`c.born`)} AS rank
        FROM ${tables.incomes} AS i JOIN ${tables.children} AS c ON c.person = i.person AND i.year = c.born + ${age}
        WHERE i.income IS NOT NULL AND ${there}`);
      return { join, value: sql`${as}.rank` };
    }
  }
}

/** True for children who are in the population at the end of the year in which they reach an age. */
export function present({ registers }: Making, age: number): Sql {
  const [first, last] = registers.period;
  const year = sql`(c.born + ${age})`;
  return sql`(${year} BETWEEN ${first} AND ${last} AND ((c.seen >> greatest(0, ${year} - ${first})) & 1) = 1)`;
}

/**
 * Ranks between 0 and 1 within parts; who are equal share the mean of their places.
 *
 * source  (midrank − ½) / n
 */
export function midrank(value: Sql, within: Sql): Sql {
  const alike = sql`count(*) OVER (PARTITION BY ${within}, ${value})`;
  return sql`(rank() OVER (PARTITION BY ${within} ORDER BY ${value}) - 1 + ${alike} / 2) / count(*) OVER (PARTITION BY ${within})`;
}
