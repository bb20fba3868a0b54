import { exactWideSum } from "../store/exact.js";
import { id, join, type Sql, sql } from "../store/sql.js";
import type { Store } from "../store/store.js";
import type { Moments } from "../vocabulary/tally.js";
import { inOneSet, type TallyRequest } from "./request.js";
import type { Scales } from "./scales.js";
import { term } from "./terms.js";

/** Pairs of the variables whose products a variance needs, first ≤ second. */
function momentPairs(request: TallyRequest): readonly (readonly [number, number])[] {
  const spread = request.variables.flatMap((variable, j) => (variable.kind === "product" ? [] : [j]));
  return spread.flatMap((a, i) =>
    spread.slice(i).flatMap((b) => (inOneSet(request, a, b) ? [[a, b] as const] : [])),
  );
}

/** Σ w²·u·v for each pair: what a stratum's variance needs where people were drawn directly. */
export function momentSums(request: TallyRequest, scales: Scales): readonly Sql[] {
  const w = request.design.weight;
  return momentPairs(request).map(([a, b]) => {
    const product = sql`(${w} * ${term(request, scales, a)}) * (${w} * ${term(request, scales, b)})`;
    const largest = scales.largestWeight ** 2 * (scales.largest[a] ?? 0) * (scales.largest[b] ?? 0);
    return sql`${exactWideSum(product, largest)} AS ${moment(a, b)}`;
  });
}

const moment = (a: number, b: number) => id(`moment${a}_${b}`);

/** Reads the second moments, in the order in which the cells are read. */
export async function readMoments(
  store: Store,
  table: Sql,
  request: TallyRequest,
  { numbers, order }: { readonly numbers: Sql; readonly order: Sql },
): Promise<Moments> {
  const pairs = momentPairs(request);
  if (pairs.length === 0) return { pairs, products: new Float64Array(0) };
  const { count, columns } = await store.numbers(
    sql`SELECT ${join(pairs.map(([a, b]) => moment(a, b)))}, ${numbers} FROM ${table} ${order}`,
  );
  const products = new Float64Array(count * pairs.length);
  pairs.forEach((_, k) => {
    const column = columns[k]?.values ?? new Float64Array(count);
    for (let i = 0; i < count; i++) products[i * pairs.length + k] = column[i] as number;
  });
  return { pairs, products };
}
