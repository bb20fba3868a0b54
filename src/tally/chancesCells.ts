import { exactSum } from "../store/exact.js";
import { shown } from "../store/literal.js";
import { id, join, type Sql, sql } from "../store/sql.js";
import { type Store, withTemporary } from "../store/store.js";
import type { ChanceCells } from "../vocabulary/chances.js";
import { clusteredCells } from "./chancesClusters.js";
import { type CountedCells, keyTexts, placed, places, textNames } from "./chancesKeys.js";
import { largestOf } from "./chancesUnits.js";
import type { Key } from "./request.js";

export interface CellsRequest {
  readonly rows: Sql;
  /** Keys of the cells: cohort, inside or outside, parents' group, where people arrive … */
  readonly by: readonly Key[];
  /** How many of the first keys say in which place people are; see `UnitSums`. Default: all are in one. */
  readonly placedBy?: number;
  /** Default: every row counts 1. */
  readonly weight?: Sql;
  /** What makes people alike: family, area. Default: people are independent. */
  readonly cluster?: Sql;
}

/**
 * People by several keys.
 *
 * in      rows; keys; weights finite or NULL. A row that lacks a key, the weight or the cluster is left out and counted
 * out     a cell for each combination of values that somebody has, in the order of their names; exact, so the same for
 *         any order of rows. Products of cells: of rows with themselves, or summed over clusters
 * error   the engine's, for a column that does not exist
 * source  docs/methods/chance-equality.md
 */
export async function chancesCells(store: Store, request: CellsRequest): Promise<ChanceCells> {
  const { rows, by, cluster, weight, placedBy = 0 } = request;
  const needed = [
    ...by.map(({ value }) => value),
    ...(cluster ? [cluster] : []),
    ...(weight ? [weight] : []),
  ];
  const there = join(
    needed.map((value) => sql`(${value}) IS NOT NULL`),
    " AND ",
  );
  const complete = sql`(SELECT * FROM ${rows} WHERE ${there})`;
  const weighed = weight && sql`CAST(${weight} AS DOUBLE)`;
  const [largest = 0] = weighed ? await largestOf(store, complete, [weighed]) : [];
  // Where every row counts 1, counting is all there is to do.
  const count = sql`CAST(count(*) AS DOUBLE)`;
  const product = weighed ? exactSum(sql`${weighed} * ${weighed}`, largest ** 2) : count;
  const columns = [
    ...by.map(({ value }, k) => sql`${value} AS ${id(`key${k}`)}`),
    ...(cluster ? [sql`${cluster} AS cluster`] : []),
    sql`count(*) AS people, ${weighed ? exactSum(weighed, largest) : count} AS weight`,
    ...(cluster ? [] : [sql`${product} AS product`]),
  ];
  const query = sql`SELECT ${join(columns)} FROM ${complete} GROUP BY ALL`;
  const [all] = await store.rows(sql`SELECT count(*) AS rows FROM ${rows}`);
  return withTemporary(store, query, async (table) => {
    const counted = cluster
      ? await clusteredCells(store, table, by.length, placedBy)
      : await freeCells(store, table, by.length, placedBy);
    return {
      cells: counted.keys.map((key) => Object.fromEntries(by.map(({ name }, k) => [name, String(key[k])]))),
      people: counted.people,
      sums: counted.sums,
      leftOut: Number(all?.rows ?? 0) - counted.people.reduce((sum, people) => sum + people, 0),
      query: shown(query),
    };
  });
}

async function freeCells(store: Store, table: Sql, keys: number, placedBy: number): Promise<CountedCells> {
  const found = await store.rows(
    sql`SELECT ${join([sql`*`, ...keyTexts(keys)])} FROM ${table} ORDER BY ${join([...textNames(keys), sql`1`])}`,
  );
  const people = Float64Array.from(found, (row) => Number(row.people));
  const own = Int32Array.from(found.keys());
  const named = found.map((row) => places(keys).map((k) => row[`text${k}`]));
  const { of, names } = placed(named, placedBy);
  const inPlace = new Float64Array(names.length);
  of.forEach((place, cell) => {
    inPlace[place] = (inPlace[place] as number) + (people[cell] as number);
  });
  return {
    keys: named,
    people,
    sums: {
      places: { of, units: inPlace },
      units: people.reduce((sum, n) => sum + n, 0),
      clustered: false,
      totals: Float64Array.from(found, (row) => Number(row.weight)),
      products: {
        first: own,
        second: own,
        values: Float64Array.from(found, (row) => Number(row.product)),
      },
    },
  };
}
