import { shown } from "../store/literal.js";
import { id, join, type Sql, sql } from "../store/sql.js";
import { type Store, withTemporary } from "../store/store.js";
import { answers } from "../vocabulary/answers.js";
import type { Replicates } from "../vocabulary/design.js";
import { type ReplicateTallies, tallyByDomain } from "../vocabulary/replicated.js";
import { domainNumber, readDomains } from "./domains.js";
import type { TallyRequest } from "./request.js";
import { findScales } from "./scales.js";
import { plainSum, sumWith, weightedSum } from "./terms.js";

/** Replicate weights as delivered: a column for each, holding the weight or what the weight is multiplied by. */
export interface ReplicateColumns {
  readonly columns: readonly Sql[];
  /** True where a column already holds weight × multiplier. */
  readonly combined: boolean;
}

/** The replicate weights of the table of answers, as a study declares them. */
export function answersReplicates({ columns, combined }: Replicates): ReplicateColumns {
  return { columns: columns.map((_, r) => id(answers.replicate(r + 1))), combined };
}

/**
 * Σ w·v and Σ wᵣ·v by domain for every replicate, in one query.
 *
 * in      a request (its design matters only for the weight), the replicate columns
 * out     a tally with the full weights and one for each replicate, by domain; the same bytes for any order of rows
 * source  docs/methods/replicates.md
 */
export async function replicateSums(
  store: Store,
  request: TallyRequest,
  replicates: ReplicateColumns,
): Promise<ReplicateTallies> {
  const scales = await findScales(store, request);
  const weights = replicates.columns.map((column) =>
    replicates.combined ? sql`CAST(${column} AS DOUBLE)` : sql`(${request.design.weight} * ${column})`,
  );
  const heaviest = await largestOf(store, request.rows, weights);
  const sums = request.variables.flatMap((_, j) => [
    plainSum(request, scales, j),
    weightedSum(request, scales, j),
    ...weights.map((weight, r) => sumWith(weight, heaviest[r] ?? 0, request, scales, j)),
  ]);
  const keys = request.by.map(({ value }, k) => sql`${value} AS ${id(`key${k}`)}`);
  const named = sums.map((sum, i) => sql`${sum} AS ${id(`sum${i}`)}`);
  const query = sql`SELECT ${join([...keys, sql`count(*) AS rows`, ...named])} FROM ${request.rows} GROUP BY ALL`;
  return withTemporary(store, query, async (table) => {
    const domains = await readDomains(store, table, request);
    const places = sums.map((_, i) => id(`sum${i}`));
    const { columns } = await store.numbers(
      sql`SELECT * FROM (SELECT ${domainNumber(request)} AS domain_no, rows, ${join(places)} FROM ${table})
          WHERE domain_no >= 0 ORDER BY domain_no`,
    );
    const column = (k: number) => columns[k]?.values ?? new Float64Array();
    const many = request.variables.length;
    const side = (offset: number) => {
      const out = new Float64Array(domains.length * many);
      for (let j = 0; j < many; j++) {
        const from = column(2 + j * (weights.length + 2) + offset);
        for (let d = 0; d < domains.length; d++) out[d * many + j] = from[d] as number;
      }
      return out;
    };
    const variables = request.variables.map(({ name }, j) => ({ name, centre: scales.centres[j] ?? 0 }));
    const of = { domains, variables, strata: [], query: shown(query) };
    const plain = { rows: column(1), unweighted: side(0) };
    return {
      full: tallyByDomain(of, { ...plain, weighted: side(1) }),
      replicates: weights.map((_, r) => tallyByDomain(of, { ...plain, weighted: side(2 + r) })),
    };
  });
}

async function largestOf(store: Store, rows: Sql, weights: readonly Sql[]): Promise<readonly number[]> {
  if (weights.length === 0) return [];
  const { columns } = await store.numbers(
    sql`SELECT ${join(weights.map((weight) => sql`CAST(coalesce(max(abs(${weight})), 0) AS DOUBLE)`))} FROM ${rows}`,
  );
  return columns.map(({ values }) => values[0] ?? 0);
}
