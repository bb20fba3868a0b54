import { exactSum } from "../store/exact.js";
import { double } from "../store/literal.js";
import { id, join, type Sql, sql } from "../store/sql.js";
import { type Store, withTemporary } from "../store/store.js";
import { type CountedCells, keyTexts, placed, placeName, places, textNames } from "./chancesKeys.js";
import { largestOf } from "./chancesUnits.js";

/** Rows by cell and cluster: products are of what a cluster has in one cell and in another. */
export async function clusteredCells(
  store: Store,
  table: Sql,
  keys: number,
  placedBy: number,
): Promise<CountedCells> {
  const names = places(keys).map((k) => id(`key${k}`));
  const texts = textNames(keys);
  const numbers = sql`SELECT *, CAST(row_number() OVER (ORDER BY ${join([...texts, sql`one`])}) - 1 AS INTEGER) AS cell
      FROM (SELECT DISTINCT ${join([...names, ...keyTexts(keys), sql`1 AS one`])} FROM ${table})`;
  const numbered = sql`SELECT ${join([...texts, sql`cell, cluster, people, weight`])}
      FROM (SELECT *, 1 AS one FROM ${table}) JOIN (${numbers}) USING (${join([...names, sql`one`])})`;
  return withTemporary(store, numbered, async (cells) => {
    const [largest = 0] = await largestOf(store, cells, [sql`weight`]);
    const found = await store.rows(
      sql`SELECT ${join([...texts, sql`cell`, sql`sum(people) AS people, ${exactSum(sql`weight`, largest)} AS weight`])}
          FROM ${cells} GROUP BY ALL ORDER BY cell`,
    );
    // In a unit of the weights' own size, so that products of small ones keep their digits; only a pair of cells that
    // some cluster has both of is not 0.
    const unit = 2 ** Math.ceil(Math.log2(largest || 1));
    const amounts = sql`(SELECT cluster, cell, weight * ${double(1 / unit)} AS amount FROM ${cells})`;
    const { columns } = await store.numbers(
      sql`SELECT CAST(a.cell AS DOUBLE) AS first, CAST(b.cell AS DOUBLE) AS second, ${exactSum(sql`a.amount * b.amount`, 1)} AS value
          FROM ${amounts} AS a JOIN ${amounts} AS b ON a.cluster = b.cluster AND a.cell <= b.cell
          GROUP BY a.cell, b.cell ORDER BY first, second`,
    );
    const [first, second, products] = [0, 1, 2].map((k) => columns[k]?.values ?? new Float64Array());
    const [units] = await store.rows(sql`SELECT count(DISTINCT cluster) AS n FROM ${cells}`);
    const named = found.map((row) => places(keys).map((k) => row[`text${k}`]));
    const { of, names: inPlaces } = placed(named, placedBy);
    const place = texts.slice(0, placedBy);
    const clusters = await store.rows(
      sql`SELECT ${join([...place, sql`count(DISTINCT cluster) AS n`])} FROM ${cells} GROUP BY ALL`,
    );
    const clustersIn = new Map(
      clusters.map((row) => [placeName(places(placedBy).map((k) => row[`text${k}`])), Number(row.n)]),
    );
    return {
      keys: named,
      people: Float64Array.from(found, (row) => Number(row.people)),
      sums: {
        units: Number(units?.n ?? 0),
        clustered: true,
        places: { of, units: Float64Array.from(inPlaces, (name) => clustersIn.get(name) ?? 0) },
        totals: Float64Array.from(found, (row) => Number(row.weight)),
        products: {
          first: Int32Array.from(first ?? []),
          second: Int32Array.from(second ?? []),
          values: Float64Array.from(products ?? [], (product) => product * unit * unit),
        },
      },
    };
  });
}
