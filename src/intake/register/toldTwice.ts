import { type Sql, sql } from "../../store/sql.js";
import { leftOutReason } from "../../vocabulary/leftOutReason.js";
import type { Problem } from "../../vocabulary/problem.js";
import type { RegisterName } from "../../vocabulary/registers.js";
import { problems } from "../problems.js";
import type { Making } from "./making.js";
import { whereIs } from "./registerAccounts.js";

export interface Finding {
  readonly told: readonly { readonly what: string; readonly rows: number }[];
  readonly found: readonly Problem[];
}

/** Children's spells in education that begin before an earlier one has ended: both may be true, so they are only counted. */
export async function spellsAtOnce(making: Making, children: Sql): Promise<Finding> {
  const [count] = await making.store.rows(sql`SELECT count(*) AS rows FROM (
      SELECT r."from" AS begins, max(coalesce(r."to", DATE '9999-12-31')) OVER earlier AS ended
      FROM ${making.rows("KOTRE")} AS r JOIN ${children} AS c ON c.person = r.person
      WINDOW earlier AS (PARTITION BY r.person ORDER BY r."from", r.place ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING))
    WHERE begins < ended`);
  const what = leftOutReason("{name}: spells that overlap", "KOTRE");
  return { told: [{ what, rows: Number(count?.rows) }], found: [] };
}

/**
 * People with several rows of one year in a register that has one: counted, and a problem where they are too many.
 *
 * in      a table with a row a person and year that is asked for, and how many `rows` the register has of it
 */
export async function toldTwice(making: Making, register: RegisterName, asked: Sql): Promise<Finding> {
  const [count] = await making.store.rows(
    sql`SELECT count(*) AS years, count(*) FILTER (rows > 1) AS twice FROM ${asked}`,
  );
  const twice = Number(count?.twice);
  const told = [{ what: leftOutReason("{name}: person-years told twice", register), rows: twice }];
  if (twice <= making.registers.setAside * Number(count?.years)) return { told, found: [] };
  // The second row of a person and year is the surplus one.
  const [first] = await making.store.rows(sql`SELECT min(place) AS place FROM (
      SELECT r.place, row_number() OVER (PARTITION BY r.person, r.time ORDER BY r.place) AS nth
      FROM ${making.rows(register)} AS r JOIN (SELECT person, year FROM ${asked} WHERE rows > 1) AS twice ON twice.person = r.person AND twice.year = r.time)
    WHERE nth = 2`);
  const at = whereIs(making.of(register).open, first?.place);
  const reason = leftOutReason("two rows in one year");
  return { told, found: [problems.personYearTwice({ at, register, reason, rows: twice })] };
}
