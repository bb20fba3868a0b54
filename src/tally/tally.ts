import { shown } from "../store/literal.js";
import { id, join, type Sql, sql } from "../store/sql.js";
import { type Store, withTemporary } from "../store/store.js";
import type { Cells, Domain, Stratum, Tally } from "../vocabulary/tally.js";
import { momentSums, readMoments } from "./moments.js";
import { tallyOverlaps } from "./overlap.js";
import type { TallyRequest, Variable } from "./request.js";
import { findScales, type Scales } from "./scales.js";
import { joinSets, named, scalesOf, setOf } from "./sets.js";
import { plainSum, sumBefore, weightedSum } from "./terms.js";

/**
 * Counts a table of people into the sums that linearised estimators rest on.
 *
 * in      rows, the columns of their design, the keys of the domains, the variables to sum
 * out     sums by stratum × PSU × domain (by stratum × domain with second moments where people were drawn
 *         directly), every stratum of the full design, and the same bytes for any order of rows
 * error   the engine's, for a column that does not exist (our bug: intake makes the columns)
 * source  docs/methods/tallies.md
 */
export async function tally(store: Store, request: TallyRequest): Promise<Tally> {
  const [only] = await tallySets(store, request, [request.variables]);
  if (!only) throw new Error("one set, no tally");
  return only;
}

/**
 * Counts several sets of variables in one pass over the same rows: a tally for each, as if it had been counted alone.
 *
 * in      what `tally` takes, without variables; the sets
 */
export async function tallySets(
  store: Store,
  shared: Omit<TallyRequest, "variables">,
  sets: readonly (readonly Variable[])[],
): Promise<readonly Tally[]> {
  const request = sets.length === 1 ? { ...shared, variables: sets[0] ?? [] } : joinSets(shared, sets);
  const scales = await findScales(store, request);
  const query = cellQuery(request, scales);
  return withTemporary(store, query, async (table) => {
    const strata = await readStrata(store, table, request);
    const domains = await readDomains(store, table, request);
    const cells = await readCells(store, table, request);
    const moments = request.design.psu ? null : await readMoments(store, table, request, cellOrder(request));
    const overlaps = request.design.person
      ? await tallyOverlaps(store, request, scales, { strata, domains })
      : [];
    const whole: Tally = {
      domains,
      variables: request.variables.map(({ name }, j) => ({ name, centre: scales.centres[j] ?? 0 })),
      strata,
      cells,
      moments,
      overlaps,
      query: shown(query),
    };
    if (sets.length === 1) return [whole];
    return sets.map((variables, s) => {
      const places = request.sets?.flatMap((set, j) => (set === s ? [j] : [])) ?? [];
      const alone = shown(cellQuery({ ...shared, variables }, scalesOf(scales, places)));
      return { ...setOf(whole, places), variables: named(whole, places, variables), query: alone };
    });
  });
}

/** One row per stratum × PSU × second-stage unit × domain, with its sums. */
function cellQuery(request: TallyRequest, scales: Scales): Sql {
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

const key = (k: number) => id(`key${k}`);
const weighted = (j: number) => id(`weighted${j}`);
const unweighted = (j: number) => id(`unweighted${j}`);
const before = (j: number) => id(`before${j}`);

type Keyed = Pick<TallyRequest, "by">;

function keysOf(request: Keyed): readonly Sql[] {
  return request.by.map((_, k) => key(k));
}

function someKeyMissing(request: Keyed): Sql {
  return request.by.length === 0
    ? sql`false`
    : sql`(${join(
        keysOf(request).map((name) => sql`${name} IS NULL`),
        " OR ",
      )})`;
}

async function readStrata(store: Store, table: Sql, request: TallyRequest): Promise<readonly Stratum[]> {
  const psus = request.design.psu ? sql`count(DISTINCT psu)` : sql`sum(rows)`;
  const rows = await store.rows(
    sql`SELECT CAST(wave AS TEXT) AS wave, CAST(stratum AS TEXT) AS stratum, CAST(${psus} AS DOUBLE) AS psus,
          CAST(max(population_psus) AS DOUBLE) AS population
        FROM ${table} GROUP BY 1, 2 ORDER BY 1, 2`,
  );
  return rows.map((row) => ({
    wave: String(row.wave),
    name: String(row.stratum),
    psus: Number(row.psus),
    populationPsus: row.population === null ? null : Number(row.population),
  }));
}

/** The domains among the rows of a table that has the keys as columns. */
export async function readDomains(store: Store, table: Sql, request: Keyed): Promise<readonly Domain[]> {
  if (request.by.length === 0) return [{}];
  const texts = request.by.map((_, k) => sql`CAST(${key(k)} AS TEXT) AS ${key(k)}`);
  const rows = await store.rows(
    sql`SELECT DISTINCT ${join(texts)} FROM ${table} WHERE NOT ${someKeyMissing(request)} ORDER BY ALL`,
  );
  return rows.map((row) =>
    Object.fromEntries(request.by.map(({ name }, k) => [name, String(row[`key${k}`])])),
  );
}

/** The numbers that stand for stratum, PSU and domain, and the order of cells that follows from them. */
function cellOrder(request: TallyRequest): { readonly numbers: Sql; readonly order: Sql } {
  const { design } = request;
  const text = (name: Sql) => sql`CAST(${name} AS TEXT)`;
  const rank = (names: readonly Sql[]) => sql`dense_rank() OVER (ORDER BY ${join(names.map(text))}) - 1`;
  const psuNames = design.psusStay ? [sql`stratum`, sql`psu`] : [sql`wave`, sql`stratum`, sql`psu`];
  const psu = design.psu ? rank(psuNames) : sql`-1`;
  const second = design.secondUnit ? rank([...psuNames, sql`second`]) : sql`-1`;
  const keys = keysOf(request).map(text);
  const last = [...keys, ...(request.calibration ? [sql`pattern`] : [])];
  return {
    numbers: sql`${rank([sql`wave`, sql`stratum`])} AS stratum_no, ${psu} AS psu_no, ${second} AS second_no, ${domainNumber(request)} AS domain_no`,
    order: sql`ORDER BY stratum_no, psu_no, second_no, domain_no${last.length === 0 ? sql`` : sql`, ${join(last)}`}`,
  };
}

/** The number of a row's domain, in the order of `readDomains`; −1 outside every domain. */
export function domainNumber(request: Keyed): Sql {
  const keys = keysOf(request).map((name) => sql`CAST(${name} AS TEXT)`);
  const missing = someKeyMissing(request);
  return keys.length === 0
    ? sql`0`
    : sql`CASE WHEN ${missing} THEN -1 ELSE dense_rank() OVER (ORDER BY ${missing}, ${join(keys)}) - 1 END`;
}

async function readCells(store: Store, table: Sql, request: TallyRequest): Promise<Cells> {
  const { numbers, order } = cellOrder(request);
  const { calibration } = request;
  const sums = request.variables.flatMap((_, j) => [
    weighted(j),
    unweighted(j),
    ...(calibration ? [before(j)] : []),
  ]);
  const { count, columns } = await store.numbers(
    sql`SELECT ${numbers}, rows, coalesce(CAST(population_seconds AS DOUBLE), 'Infinity'::DOUBLE) AS seconds,
          ${calibration ? sql`CAST(pattern AS INTEGER)` : sql`0`} AS pattern_no,
          ${join(sums.length > 0 ? sums : [sql`0 AS none`])}
        FROM ${table} ${order}`,
  );
  const values = (k: number) => columns[k]?.values ?? new Float64Array(count);
  const many = request.variables.length;
  const interleave = (offset: number) => {
    const out = new Float64Array(count * many);
    for (let j = 0; j < many; j++) {
      const column = values(7 + (calibration ? 3 : 2) * j + offset);
      for (let i = 0; i < count; i++) out[i * many + j] = column[i] as number;
    }
    return out;
  };
  return {
    count,
    stratum: Int32Array.from(values(0)),
    psu: Int32Array.from(values(1)),
    domain: Int32Array.from(values(3)),
    rows: values(4),
    weighted: interleave(0),
    unweighted: interleave(1),
    second: request.design.secondUnit
      ? { unit: Int32Array.from(values(2)), populationUnits: values(5) }
      : null,
    ...(calibration && { calibration: { pattern: Int32Array.from(values(6)), before: interleave(2) } }),
  };
}
