import { shown } from "../store/literal.js";
import { id, join, type Sql, sql } from "../store/sql.js";
import type { Store } from "../store/store.js";
import type { Cells, Moments } from "../vocabulary/tally.js";
import { psuNames } from "./clusterOf.js";
import { domainNumber, key, keysOf } from "./domains.js";
import { momentNamed, momentPairs, momentSums } from "./moments.js";
import type { TallyRequest } from "./request.js";
import type { Scales } from "./scales.js";
import { plainSum, sumBefore, weightedSum } from "./terms.js";

/** One row per stratum × PSU × second-stage unit × domain, with its sums. */
export function cellQuery(request: TallyRequest, scales: Scales): Sql {
  const { design } = request;
  const columns = [
    sql`${design.wave} AS wave`,
    sql`${design.stratum} AS stratum`,
    ...(design.psu ? [sql`${design.psu} AS psu`] : []),
    ...(design.secondUnit ? [sql`${design.secondUnit} AS second`] : []),
    ...request.by.map(({ value }, k) => sql`${value} AS ${key(k)}`),
    ...(request.calibration ? [sql`${request.calibration.pattern} AS pattern`] : []),
  ];
  const sums = [
    sql`count(*) AS rows`,
    sql`max(${design.populationPsus ?? sql`NULL::DOUBLE`}) AS population_psus`,
    sql`max(${design.populationSecondUnits ?? sql`NULL::DOUBLE`}) AS population_seconds`,
    ...request.variables.flatMap((_, j) => [
      sql`${weightedSum(request, scales, j)} AS ${weighted(j)}`,
      sql`${plainSum(request, scales, j)} AS ${unweighted(j)}`,
      ...(request.calibration ? [sql`${sumBefore(request, scales, j)} AS ${before(j)}`] : []),
    ]),
    ...(design.psu ? [] : momentSums(request, scales)),
  ];
  return sql`SELECT ${join(columns)}, ${join(sums)} FROM ${request.rows} GROUP BY ALL`;
}

/** The query that counts a request alone, as it may be shown: without numbers that were taken from the data. */
export function shownQuery(request: TallyRequest, centres: readonly number[]): string {
  const largest = request.variables.map(() => 0);
  return shown(cellQuery(request, { largestWeight: 0, largestBefore: 0, centres, largest }));
}

const weighted = (j: number) => id(`weighted${j}`);
const unweighted = (j: number) => id(`unweighted${j}`);
const before = (j: number) => id(`before${j}`);

/** The numbers that stand for stratum, PSU and domain, and the order of cells that follows from them. */
function cellOrder(request: TallyRequest): { readonly numbers: Sql; readonly order: Sql } {
  const { design } = request;
  const text = (name: Sql) => sql`CAST(${name} AS TEXT)`;
  const rank = (names: readonly Sql[]) => sql`dense_rank() OVER (ORDER BY ${join(names.map(text))}) - 1`;
  const named = psuNames({ wave: sql`wave`, stratum: sql`stratum`, psu: sql`psu` }, design.psusStay);
  const psu = design.psu ? rank(named) : sql`-1`;
  const second = design.secondUnit ? rank([...named, sql`second`]) : sql`-1`;
  const keys = keysOf(request).map(text);
  const last = [...keys, ...(request.calibration ? [sql`pattern`] : [])];
  return {
    numbers: sql`${rank([sql`wave`, sql`stratum`])} AS stratum_no, ${psu} AS psu_no, ${second} AS second_no, ${domainNumber(request)} AS domain_no`,
    order: sql`ORDER BY stratum_no, psu_no, second_no, domain_no${last.length === 0 ? sql`` : sql`, ${join(last)}`}`,
  };
}

/** The part of the cells that belongs to some of the variables. */
export interface CellsOfSet {
  readonly cells: Cells;
  /** `null` where PSUs carry the variance. */
  readonly moments: Moments | null;
}

/**
 * Reads the cells that a query counted.
 *
 * in      a table made by `cellQuery`; for each set the places of its variables
 * out     the sums of each set; what says where a cell belongs is shared
 */
export async function readCells(
  store: Store,
  table: Sql,
  request: TallyRequest,
  sets: readonly (readonly number[])[],
): Promise<readonly CellsOfSet[]> {
  const { numbers, order } = cellOrder(request);
  const { calibration, design } = request;
  const sums = request.variables.flatMap((_, j) => [
    weighted(j),
    unweighted(j),
    ...(calibration ? [before(j)] : []),
  ]);
  const { names, placeOf } = momentNamed(request);
  const { count, columns } = await store.numbers(
    sql`SELECT ${numbers}, rows, coalesce(CAST(population_seconds AS DOUBLE), 'Infinity'::DOUBLE) AS seconds,
          ${calibration ? sql`CAST(pattern AS INTEGER)` : sql`0`} AS pattern_no,
          ${join([...sums, ...(design.psu ? [] : names), sql`0 AS none`])}
        FROM ${table} ${order}`,
  );
  const values = (k: number) => columns[k]?.values ?? new Float64Array(count);
  const each = calibration ? 3 : 2;
  const summed = (places: readonly number[], side: number) =>
    interleaved(
      places.map((j) => values(7 + each * j + side)),
      count,
    );
  const where = {
    count,
    stratum: Int32Array.from(values(0)),
    psu: Int32Array.from(values(1)),
    domain: Int32Array.from(values(3)),
    rows: values(4),
    second: design.secondUnit ? { unit: Int32Array.from(values(2)), populationUnits: values(5) } : null,
  };
  const pattern = Int32Array.from(values(6));
  return sets.map((places) => {
    const pairs = design.psu ? [] : momentPairs(request, places);
    const moment = ([a, b]: readonly [number, number]) =>
      values(7 + sums.length + placeOf(places[a] as number, places[b] as number));
    return {
      cells: {
        ...where,
        weighted: summed(places, 0),
        unweighted: summed(places, 1),
        ...(calibration && { calibration: { pattern, before: summed(places, 2) } }),
      },
      moments: design.psu ? null : { pairs, products: interleaved(pairs.map(moment), count) },
    };
  });
}

/** Columns side by side, row by row. */
export function interleaved(columns: readonly Float64Array[], count: number): Float64Array {
  const many = columns.length;
  const out = new Float64Array(count * many);
  columns.forEach((column, k) => {
    for (let i = 0; i < count; i++) out[i * many + k] = column[i] as number;
  });
  return out;
}
