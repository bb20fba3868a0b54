import { exactSum } from "../store/exact.js";
import { double } from "../store/literal.js";
import { id, join, type Sql, sql } from "../store/sql.js";
import { type Store, withTemporary } from "../store/store.js";
import { type CountedCells, keyTexts, places, textNames } from "./chancesKeys.js";
import { largestOf } from "./chancesUnits.js";

/** Rows by cell and cluster: products are of what a cluster has in one cell and in another. */
export async function clusteredCells(
  store: Store,
  table: Sql,
  keys: number,
  terms: number,
): Promise<CountedCells> {
  const names = places(keys).map((k) => id(`key${k}`));
  const texts = textNames(keys);
  const sums = places(terms).map((a) => id(`sum${a}`));
  const numbers = sql`SELECT *, CAST(row_number() OVER (ORDER BY ${join([...texts, sql`one`])}) - 1 AS INTEGER) AS cell
      FROM (SELECT DISTINCT ${join([...names, ...keyTexts(keys), sql`1 AS one`])} FROM ${table})`;
  const numbered = sql`SELECT ${join([...texts, sql`cell, cluster, people`, ...sums])}
      FROM (SELECT *, 1 AS one FROM ${table}) JOIN (${numbers}) USING (${join([...names, sql`one`])})`;
  return withTemporary(store, numbered, async (cells) => {
    const largest = await largestOf(store, cells, sums);
    const totals = sums.map((sum, a) => sql`${exactSum(sum, largest[a] ?? 0)} AS ${sum}`);
    const found = await store.rows(
      sql`SELECT ${join([...texts, sql`cell`, sql`sum(people) AS people`, ...totals])} FROM ${cells} GROUP BY ALL ORDER BY cell`,
    );
    const many = found.length;
    // Each term of each cell is one total, in a unit of its own size, so that products of small ones keep their digits;
    // only a pair that some cluster has both of is not 0.
    const unit = largest.map((most) => 2 ** Math.ceil(Math.log2(most || 1)));
    const amounts = sums.map((sum, a) => sql`${sum} * ${double(1 / (unit[a] ?? 1))}`);
    const own = terms === 1 ? sql`cell` : sql`unnest([cell, cell + ${many}])`;
    const long = sql`(SELECT cluster, ${own} AS place, unnest([${join(amounts)}]) AS amount FROM ${cells})`;
    const { columns } = await store.numbers(
      sql`SELECT CAST(a.place AS DOUBLE) AS first, CAST(b.place AS DOUBLE) AS second, ${exactSum(sql`a.amount * b.amount`, 1)} AS value
          FROM ${long} AS a JOIN ${long} AS b ON a.cluster = b.cluster AND a.place <= b.place
          GROUP BY a.place, b.place ORDER BY first, second`,
    );
    const [first, second, products] = [0, 1, 2].map((k) => columns[k]?.values ?? new Float64Array());
    const unitAt = (list: Float64Array | undefined, k: number) => unit[(list?.[k] ?? 0) < many ? 0 : 1] ?? 1;
    const [units] = await store.rows(sql`SELECT count(DISTINCT cluster) AS n FROM ${cells}`);
    return {
      keys: found.map((row) => places(keys).map((k) => row[`text${k}`])),
      people: Float64Array.from(found, (row) => Number(row.people)),
      sums: {
        units: Number(units?.n ?? 0),
        clustered: true,
        totals: Float64Array.from(places(terms).flatMap((a) => found.map((row) => Number(row[`sum${a}`])))),
        products: {
          first: Int32Array.from(first ?? []),
          second: Int32Array.from(second ?? []),
          values: Float64Array.from(
            products ?? [],
            (product, k) => product * unitAt(first, k) * unitAt(second, k),
          ),
        },
      },
    };
  });
}
