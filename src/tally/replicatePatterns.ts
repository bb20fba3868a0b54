import { id, join, sql } from "../store/sql.js";
import type { Store } from "../store/store.js";
import { domainNumber } from "./domains.js";
import type { ReplicateColumns } from "./replicateSums.js";
import type { TallyRequest } from "./request.js";

/** A row of multipliers, and a domain that has people with it (−1: outside every domain). */
export interface ReplicatePattern {
  readonly domain: number;
  readonly multipliers: Float64Array;
}

/**
 * The different rows of multipliers in replicate weights, for their rank.
 *
 * in      a request whose keys make the domains, and the domains in the order of its tally
 * out     a row for each domain and pattern; multipliers rounded to six digits, so that weights that were
 *         multiplied out are recognised as the same. At most 20 000 rows: beyond that their rank is a lower bound
 */
export async function replicatePatterns(
  store: Store,
  { rows, design, by }: Pick<TallyRequest, "rows" | "design" | "by">,
  replicates: ReplicateColumns,
): Promise<readonly ReplicatePattern[]> {
  const keys = by.map(({ value }, k) => sql`${value} AS ${id(`key${k}`)}`);
  const multipliers = replicates.columns.map((column, r) => {
    const multiplier = replicates.combined ? sql`${column} / ${design.weight}` : sql`${column}`;
    return sql`round(CAST(${multiplier} AS DOUBLE), 6) AS ${id(`multiplier${r}`)}`;
  });
  const patterns = sql`SELECT DISTINCT ${join([...keys, ...multipliers])} FROM ${rows} WHERE ${design.weight} > 0`;
  const places = replicates.columns.map((_, r) => id(`multiplier${r}`));
  const { count, columns } = await store.numbers(
    sql`SELECT * FROM (SELECT ${domainNumber({ by })} AS domain_no, ${join(places)} FROM (${patterns}))
        ORDER BY ALL LIMIT 20000`,
  );
  const [domain, ...values] = columns;
  return Array.from({ length: count }, (_, i) => ({
    domain: domain?.values[i] as number,
    multipliers: Float64Array.from(values, (column) => column.values[i] as number),
  }));
}
