import { id, join, type Sql, sql } from "../../store/sql.js";
import type { Problem } from "../../vocabulary/problem.js";
import { type RegisterName, registerNames } from "../../vocabulary/registers.js";
import { problems } from "../problems.js";
import type { Making } from "./making.js";
import { whereIs } from "./registerAccounts.js";

/** A key without what people add to or lose from it: zeros before it, blanks and signs in it, capital letters. */
export const bare = (value: Sql) => sql`regexp_replace(lower(${value}), '^0+|[^\\p{L}\\p{N}]', '', 'g')`;

/**
 * Children whom a register does not know, and parents whom the population does not, and would if leading zeros and blanks
 * did not count.
 *
 * Asked only where keys are texts: whole numbers have no zeros before them.
 */
export async function keysAlike(making: Making, children: Sql): Promise<readonly Problem[]> {
  const found: Problem[] = [...(await parentsAlike(making, children))];
  const population = making.of("BEF").open;
  const first = population.table.files[0]?.source.file ?? "";
  const others = registerNames.filter(
    (name): name is RegisterName => name !== "BEF" && name !== "PLAN" && making.has(name),
  );
  for (const register of others) {
    const candidates = await making.keep(
      "alike",
      sql`SELECT r.person AS here, c.person AS there, r.place
        FROM (SELECT person, min(place) AS place FROM ${making.rows(register)} AS each ANTI JOIN ${children} AS exact ON exact.person = each.person GROUP BY person) AS r
        JOIN ${children} AS c ON ${bare(sql`c.person`)} = ${bare(sql`r.person`)}`,
    );
    // Two people may have keys that look alike, and then both are in the population.
    const [row] = await making.store.rows(sql`
      SELECT *, count(*) OVER () AS rows FROM ${candidates}
      WHERE here NOT IN (SELECT person FROM ${making.rows("BEF")} AS each WHERE person IN (SELECT here FROM ${candidates}))
      ORDER BY place LIMIT 1`);
    if (!row) continue;
    const at = whereIs(making.of(register).open, row.place);
    const told = { here: String(row.here), there: String(row.there), rows: Number(row.rows) };
    found.push(problems.registerKeys({ at, of: "person", ...told, other: first }));
  }
  return found;
}

/** Mothers and fathers who are nobody in the population, where somebody's key looks like theirs. */
async function parentsAlike(making: Making, children: Sql): Promise<readonly Problem[]> {
  const columns = ["mother", "father"].filter((link) => making.field("BEF", link)).map((link) => id(link));
  if (columns.length === 0) return [];
  const links = columns.map(
    (link) => sql`SELECT ${link} AS person FROM ${children} WHERE ${link} IS NOT NULL`,
  );
  const people = making.rows("BEF");
  const unmet = await making.keep(
    "unmet",
    sql`SELECT DISTINCT person FROM (${join(links, " UNION ALL ")}) AS parents WHERE person NOT IN (SELECT person FROM ${people} AS each WHERE person IN (${join(links, " UNION ALL ")}))`,
  );
  const [first] = await making.store.rows(sql`
    SELECT unmet.person AS here, min(each.person) AS there, count(*) OVER () AS rows
    FROM ${unmet} AS unmet JOIN ${people} AS each ON ${bare(sql`each.person`)} = ${bare(sql`unmet.person`)}
    GROUP BY unmet.person ORDER BY here LIMIT 1`);
  if (!first) return [];
  const [row] = await making.store.rows(
    sql`SELECT min(place) AS place FROM ${people} AS each WHERE ${String(first.here)} IN (${join(columns)})`,
  );
  const at = whereIs(making.of("BEF").open, row?.place);
  const keys = { here: String(first.here), there: String(first.there), rows: Number(first.rows) };
  return [problems.registerKeys({ at, of: "parent", ...keys, other: at.file ?? "" })];
}
