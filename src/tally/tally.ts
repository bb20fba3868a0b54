import { type Sql, sql } from "../store/sql.js";
import { type Store, withTemporary } from "../store/store.js";
import type { Stratum, Tally } from "../vocabulary/tally.js";
import { type CellsOfSet, cellQuery, readCells, shownQuery } from "./cells.js";
import { readDomains } from "./domains.js";
import { tallyOverlaps } from "./overlap.js";
import type { TallyRequest, Variable } from "./request.js";
import { findScales } from "./scales.js";
import { joinSets } from "./sets.js";

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
  const { request, places } = joinSets(shared, sets);
  const scales = await findScales(store, request);
  return withTemporary(store, cellQuery(request, scales), async (table) => {
    const strata = await readStrata(store, table, request);
    const domains = await readDomains(store, table, request);
    const cells = await readCells(store, table, request, places);
    const overlaps = request.design.person
      ? await tallyOverlaps(store, request, scales, { strata, domains }, places)
      : [];
    return sets.map((variables, s): Tally => {
      const centres = places[s]?.map((j) => scales.centres[j] ?? 0) ?? [];
      return {
        domains,
        strata,
        variables: variables.map(({ name }, j) => ({ name, centre: centres[j] ?? 0 })),
        ...(cells[s] as CellsOfSet),
        overlaps: overlaps[s] ?? [],
        query: shownQuery({ ...shared, variables }, centres),
      };
    });
  });
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
