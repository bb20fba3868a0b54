import { id, join, sql } from "../store/sql.js";
import type { Store } from "../store/store.js";
import type { ReplicateColumns } from "./replicateSums.js";
import type { TallyRequest } from "./request.js";

/**
 * The different rows of multipliers in replicate weights, for their rank.
 *
 * out     rows × replicates, row by row; multipliers rounded to six digits, so that weights that were multiplied out
 *         are recognised as the same. At most 20 000 rows: beyond that their rank is a lower bound
 */
export async function replicatePatterns(
  store: Store,
  { rows, design }: Pick<TallyRequest, "rows" | "design">,
  replicates: ReplicateColumns,
): Promise<readonly Float64Array[]> {
  const multipliers = replicates.columns.map((column, r) => {
    const multiplier = replicates.combined ? sql`${column} / ${design.weight}` : sql`${column}`;
    return sql`round(CAST(${multiplier} AS DOUBLE), 6) AS ${id(`multiplier${r}`)}`;
  });
  const { count, columns } = await store.numbers(
    sql`SELECT DISTINCT ${join(multipliers)} FROM ${rows} WHERE ${design.weight} > 0 ORDER BY ALL LIMIT 20000`,
  );
  return Array.from({ length: count }, (_, i) =>
    Float64Array.from(columns, ({ values }) => values[i] as number),
  );
}
