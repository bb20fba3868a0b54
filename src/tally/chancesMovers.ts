import { exactSum } from "../store/exact.js";
import { double, shown } from "../store/literal.js";
import { id, join, type Sql, sql } from "../store/sql.js";
import { type Store, withTemporary } from "../store/store.js";
import type { MoverSums } from "../vocabulary/chances.js";
import { centresOf, largestOf, unitSums } from "./chancesUnits.js";

export interface MoversRequest {
  /** One row for each person who was in the area at one of the two times, or at both. */
  readonly rows: Sql;
  /** TEXT: how the person came between the times; NULL for those who were there before. */
  readonly came: Sql;
  /** TEXT: how the person left between the times; NULL for those who are there after. */
  readonly left: Sql;
  /** The outcome at each time; NULL where the person was not there. */
  readonly before: Sql;
  readonly after: Sql;
  readonly weight?: Sql;
  /** Area, where many areas are taken together; default: people are independent. */
  readonly cluster?: Sql;
}

/**
 * People of areas at two times by what became of them, with their outcomes.
 *
 * in      see `MoversRequest`; a row without the outcome at a time when the person was there is left out and counted,
 *         and so is one who both came and left
 * out     see `MoverSums`, ways of coming and leaving in the order of their names; the same for any order of rows
 * error   the engine's, for a column that does not exist
 * source  docs/methods/movers.md
 */
export async function chancesMovers(store: Store, request: MoversRequest): Promise<MoverSums> {
  const { rows, cluster, weight = sql`1` } = request;
  const there = sql`((came IS NULL AND "left" IS NULL AND before IS NOT NULL AND after IS NOT NULL)
      OR (came IS NOT NULL AND "left" IS NULL AND after IS NOT NULL)
      OR (came IS NULL AND "left" IS NOT NULL AND before IS NOT NULL)) AND w IS NOT NULL ${cluster ? sql`AND cluster IS NOT NULL` : sql``}`;
  const named = sql`(SELECT CAST(${request.came} AS TEXT) AS came, CAST(${request.left} AS TEXT) AS "left",
      CAST(${request.before} AS DOUBLE) AS before, CAST(${request.after} AS DOUBLE) AS after,
      CAST(${weight} AS DOUBLE) AS w, ${cluster ?? sql`NULL`} AS cluster FROM ${rows})`;
  const complete = sql`(SELECT * FROM ${named} WHERE ${there})`;
  const ways = async (column: Sql) =>
    (
      await store.rows(
        sql`SELECT DISTINCT ${column} AS way FROM ${complete} WHERE ${column} IS NOT NULL ORDER BY way`,
      )
    ).map(({ way }) => String(way));
  const [came, left] = [await ways(id("came")), await ways(id("left"))];
  const centres = await centresOf(store, complete, [id("before"), id("after")]);
  const centre = double(((centres[0] ?? 0) + (centres[1] ?? 0)) / 2);
  const [y1, y2] = [sql`(before - ${centre})`, sql`(after - ${centre})`];
  const stayed = sql`came IS NULL AND "left" IS NULL`;
  const amounts = [
    ...[sql`w`, sql`w * ${y1}`, sql`w * ${y2}`].map((amount) => ({ who: stayed, amount })),
    ...came.flatMap((way) => [sql`w`, sql`w * ${y2}`].map((amount) => ({ who: sql`came = ${way}`, amount }))),
    ...left.flatMap((way) =>
      [sql`w`, sql`w * ${y1}`].map((amount) => ({ who: sql`"left" = ${way}`, amount })),
    ),
  ];
  const terms = amounts.map(({ who, amount }) => sql`CASE WHEN ${who} THEN ${amount} ELSE 0 END`);
  const names = terms.map((_, k) => `u${k}`);
  const largest = await largestOf(store, complete, terms);
  const columns = terms.map((term, k) => {
    const own = cluster ? exactSum(term, largest[k] ?? 0) : sql`CAST(${term} AS DOUBLE)`;
    return sql`${own} AS ${id(names[k] ?? "")}`;
  });
  const units = sql`SELECT ${join(columns)} FROM ${complete} ${cluster ? sql`GROUP BY cluster` : sql``}`;
  const whos = [stayed, ...came.map((way) => sql`came = ${way}`), ...left.map((way) => sql`"left" = ${way}`)];
  const counts = whos.map((who, k) => sql`count(*) FILTER (WHERE ${who}) AS ${id(`n${k}`)}`);
  const [people] = await store.rows(sql`SELECT ${join(counts)} FROM ${complete}`);
  const partOf = [0, 0, 0, ...came.flatMap(() => [1, 1]), ...left.flatMap(() => [2, 2])];
  const parts = [stayed, sql`came IS NOT NULL`, sql`"left" IS NOT NULL`];
  const each = cluster ? sql`DISTINCT cluster` : sql`*`;
  const inParts = parts.map((who, k) => sql`count(${each}) FILTER (WHERE ${who}) AS ${id(`n${k}`)}`);
  const [counted] = await store.rows(sql`SELECT ${join(inParts)} FROM ${complete}`);
  const partUnits = parts.map((_, k) => Number(counted?.[`n${k}`] ?? 0));
  const [out] = await store.rows(sql`SELECT count(*) FILTER (WHERE NOT (${there})) AS n FROM ${named}`);
  return withTemporary(store, units, async (table) => ({
    came,
    left,
    sums: {
      ...(await unitSums(store, table, names, cluster !== undefined)),
      places: { of: Int32Array.from(partOf), units: Float64Array.from(partUnits) },
    },
    centre: ((centres[0] ?? 0) + (centres[1] ?? 0)) / 2,
    people: whos.map((_, k) => Number(people?.[`n${k}`] ?? 0)),
    leftOut: Number(out?.n ?? 0),
    query: shown(units),
  }));
}
