import { exactSum, exactWideSum } from "../store/exact.js";
import { shown } from "../store/literal.js";
import { id, join, type Sql, sql } from "../store/sql.js";
import type { Store } from "../store/store.js";
import type { AreaSums } from "../vocabulary/areaSums.js";
import type { Key, TallyRequest } from "./request.js";
import { findScales, type Scales } from "./scales.js";
import { term } from "./terms.js";

export interface AreaSumsRequest {
  readonly rows: Sql;
  /** TEXT: the area; NULL outside all areas. */
  readonly area: Sql;
  /** Outcomes and covariates, numeric; a category as one 0/1 variable for each but one of its values. */
  readonly variables: readonly Key[];
}

/**
 * Sums, squares and products of variables by area, over the people who have them all.
 *
 * in      rows, the area, the variables; finite or NULL. People count one each: no weights
 * out     one entry for each area that has somebody, in the order of the areas' names; exact, so the same for any
 *         order of rows
 * error   the engine's, for a column that does not exist
 * source  docs/methods/multilevel.md
 */
export async function tallyAreaSums(
  store: Store,
  { rows, area, variables }: AreaSumsRequest,
): Promise<AreaSums> {
  const complete = join(
    variables.map(({ value }) => sql`(${value}) IS NOT NULL`),
    " AND ",
  );
  const request: TallyRequest = {
    rows: sql`(SELECT * FROM ${rows} WHERE (${area}) IS NOT NULL AND ${complete})`,
    design: unweighted,
    by: [],
    variables: variables.map(({ name, value }) => ({ kind: "quantity", name, value, centred: true })),
  };
  const scales = await findScales(store, request);
  const query = sql`SELECT CAST(${area} AS TEXT) AS area, count(*) AS people, ${join(sumsOf(request, scales))}
    FROM ${request.rows} GROUP BY ALL ORDER BY area`;
  const found = await store.rows(query);
  const [left] = await store.rows(
    sql`SELECT count(*) FILTER (WHERE (${area}) IS NOT NULL AND NOT (${complete})) AS incomplete,
          count(*) FILTER (WHERE (${area}) IS NULL) AS outside FROM ${rows}`,
  );
  const places = variables.map((_, a) => a);
  return {
    areas: found.map((row) => String(row.area)),
    variables: variables.map(({ name }, j) => ({ name, centre: scales.centres[j] ?? 0 })),
    people: Float64Array.from(found, (row) => Number(row.people)),
    sums: Float64Array.from(found.flatMap((row) => places.map((a) => Number(row[`sum${a}`])))),
    products: Float64Array.from(
      found.flatMap((row) =>
        places.flatMap((a) => places.map((b) => Number(row[`product${Math.min(a, b)}_${Math.max(a, b)}`]))),
      ),
    ),
    leftOut: { incomplete: Number(left?.incomplete), withoutArea: Number(left?.outside) },
    query: shown(query),
  };
}

function sumsOf(request: TallyRequest, scales: Scales): readonly Sql[] {
  const largest = (j: number) => scales.largest[j] ?? 0;
  return request.variables.flatMap((_, a) => [
    sql`${exactSum(term(request, scales, a), largest(a))} AS ${id(`sum${a}`)}`,
    ...request.variables.slice(a).map((__, k) => {
      const b = a + k;
      const product = sql`${term(request, scales, a)} * ${term(request, scales, b)}`;
      return sql`${exactWideSum(product, largest(a) * largest(b))} AS ${id(`product${a}_${b}`)}`;
    }),
  ]);
}

/** People as they are: a multilevel model describes them, it does not weigh them. */
const unweighted: TallyRequest["design"] = {
  wave: sql`''`,
  stratum: sql`''`,
  psu: null,
  secondUnit: null,
  populationPsus: null,
  populationSecondUnits: null,
  weight: sql`1`,
  psusStay: false,
  person: null,
};
