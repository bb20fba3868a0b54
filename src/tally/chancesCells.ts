import { exactSum } from "../store/exact.js";
import { double, shown } from "../store/literal.js";
import { id, join, type Sql, sql } from "../store/sql.js";
import { type Store, withTemporary } from "../store/store.js";
import type { ChanceCells } from "../vocabulary/chances.js";
import { clusteredCells } from "./chancesClusters.js";
import { type CountedCells, keyTexts, places, textNames } from "./chancesKeys.js";
import { centresOf, largestOf } from "./chancesUnits.js";
import type { Key } from "./request.js";

export interface CellsRequest {
  readonly rows: Sql;
  /** Keys of the cells: cohort, inside or outside, parents' group, where people arrive … */
  readonly by: readonly Key[];
  /** A number to average; without it people are counted. */
  readonly outcome?: Sql;
  /** Default: every row counts 1. */
  readonly weight?: Sql;
  /** What makes people alike: family, area. Default: people are independent. */
  readonly cluster?: Sql;
}

/**
 * People, and what an outcome adds up to, by several keys.
 *
 * in      rows; keys, numbers and weights finite or NULL. A row that lacks a key, the outcome or the cluster is left
 *         out and counted
 * out     a cell for each combination of values that somebody has, in the order of their names; exact, so the same for
 *         any order of rows. Products of cells: of rows with themselves, or summed over clusters
 * error   the engine's, for a column that does not exist
 * source  docs/methods/chance-equality.md
 */
export async function chancesCells(store: Store, request: CellsRequest): Promise<ChanceCells> {
  const { rows, by, outcome, cluster, weight } = request;
  const there = join(
    [
      ...by.map(({ value }) => value),
      ...(outcome ? [outcome] : []),
      ...(cluster ? [cluster] : []),
      ...(weight ? [weight] : []),
    ].map((value) => sql`(${value}) IS NOT NULL`),
    " AND ",
  );
  const complete = sql`(SELECT * FROM ${rows} WHERE ${there})`;
  const [centre = 0] = outcome ? await centresOf(store, complete, [outcome]) : [];
  const distance = outcome && sql`(CAST(${outcome} AS DOUBLE) - ${double(centre)})`;
  const weighed = weight ? [sql`CAST(${weight} AS DOUBLE)`] : [];
  const terms = [weighed, ...(distance ? [[...weighed, distance]] : [])];
  const largest = await largestOfTerms(store, complete, terms);
  const pairs = terms.flatMap((_, a) => terms.slice(a).map((__, k) => [a, a + k] as const));
  const keys = by.map(({ value }, k) => sql`${value} AS ${id(`key${k}`)}`);
  const columns = [
    ...keys,
    ...(cluster ? [sql`${cluster} AS cluster`] : []),
    sql`count(*) AS people`,
    ...terms.map((term, a) => sql`${sumOf(term, largest[a] ?? 0)} AS ${id(`sum${a}`)}`),
    ...(cluster
      ? []
      : pairs.map(([a, b]) => {
          const most = (largest[a] ?? 0) * (largest[b] ?? 0);
          return sql`${sumOf([...(terms[a] ?? []), ...(terms[b] ?? [])], most)} AS ${id(`product${a}_${b}`)}`;
        })),
  ];
  const query = sql`SELECT ${join(columns)} FROM ${complete} GROUP BY ALL`;
  const [all] = await store.rows(sql`SELECT count(*) AS rows FROM ${rows}`);
  return withTemporary(store, query, async (table) => {
    const counted = cluster
      ? await clusteredCells(store, table, by.length, terms.length)
      : await freeCells(store, table, by.length, terms.length, pairs);
    const cells = counted.keys.map((key) =>
      Object.fromEntries(by.map(({ name }, k) => [name, String(key[k])])),
    );
    return {
      cells,
      people: counted.people,
      sums: counted.sums,
      centre: outcome ? centre : null,
      leftOut: Number(all?.rows ?? 0) - counted.people.reduce((sum, people) => sum + people, 0),
      query: shown(query),
    };
  });
}

/** A term as the numbers that it is the product of: none where every row counts 1, so that counting is all there is to do. */
type Term = readonly Sql[];

function sumOf(term: Term, largest: number): Sql {
  return term.length === 0 ? sql`CAST(count(*) AS DOUBLE)` : exactSum(join(term, " * "), largest);
}

async function largestOfTerms(store: Store, rows: Sql, terms: readonly Term[]): Promise<readonly number[]> {
  const products = terms.filter((term) => term.length > 0).map((term) => join(term, " * "));
  const found = products.length > 0 ? await largestOf(store, rows, products) : [];
  return [...terms.slice(products.length).map(() => 1), ...found];
}

async function freeCells(
  store: Store,
  table: Sql,
  keys: number,
  terms: number,
  pairs: readonly (readonly [number, number])[],
): Promise<CountedCells> {
  const found = await store.rows(
    sql`SELECT ${join([sql`*`, ...keyTexts(keys)])} FROM ${table} ORDER BY ${join([...textNames(keys), sql`1`])}`,
  );
  const many = found.length;
  const people = Float64Array.from(found, (row) => Number(row.people));
  return {
    keys: found.map((row) => places(keys).map((k) => row[`text${k}`])),
    people,
    sums: {
      units: people.reduce((sum, n) => sum + n, 0),
      clustered: false,
      totals: Float64Array.from(places(terms).flatMap((a) => found.map((row) => Number(row[`sum${a}`])))),
      products: {
        first: Int32Array.from(pairs.flatMap(([a]) => places(many).map((c) => a * many + c))),
        second: Int32Array.from(pairs.flatMap(([, b]) => places(many).map((c) => b * many + c))),
        values: Float64Array.from(
          pairs.flatMap(([a, b]) => found.map((row) => Number(row[`product${a}_${b}`]))),
        ),
      },
    },
  };
}
