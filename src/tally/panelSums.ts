import { exactSum } from "../store/exact.js";
import { double, shown } from "../store/literal.js";
import { id, join, type Sql, sql } from "../store/sql.js";
import { type Cell, type Store, withTemporary } from "../store/store.js";
import type { PanelCell, PanelLeftOut, PanelSpread, PanelSums } from "../vocabulary/panel.js";
import { findPanelScales, type PanelScales } from "./panelScales.js";
import { outcomeAt, type PanelRequest, unitQuery } from "./panelUnits.js";

/**
 * Reduces a panel to the sums that group-time effects rest on, in one pass over its rows after those for its scales.
 *
 * in      rows of units and periods; outcomes and weights finite or NULL. Periods are those that occur
 * out     cells by cohort, pattern and cluster, over units with exactly one outcome in each period; the others are
 *         counted. Exact, so the same bytes for any order of rows and any number of threads
 *         (the same `parts`; each of these has its own cells)
 * error   the engine's, for a column that does not exist
 * source  docs/methods/group-time-effects.md
 */
export async function tallyPanel(store: Store, request: PanelRequest): Promise<PanelSums> {
  const scales = await findPanelScales(store, request);
  const cells: PanelCell[] = [];
  const leftOut = { balanced: 0, unbalanced: 0, unsettled: 0 };
  const summed = batches(sumsOf(request, scales));
  for (let part = 0; part < (request.parts ?? 1); part++) {
    for (const row of await summedRows(store, unitQuery(request, scales, part), summed)) {
      leftOut[row.state as keyof PanelLeftOut] += Number(row.units);
      if (row.state === "balanced") cells.push(cellOf(row, request, scales));
    }
  }
  return {
    periods: scales.periods,
    centres: scales.centres,
    cells,
    leftOut,
    query: shown(
      sql`WITH units AS (${unitQuery(request, scales, 0)}) ${cellQuery(id("units"), summed.flat())}`,
    ),
  };
}

/** So many sums at a time: the engine lays out every term of a block of rows before it adds up, and more than these press out of the cache. */
const atOnce = 96;

function batches<T>(items: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / atOnce) }, (_, k) =>
    items.slice(k * atOnce, (k + 1) * atOnce),
  );
}

/** Units are laid down as a table only where they are read more than once. */
function summedRows(
  store: Store,
  units: Sql,
  summed: readonly (readonly Sql[])[],
): Promise<readonly Record<string, Cell>[]> {
  if (summed.length === 1) return store.rows(cellQuery(sql`(${units})`, summed.flat()));
  return withTemporary(store, units, async (table) => {
    const rows: Record<string, Cell>[] = [];
    for (const sums of summed) {
      const found = await store.rows(cellQuery(table, sums));
      for (const [c, row] of found.entries()) rows[c] = { ...rows[c], ...row };
    }
    return rows;
  });
}

/** Sums of units that are not balanced mean nothing; these are counted in the same pass. */
function cellQuery(units: Sql, sums: readonly Sql[]): Sql {
  return sql`SELECT state, cohort, pattern, "cluster", CAST(count(*) AS INTEGER) AS units, ${join(sums)}
    FROM ${units} AS units GROUP BY 1, 2, 3, 4 ORDER BY state, cohort, pattern, "cluster"`;
}

function sumsOf({ weight, cluster }: PanelRequest, { largest, heaviest }: PanelScales): readonly Sql[] {
  const times = (power: 1 | 2, ...factors: readonly Sql[]) =>
    join([...(weight ? Array.from({ length: power }, () => sql`weight`) : []), ...factors], " * ");
  const sum = (name: string, power: 1 | 2, factors: readonly Sql[], size: number) =>
    sql`${exactSum(factors.length === 0 && !weight ? double(1) : times(power, ...factors), size * heaviest ** power)} AS ${id(name)}`;
  const first = [
    sum("weight", 1, [], 1),
    ...largest.map((size, t) => sum(`sum${t}`, 1, [outcomeAt(t)], size)),
  ];
  if (cluster) return first;
  return [
    ...first,
    ...(weight
      ? [sum("square", 2, [], 1), ...largest.map((size, t) => sum(`square${t}`, 2, [outcomeAt(t)], size))]
      : []),
    ...largest.flatMap((size, t) =>
      largest
        .slice(0, t + 1)
        .map((other, s) => sum(`product${t}_${s}`, 2, [outcomeAt(t), outcomeAt(s)], size * other)),
    ),
  ];
}

function cellOf(
  row: Record<string, Cell>,
  { weight, cluster }: PanelRequest,
  { periods }: PanelScales,
): PanelCell {
  const number = (name: string) => Number(row[name]);
  const sums = (name: string) => Float64Array.from(periods, (_, t) => number(`${name}${t}`));
  const many = periods.length;
  const spread: PanelSpread = {
    weight: number(weight ? "square" : "weight"),
    outcome: sums(weight ? "square" : "sum"),
    products: Float64Array.from({ length: cluster ? 0 : many * many }, (_, k) => {
      const [t, s] = [Math.floor(k / many), k % many];
      return number(`product${Math.max(t, s)}_${Math.min(t, s)}`);
    }),
  };
  return {
    cohort: row.cohort === null ? null : number("cohort"),
    pattern: String(row.pattern),
    cluster: cluster ? String(row.cluster) : null,
    units: number("units"),
    weight: number("weight"),
    outcome: sums("sum"),
    spread: cluster ? null : spread,
  };
}
