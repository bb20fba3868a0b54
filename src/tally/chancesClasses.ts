import { double, shown } from "../store/literal.js";
import { id, join, type Sql, sql } from "../store/sql.js";
import { type Store, withTemporary } from "../store/store.js";
import type { ChanceCells } from "../vocabulary/chances.js";
import { counting } from "../vocabulary/counted.js";
import { chancesCells } from "./chancesCells.js";
import { running } from "./chancesRankScores.js";
import { largestOf } from "./chancesUnits.js";
import type { Key } from "./request.js";

export interface ClassesRequest {
  readonly rows: Sql;
  /** People are ranked among those with the same value of this key: one birth cohort of the country. */
  readonly within: Key;
  /** The other keys of the cells. */
  readonly by: readonly Key[];
  readonly parent: Sql;
  readonly child: Sql;
  readonly classes: number;
  readonly weight?: Sql;
  /** What makes people alike: family, area. Default: people are independent. */
  readonly cluster?: Sql;
  /** Where people with the same income stand: in the middle (default), all at the top, or all at the bottom. */
  readonly ties?: "middle" | "top" | "bottom";
}

/**
 * People by the class that their parents' rank falls in, and the class that their own falls in.
 *
 * Ranks are those of `chancesRanks`; the class is ⌈classes · rank⌉. People with the same income stand in the same class,
 * so that many with one income make classes of unequal size.
 *
 * in      rows; incomes finite or NULL; a row without an income of both, a key, a cluster or a weight above 0 is in no
 *         rank, left out and counted
 * out     cells by `within`, `by`, `counting.parentsClass` and `counting.childClass`, classes from 1 (the lowest); the
 *         same for any order of rows and any rising change of the incomes
 * error   the engine's, for a column that does not exist
 * source  docs/methods/rank-rank-slope.md
 */
export async function chancesClasses(store: Store, request: ClassesRequest): Promise<ChanceCells> {
  const { rows, within, by, parent, child, cluster, weight = sql`1`, ties = "middle" } = request;
  const omega = { middle: 0.5, top: 1, bottom: 0 }[ties];
  const keys = [within, ...by];
  const needed = [parent, child, ...keys.map(({ value }) => value), ...(cluster ? [cluster] : [])];
  const there = join([...needed.map((value) => sql`(${value}) IS NOT NULL`), sql`(${weight}) > 0`], " AND ");
  const ranked = (value: Sql) => sql`CASE WHEN ${there} THEN CAST(${value} AS DOUBLE) END`;
  const columns = [
    ...keys.map(({ name, value }) => sql`${value} AS ${id(name)}`),
    ...(cluster ? [sql`${cluster} AS cluster`] : []),
    sql`CAST(${weight} AS DOUBLE) AS w, ${ranked(parent)} AS x, ${ranked(child)} AS y`,
  ];
  const people = sql`SELECT ${join(columns)} FROM ${rows}`;
  return withTemporary(store, people, async (table) => {
    const [heaviest = 0] = await largestOf(store, sql`(SELECT w FROM ${table} WHERE x IS NOT NULL)`, [
      sql`w`,
    ]);
    const classOf = (value: Sql, name: string) => {
      const up = running({
        table: sql`(SELECT * FROM ${table} WHERE x IS NOT NULL)`,
        value,
        within: id(within.name),
        from: "bottom",
        largest: Math.max(heaviest, 1),
        terms: [sql`w`, sql`1`],
      });
      const above = double(1 - omega);
      const rank = sql`(upto0 - ${above} * own0 + ${above} * whole / n) / whole`;
      const place = sql`ceil(${double(request.classes)} * ${rank} - 1e-9)`;
      return sql`(SELECT ${id(within.name)}, ${value}, CAST(least(greatest(${place}, 1), ${double(request.classes)}) AS INTEGER) AS ${id(name)}
        FROM (SELECT *, max(upto0) OVER apart AS whole, max(upto1) OVER apart AS n FROM (${up}) WINDOW apart AS (PARTITION BY ${id(within.name)})))`;
    };
    const classed = (from: Sql) => sql`SELECT * FROM ${from}
      LEFT JOIN ${classOf(sql`x`, counting.parentsClass)} USING (${id(within.name)}, x)
      LEFT JOIN ${classOf(sql`y`, counting.childClass)} USING (${id(within.name)}, y)`;
    return withTemporary(store, classed(table), async (standing) => {
      const named = [...keys.map(({ name }) => name), counting.parentsClass, counting.childClass];
      const cells = await chancesCells(store, {
        rows: standing,
        by: named.map((name) => ({ name, value: id(name) })),
        placedBy: keys.length,
        ...(request.weight && { weight: sql`w` }),
        ...(cluster && { cluster: sql`cluster` }),
      });
      return { ...cells, query: shown(sql`WITH people AS (${people}) ${classed(sql`people`)}`) };
    });
  });
}
