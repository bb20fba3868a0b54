import { exactSum } from "../store/exact.js";
import { shown } from "../store/literal.js";
import { id, join, type Sql, sql } from "../store/sql.js";
import { type Store, withTemporary } from "../store/store.js";
import type { Distribution, ValueTable } from "../vocabulary/valueTable.js";
import { domainNumber, readDomains } from "./domains.js";
import type { TallyRequest } from "./request.js";

/**
 * Σ w by distinct value and domain.
 *
 * in      rows, their weight, the keys of the domains; one numeric expression; `order` among rows of one value,
 *         for rules that interpolate (default: from light to heavy)
 * out     per domain the distinct values with rows and Σ w, ascending; the same bytes for any order of rows.
 *         The domains are those of a tally with the same rows and keys, in the same order
 * when not values are all different and there are tens of millions: the table is then as long as the data
 */
export async function valueTable(
  store: Store,
  request: Pick<TallyRequest, "rows" | "design" | "by">,
  value: Sql,
  order: Sql = request.design.weight,
): Promise<ValueTable> {
  const { weight } = request.design;
  const [scale] = await store.rows(
    sql`SELECT CAST(max(abs(${weight})) AS DOUBLE) AS largest FROM ${request.rows}`,
  );
  const keys = request.by.map(({ value: expression }, k) => sql`${expression} AS ${id(`key${k}`)}`);
  const query = sql`SELECT ${join([...keys, sql`CAST(${value} AS DOUBLE) AS value`])},
      CAST(count(*) FILTER (${weight} <> 0) AS DOUBLE) AS rows, ${exactSum(weight, Number(scale?.largest ?? 0))} AS weight,
      CAST(arg_min(${weight}, ${order}) FILTER (${weight} <> 0) AS DOUBLE) AS "first",
      CAST(arg_max(${weight}, ${order}) FILTER (${weight} <> 0) AS DOUBLE) AS "last"
    FROM ${request.rows} GROUP BY ALL`;
  return withTemporary(store, query, async (table) => {
    const domains = await readDomains(store, table, request);
    const byDomain = await readDistributions(store, table, request, domains.length);
    return { domains, byDomain, query: shown(query) };
  });
}

async function readDistributions(
  store: Store,
  table: Sql,
  request: Pick<TallyRequest, "by">,
  domains: number,
): Promise<readonly Distribution[]> {
  const { columns } = await store.numbers(
    sql`SELECT domain_no, value, rows, weight, "first", "last"
        FROM (SELECT *, ${domainNumber(request)} AS domain_no FROM ${table})
        WHERE domain_no >= 0 AND value IS NOT NULL AND rows > 0 ORDER BY domain_no, value`,
  );
  const column = (k: number) => columns[k]?.values ?? new Float64Array();
  const [number, ...figures] = [0, 1, 2, 3, 4, 5].map(column);
  const starts = new Int32Array(domains + 1);
  for (const d of number ?? []) starts[d + 1] = (starts[d + 1] as number) + 1;
  for (let d = 0; d < domains; d++) starts[d + 1] = (starts[d + 1] as number) + (starts[d] as number);
  return Array.from({ length: domains }, (_, d) => {
    const part = (k: number) => (figures[k] ?? new Float64Array()).slice(starts[d], starts[d + 1]);
    return { values: part(0), rows: part(1), weights: part(2), first: part(3), last: part(4) };
  });
}
