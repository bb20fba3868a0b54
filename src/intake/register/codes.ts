import { join, type Sql, sql } from "../../store/sql.js";
import { remake, type Store } from "../../store/store.js";
import { type Problem, Problems } from "../../vocabulary/problem.js";
import { type ListName, listNames, type Registers } from "../../vocabulary/registers.js";
import type { Study } from "../../vocabulary/study.js";
import { problems } from "../problems.js";
import { badColumn, columnId, readColumn, textColumn } from "../survey/columns.js";
import { deliver } from "../survey/deliver.js";
import { reading } from "../survey/reading.js";
import { defaultLists } from "./lists/defaultLists.js";

/** The years that a code list can tell apart. */
const [earliest, latest] = [0, 9999] as const;

/**
 * Lays all code lists in one table: the ones that are known, or the study's own instead.
 *
 * out     rows `list`, `code` (plain, see `plainCode`), `means`, `first`, `last`
 * error   `Problems` where a list of the study cannot be read, or means something that nothing can be made of
 */
export async function layCodes(
  study: Study,
  registers: Registers,
  table: Sql,
  from: number,
  store: Store,
): Promise<void> {
  const known = listNames.flatMap((list) =>
    defaultLists[list].map(
      (each) => sql`(${list}, ${each.code}, ${each.means}, ${each.from ?? earliest}, ${each.to ?? latest})`,
    ),
  );
  await remake(
    store,
    table,
    sql`SELECT list, ${plainCode(sql`code`)} AS code, means, first::INTEGER AS first, last::INTEGER AS last
      FROM (VALUES ${join(known)}) AS known(list, code, means, first, last)`,
  );
  for (const [i, { list, source }] of registers.lists.entries()) {
    const delivered = await deliver(study, source, from + i, store);
    const column = (name: string) => readColumn(columnId(source, name));
    const text = (name: string) => textColumn(columnId(source, name));
    const badYear = (name: string) =>
      sql`(${badColumn(columnId(source, name))} OR coalesce(${column(name)} NOT BETWEEN ${earliest} AND ${latest} OR ${column(name)} <> trunc(${column(name)}), false))`;
    // What a code of the study's list means is a code or a meaning of the known one.
    const own = sql`SELECT line, ${plainCode(column("code"))} AS code,
      coalesce((SELECT any_value(known.means) FROM ${table} AS known WHERE known.list = ${list} AND (known.code = ${plainCode(column("means"))} OR known.means = ${column("means")})),
        ${isFree(list) ? column("means") : sql`NULL`}) AS means, ${column("means")} AS written,
      coalesce(${column("from")}, ${earliest}) AS first, coalesce(${column("to")}, ${latest}) AS last,
      ${badYear("from")} OR ${badYear("to")} AS bad_years, concat_ws('–', nullif(${text("from")}, ''), nullif(${text("to")}, '')) AS years
      FROM (${reading(study, delivered)})`;
    try {
      const found = await ownListFaults(list, source.file, own, store);
      if (found.length > 0) throw new Problems(found);
      await remake(
        store,
        table,
        sql`SELECT * FROM ${table} WHERE list <> ${list} UNION ALL SELECT ${list}, code, means, first::INTEGER, last::INTEGER FROM (${own})`,
      );
    } finally {
      await delivered.close();
    }
  }
}

/** What is wrong with a list of the study's own: each kind of fault where it stands first. */
async function ownListFaults(
  list: ListName,
  file: string,
  own: Sql,
  store: Store,
): Promise<readonly Problem[]> {
  const found: Problem[] = [];
  const known = [...new Set(defaultLists[list].map(({ means }) => means))];
  const [bad] = await store.rows(
    sql`SELECT line, written FROM (${own}) WHERE means IS NULL OR code IS NULL ORDER BY line LIMIT 1`,
  );
  if (bad) {
    const at = { file, line: Number(bad.line) };
    found.push(problems.listMeaning({ at, list, means: String(bad.written ?? ""), known }));
  }
  const [wild] = await store.rows(
    sql`SELECT line, code, years FROM (${own}) WHERE bad_years OR first > last ORDER BY line LIMIT 1`,
  );
  if (wild) {
    const at = { file, line: Number(wild.line) };
    found.push(problems.listYears({ at, list, code: String(wild.code ?? ""), years: String(wild.years) }));
  }
  const [twice] = await store.rows(sql`
    SELECT later.line, later.code, later.written AS here, earlier.written AS there, greatest(later.first, earlier.first) AS year,
      greatest(later.first, earlier.first) = ${earliest} AS always
    FROM (${own}) AS later JOIN (${own}) AS earlier ON earlier.code = later.code AND earlier.line < later.line
      AND earlier.means <> later.means AND earlier.first <= later.last AND later.first <= earlier.last
    ORDER BY later.line, earlier.line LIMIT 1`);
  if (twice) {
    const at = { file, line: Number(twice.line) };
    const both = { code: String(twice.code), here: String(twice.here), there: String(twice.there) };
    found.push(problems.listTwice({ at, list, ...both, year: twice.always ? null : Number(twice.year) }));
  }
  return found;
}

/** Lists whose meanings are the study's own: rounds of funding have any names, marks any numbers. */
const isFree = (list: ListName) => list === "round" || list === "mark";

/** A code as it is looked up: a whole number without leading zeros, a text without capital letters. */
export function plainCode(code: Sql): Sql {
  return sql`CASE WHEN regexp_full_match(${code}, '-?[0-9]{1,18}') THEN ${code}::BIGINT::VARCHAR ELSE lower(${code}) END`;
}
