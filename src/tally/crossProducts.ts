import { shown } from "../store/literal.js";
import { id, join, type Sql, sql } from "../store/sql.js";
import { type Store, withTemporary } from "../store/store.js";
import type { CrossProductCell, CrossProducts } from "../vocabulary/crossProducts.js";
import { domainNumber, readDomains } from "./domains.js";
import { productOf } from "./products.js";
import { answersDesign, type Key, type TallyRequest } from "./request.js";
import { findScales, type Scales } from "./scales.js";
import { plainSum } from "./terms.js";

export interface CrossProductRequest {
  readonly rows: Sql;
  /** Keys of the domains; a row where one is NULL lies outside every domain and is not counted. */
  readonly by: readonly Key[];
  readonly items: readonly { readonly name: string; readonly value: Sql }[];
}

/**
 * Counts answers to several items into what alpha, factor models and invariance rest on: rows, sums and
 * cross-products, by domain and by which items were answered. No weights: it is about the people who answered.
 *
 * in      rows, keys of the domains, numeric expressions that are NULL where an item is missing
 * out     cells whose sums make every listwise and pairwise covariance; the same bytes for any order of rows
 * error   the engine's, for a column that does not exist (our bug: intake makes the columns)
 * when not dozens of items are each missing at random in millions of rows: there is then a cell for nearly each row
 * source  docs/methods/scales.md
 */
export async function tallyCrossProducts(store: Store, request: CrossProductRequest): Promise<CrossProducts> {
  const counted = unweighted(request);
  const scales = await findScales(store, counted);
  const query = cellQuery(counted, scales);
  return withTemporary(store, query, async (table) => ({
    items: request.items.map(({ name }, j) => ({ name, centre: scales.centres[j] ?? 0 })),
    domains: await readDomains(store, table, request),
    cells: await readCells(store, table, { ...request, ...counted }),
    query: shown(query),
  }));
}

/** The items and the products of each two of them, as variables of a tally in which everyone weighs 1. */
function unweighted({ rows, by, items }: CrossProductRequest): TallyRequest {
  const design = { ...answersDesign({ stages: [], psusStay: false, person: null }), weight: sql`1` };
  const quantities = items.map((item) => ({ kind: "quantity", ...item, centred: true }) as const);
  const products = pairsOf(items).map(([i, j]) => productOf(nameAt(items, i), nameAt(items, j)));
  return { rows, design, by, variables: [...quantities, ...products] };
}

/** Places of each two items, first ≤ second. */
function pairsOf(items: readonly unknown[]): readonly (readonly [number, number])[] {
  return items.flatMap((_, i) => items.slice(i).map((_, more) => [i, i + more] as const));
}

function nameAt(items: CrossProductRequest["items"], i: number): string {
  return items[i]?.name ?? "";
}

const sum = (j: number) => id(`sum${j}`);

function cellQuery(request: TallyRequest, scales: Scales): Sql {
  const keys = request.by.map(({ value }, k) => sql`CAST(${value} AS TEXT) AS ${id(`key${k}`)}`);
  const marks = request.variables.flatMap((variable) =>
    variable.kind === "quantity" ? [sql`CASE WHEN ${variable.value} IS NULL THEN '0' ELSE '1' END`] : [],
  );
  const sums = request.variables.map((_, j) => sql`${plainSum(request, scales, j)} AS ${sum(j)}`);
  const columns = [...keys, sql`${join(marks, " || ")} AS answered`, sql`count(*) AS rows`, ...sums];
  return sql`SELECT ${join(columns)} FROM ${request.rows} GROUP BY ALL`;
}

async function readCells(
  store: Store,
  table: Sql,
  { by, items, variables }: CrossProductRequest & TallyRequest,
): Promise<readonly CrossProductCell[]> {
  const many = items.length;
  const pairs = pairsOf(items);
  const numbered = sql`(SELECT *, ${domainNumber({ by })} AS domain_no FROM ${table})`;
  const order = sql`WHERE domain_no >= 0 ORDER BY domain_no, answered`;
  const marks = await store.rows(sql`SELECT answered FROM ${numbered} ${order}`);
  const { columns } = await store.numbers(
    sql`SELECT domain_no, rows, ${join(variables.map((_, j) => sum(j)))} FROM ${numbered} ${order}`,
  );
  const figure = (k: number, cell: number) => columns[k]?.values[cell] as number;
  return marks.map(({ answered }, cell) => {
    const products = new Float64Array(many * many);
    pairs.forEach(([i, j], k) => {
      products[i * many + j] = products[j * many + i] = figure(2 + many + k, cell);
    });
    return {
      domain: figure(0, cell),
      answered: String(answered),
      rows: figure(1, cell),
      sums: Float64Array.from({ length: many }, (_, j) => figure(2 + j, cell)),
      products,
    };
  });
}
