import type { Domain, Tally } from "../../vocabulary/tally.js";
import { domainTotals, type Linearised, variableIndex } from "../means/ratios.js";
import { InfluenceBuilder } from "../variance/influence.js";

/** A weighted two-way table. Cells that nobody is in are there, with 0. */
export interface TwoWayTable {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** Weighted people, row by row. */
  readonly people: Float64Array;
  /** The tally's domain for each cell; −1 where nobody is in it. */
  readonly domains: readonly number[];
}

/** Name of the variable that counts everybody: `{ kind: "indicator", name: everybody, of: sql`1` }`. */
export const everybody = "everybody";

/**
 * The weighted table of two keys.
 *
 * in      a tally by exactly these two keys, with the variable `everybody`
 * out     people in each cell; its levels in the order of their names
 * source  R survey 4.5 `svytable`
 */
export function twoWayTable(tally: Tally, rowKey: string, columnKey: string): TwoWayTable {
  const rows = levels(tally.domains, rowKey);
  const columns = levels(tally.domains, columnKey);
  const place = new Map(
    tally.domains.map((domain, d) => [JSON.stringify([domain[rowKey], domain[columnKey]]), d]),
  );
  const domains = rows.flatMap((row) =>
    columns.map((column) => place.get(JSON.stringify([row, column])) ?? -1),
  );
  const totals = domainTotals(tally, new Map([[everybody, 1]]));
  return {
    rows,
    columns,
    domains,
    people: Float64Array.from(domains, (d) => (d < 0 ? 0 : (totals[d] as number))),
  };
}

function levels(domains: readonly Domain[], key: string): readonly string[] {
  return [...new Set(domains.map((domain) => domain[key] ?? ""))].sort();
}

/** Shares of the cells in the whole table, and their linearisation. */
export function cellShares(tally: Tally, { people, domains }: TwoWayTable): Linearised {
  const all = people.reduce((sum, n) => sum + n, 0);
  const everyone = variableIndex(tally, everybody);
  const influence = new InfluenceBuilder(tally, people.length);
  const values = people.map((n) => n / all);
  domains.forEach((own, cell) => {
    if (own >= 0) influence.add(cell, own, everyone, 1 / all);
    for (const d of domains) if (d >= 0) influence.add(cell, d, everyone, -(values[cell] as number) / all);
  });
  return { values, influence: influence.done() };
}
