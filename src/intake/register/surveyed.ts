import { id, join, type Sql, sql } from "../../store/sql.js";
import { remake, type Store } from "../../store/store.js";
import type { FileAccount } from "../../vocabulary/intake.js";
import { leftOutReason } from "../../vocabulary/leftOutReason.js";
import type { Problem } from "../../vocabulary/problem.js";
import type { MappedRegister, RegisterField } from "../../vocabulary/registers.js";
import { problems } from "../problems.js";
import { plainCode } from "./codes.js";
import type { OpenRegister } from "./openRegister.js";
import { registerAccounts, whereIs } from "./registerAccounts.js";
import { outsidePeriod } from "./registerRows.js";
import { breaks, covered, gaps, yearsOf } from "./yearsOf.js";

/** A register that has been gone through once. */
export interface Surveyed {
  readonly open: OpenRegister;
  /** Its rows (see `registerRows`). */
  readonly rows: Sql;
  /** What each code that stands in it means in each year, by field. */
  readonly decoded: ReadonlyMap<string, Sql>;
  /** Years in which it tells of everybody: who has no row then has nothing that it would tell. */
  readonly covers: ReadonlySet<number>;
  readonly map: MappedRegister;
  readonly files: readonly FileAccount[];
  readonly found: readonly Problem[];
}

interface Surveying {
  readonly name: string;
  readonly codes: Sql;
  readonly period: readonly [number, number];
  readonly setAside: number;
}

/** Goes through a register once: rows by year, code and fault, and from these few what there is and what is wrong. */
export async function surveyed(
  open: OpenRegister,
  rows: Sql,
  { name, codes, period, setAside }: Surveying,
  store: Store,
): Promise<Surveyed> {
  const counts = id(`${name}_counts`);
  const coded = open.table.fields.filter(({ list }) => list !== null);
  const keys = [sql`place >> 32 AS file`, sql`time`, sql`reason`, ...coded.map((field) => id(field.name))];
  await remake(
    store,
    counts,
    sql`SELECT ${join(keys)}, count(*) AS rows, min(place) AS place FROM (${rows}) GROUP BY ALL`,
  );
  const { register, reference } = open.table;
  const found: Problem[] = [];
  const told: { what: string; rows: number }[] = [];
  const total = await sum(store, sql`SELECT sum(rows) FROM ${counts}`);
  for (const row of await store.rows(sql`
    SELECT reason, sum(rows)::BIGINT AS rows, min(place) AS place FROM ${counts}
    WHERE reason IS NOT NULL GROUP BY reason ORDER BY reason`)) {
    const [reason, wrong] = [String(row.reason), Number(row.rows)];
    if (reason !== outsidePeriod && wrong > setAside * total)
      found.push(problems.registerRows({ at: whereIs(open, row.place), reason, rows: wrong, of: total }));
  }
  const decoded = new Map<string, Sql>();
  const changes = new Set<number>();
  for (const field of coded) {
    const table = id(`${name}_${field.name}`);
    decoded.set(field.name, table);
    await decode(table, field, { counts, codes }, store);
    const unknown = await unknownCodes(open, field, { counts, decoded: table }, store);
    if (unknown === null) continue;
    told.push({ what: leftOutReason("{name}: code not known", field.column), rows: unknown.rows });
    if (unknown.rows > setAside * total) found.push(unknown.problem);
  }
  for (const { list } of coded)
    for (const year of await versions(list ?? "", codes, store)) changes.add(year);
  const byYear = await store.rows(sql`
    SELECT time, sum(rows)::BIGINT AS rows FROM ${counts} WHERE reason IS NULL GROUP BY time ORDER BY time`);
  const have = new Map(byYear.map(({ time, rows: n }) => [Number(time), Number(n)]));
  found.push(...gaps(open, have, period));
  const files = await registerAccounts(open, { counts, rows }, store);
  await store.run(sql`DROP TABLE ${counts}`);
  const years = yearsOf(have, period);
  // A plan is told once, in the year that it begins.
  const broken = register === "PLAN" ? [] : breaks(years, changes);
  const map = { register, reference, years, breaks: broken, setAside: told };
  return { open, rows, decoded, covers: covered(open, have), map, files, found };
}

async function decode(
  table: Sql,
  { name, list }: RegisterField,
  { counts, codes }: { readonly counts: Sql; readonly codes: Sql },
  store: Store,
): Promise<void> {
  const code = id(name);
  await remake(
    store,
    table,
    sql`SELECT each.code, each.time, any_value(codes.means) AS means
      FROM (SELECT DISTINCT ${code} AS code, time, ${plainCode(sql`${code}::VARCHAR`)} AS plain FROM ${counts}
        WHERE reason IS NULL AND ${code} IS NOT NULL) AS each
      JOIN ${codes} AS codes ON codes.list = ${list} AND codes.code = each.plain AND each.time BETWEEN codes.first AND codes.last
      GROUP BY each.code, each.time`,
  );
}

async function unknownCodes(
  open: OpenRegister,
  field: RegisterField,
  { counts, decoded }: { readonly counts: Sql; readonly decoded: Sql },
  store: Store,
) {
  const code = id(field.name);
  const rows = await store.rows(sql`
    SELECT ${code}::VARCHAR AS code, min(counts.time) AS first, max(counts.time) AS last, sum(rows)::BIGINT AS rows,
      min(place) AS place, sum(sum(rows)) OVER ()::BIGINT AS unknown
    FROM ${counts} AS counts LEFT JOIN ${decoded} AS decoded ON decoded.code = ${code} AND decoded.time = counts.time
    WHERE reason IS NULL AND ${code} IS NOT NULL AND decoded.means IS NULL
    GROUP BY ${code} ORDER BY sum(rows) DESC, ${code}::VARCHAR LIMIT 5`);
  const [most] = rows;
  if (!most) return null;
  const sightings = rows.map((row) => ({
    code: String(row.code),
    rows: Number(row.rows),
    first: Number(row.first),
    last: Number(row.last),
  }));
  const all = Number(most.unknown);
  const at = whereIs(open, most.place);
  const { column, list } = field;
  return { rows: all, problem: problems.codeUnknown({ at, column, list: list ?? "", rows: all, sightings }) };
}

/** Years in which a list begins to mean something else. */
async function versions(list: string, codes: Sql, store: Store): Promise<readonly number[]> {
  const rows = await store.rows(sql`SELECT DISTINCT first FROM ${codes} WHERE list = ${list} AND first > 0`);
  return rows.map(({ first }) => Number(first));
}

async function sum(store: Store, query: Sql): Promise<number> {
  const [row] = await store.rows(query);
  return Number(Object.values(row ?? {})[0]);
}
