import { type Sql, sql } from "../../store/sql.js";
import type { Problem } from "../../vocabulary/problem.js";
import { type RegisterName, registerNames } from "../../vocabulary/registers.js";
import { problems } from "../problems.js";
import type { Making } from "./making.js";
import { whereIs } from "./registerAccounts.js";

/**
 * Children whom a register does not know, and would know if leading zeros and blanks did not count.
 *
 * Asked only where keys are texts: whole numbers have no zeros before them.
 */
export async function keysAlike(making: Making, children: Sql): Promise<readonly Problem[]> {
  const found: Problem[] = [];
  const population = making.of("BEF").open;
  const first = population.table.files[0]?.source.file ?? "";
  const bare = (value: Sql) => sql`regexp_replace(lower(${value}), '^0+|[^\\p{L}\\p{N}]', '', 'g')`;
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
