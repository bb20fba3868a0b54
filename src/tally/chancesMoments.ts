import { exactSum } from "../store/exact.js";
import { double, shown } from "../store/literal.js";
import { id, join, type Sql, sql } from "../store/sql.js";
import { type Store, withTemporary } from "../store/store.js";
import type { ChanceMoments } from "../vocabulary/chances.js";
import { centresOf, eachUnit, largestOf, unitSums } from "./chancesUnits.js";
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
  /** What groups that people are compared within lie in, each in one: these are then the independent units. */
  readonly cluster?: Sql;
  /** Whether sums are told of every unit too: where units are few. */
  readonly each?: boolean;
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
  const { rows, variables, group, cluster, weight = sql`1`, each = false } = request;
  const keys = [...(group ? [group.by] : []), ...(cluster ? [cluster] : [])];
  const there = join(
    [...variables.map(({ value }) => value), weight, ...keys].map((value) => sql`(${value}) IS NOT NULL`),
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
  const perGroup = group
    ? await summedBy(
        store,
        complete,
        { unit: cluster ?? group.by, by: group.by, people: sql`count(*)` },
        columns,
      )
    : sql`SELECT NULL AS unit, 1 AS people, ${join(columns.map((column, k) => sql`${column} AS ${id(names[k] ?? "")}`))} FROM ${complete}`;
  const within = group?.as === "within";
  const [left] = await store.rows(sql`SELECT count(*) FILTER (WHERE NOT (${there})) AS n FROM ${rows}`);
  const groups = within ? aboutMeans(perGroup, variables.length, pairs) : perGroup;
  return withTemporary(store, groups, async (table) => {
    const [counted] = await store.rows(
      sql`SELECT sum(people) AS people, count(*) AS groups, count(*) FILTER (WHERE people = 1) AS alone FROM ${table}`,
    );
    const reduced = async (units: Sql) => ({
      sums: await unitSums(store, units, names, group !== undefined),
      each: each ? await eachUnit(store, units, names) : null,
    });
    const by = { unit: id("unit"), by: id("unit"), people: sql`sum(people)` };
    return {
      variables: variables.map(({ name }, k) => ({ name, centre: centres[k] ?? 0 })),
      ...(cluster
        ? await withTemporary(store, await summedBy(store, table, by, names.map(id)), reduced)
        : await reduced(table)),
      people: Number(counted?.people ?? 0),
      within: within ? { groups: Number(counted?.groups ?? 0), alone: Number(counted?.alone ?? 0) } : null,
      leftOut: Number(left?.n ?? 0),
      query: shown(groups),
    };
  });
}

/** Rows of people, or of groups, added up by a key, with the unit that it lies in. */
async function summedBy(
  store: Store,
  rows: Sql,
  { unit, by, people }: { readonly unit: Sql; readonly by: Sql; readonly people: Sql },
  columns: readonly Sql[],
): Promise<Sql> {
  const largest = await largestOf(store, rows, columns);
  const sums = columns.map((column, k) => sql`${exactSum(column, largest[k] ?? 0)} AS ${id(`u${k}`)}`);
  return sql`SELECT CAST(${unit} AS TEXT) AS unit, ${people} AS people, ${join(sums)} FROM ${rows} GROUP BY ${unit}, ${by}`;
}

/** Sums by group become sums about the group's means; Σ w stays, sums of one variable are then 0. */
function aboutMeans(perGroup: Sql, variables: number, pairs: readonly (readonly [number, number])[]): Sql {
  const single = (a: number) => id(`u${1 + a}`);
  const columns = [
    sql`unit`,
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
