import { exactSum } from "../store/exact.js";
import { double, shown } from "../store/literal.js";
import { id, join, type Sql, sql } from "../store/sql.js";
import { type Store, withTemporary } from "../store/store.js";
import type { ChanceMoments } from "../vocabulary/chances.js";
import { centresOf, largestOf, unitSums } from "./chancesUnits.js";
import type { Key } from "./request.js";

export interface MomentsRequest {
  readonly rows: Sql;
  /** Outcomes and covariates, numeric; a category as one 0/1 variable for each but one of its values. */
  readonly variables: readonly Key[];
  readonly weight?: Sql;
  /**
   * `within`: people are compared with others of their group (family) only, and groups are the independent units.
   * `cluster`: groups are the units, people are compared with everybody. Neither: people are the units.
   */
  readonly group?: { readonly by: Sql; readonly as: "within" | "cluster" };
}

/**
 * Sums and products of variables by independent unit, in one pass: a regression and its standard errors rest on them.
 *
 * in      rows, variables, finite or NULL; a person who lacks one, or the group, is left out and counted
 * out     see `ChanceMoments`; variables are counted from a centre. Exact, so the same for any order of rows
 * error   the engine's, for a column that does not exist
 * not     for more than some six variables: products of products are kept, as many as variables to the fourth power / 8
 * source  docs/methods/siblings-and-exposure.md
 */
export async function chancesMoments(store: Store, request: MomentsRequest): Promise<ChanceMoments> {
  const { rows, variables, group, weight = sql`1` } = request;
  const there = join(
    [...variables.map(({ value }) => value), weight, ...(group ? [group.by] : [])].map(
      (value) => sql`(${value}) IS NOT NULL`,
    ),
    " AND ",
  );
  const complete = sql`(SELECT * FROM ${rows} WHERE ${there})`;
  const centres = await centresOf(
    store,
    complete,
    variables.map(({ value }) => value),
  );
  const w = sql`CAST(${weight} AS DOUBLE)`;
  const terms = variables.map(({ value }, k) => sql`(CAST(${value} AS DOUBLE) - ${double(centres[k] ?? 0)})`);
  const pairs = terms.flatMap((_, a) => terms.slice(a).map((__, k) => [a, a + k] as const));
  const columns = [
    w,
    ...terms.map((term) => sql`${w} * ${term}`),
    ...pairs.map(([a, b]) => sql`${w} * ${terms[a] ?? sql`0`} * ${terms[b] ?? sql`0`}`),
  ];
  const names = columns.map((_, k) => `u${k}`);
  const perUnit = group
    ? await groupRows(store, complete, group.by, columns)
    : sql`SELECT 1 AS people, ${join(columns.map((column, k) => sql`${column} AS ${id(names[k] ?? "")}`))} FROM ${complete}`;
  const within = group?.as === "within";
  const [left] = await store.rows(sql`SELECT count(*) FILTER (WHERE NOT (${there})) AS n FROM ${rows}`);
  const units = within ? aboutMeans(perUnit, variables.length, pairs) : perUnit;
  return withTemporary(store, units, async (table) => {
    const [counted] = await store.rows(
      sql`SELECT sum(people) AS people, count(*) AS groups, count(*) FILTER (WHERE people = 1) AS alone FROM ${table}`,
    );
    return {
      variables: variables.map(({ name }, k) => ({ name, centre: centres[k] ?? 0 })),
      sums: await unitSums(store, table, names, group !== undefined),
      people: Number(counted?.people ?? 0),
      within: within ? { groups: Number(counted?.groups ?? 0), alone: Number(counted?.alone ?? 0) } : null,
      leftOut: Number(left?.n ?? 0),
      query: shown(units),
    };
  });
}

async function groupRows(store: Store, complete: Sql, by: Sql, columns: readonly Sql[]): Promise<Sql> {
  const largest = await largestOf(store, complete, columns);
  const sums = columns.map((column, k) => sql`${exactSum(column, largest[k] ?? 0)} AS ${id(`u${k}`)}`);
  return sql`SELECT count(*) AS people, ${join(sums)} FROM ${complete} GROUP BY ${by}`;
}

/** Sums by group become sums about the group's means; Σ w stays, sums of one variable are then 0. */
function aboutMeans(perGroup: Sql, variables: number, pairs: readonly (readonly [number, number])[]): Sql {
  const single = (a: number) => id(`u${1 + a}`);
  const columns = [
    sql`people`,
    sql`u0`,
    ...Array.from({ length: variables }, (_, a) => sql`0::DOUBLE AS ${single(a)}`),
    ...pairs.map(([a, b], k) => {
      const own = id(`u${1 + variables + k}`);
      return sql`${own} - ${single(a)} * ${single(b)} / u0 AS ${own}`;
    }),
  ];
  return sql`SELECT ${join(columns)} FROM (${perGroup}) WHERE u0 > 0`;
}
