import { exactSum } from "../store/exact.js";
import { sql } from "../store/sql.js";
import type { Store } from "../store/store.js";
import type { PanelRequest } from "./panelUnits.js";

/** What exact sums of a panel need to know beforehand. */
export interface PanelScales {
  /** Those that occur, ascending. */
  readonly periods: readonly number[];
  /** By period: the middle of the outcome (its mean, where the range is long), and the largest distance from it. */
  readonly centres: readonly number[];
  readonly largest: readonly number[];
  readonly heaviest: number;
}

interface Range {
  readonly low: number;
  readonly high: number;
}

/** Up to this distance between extremes the middle between them is centre enough. */
const shortRange = 1000;

/** Periods, centres and ranges of a panel; they do not depend on the order of rows. */
export async function findPanelScales(store: Store, request: PanelRequest): Promise<PanelScales> {
  const { rows, period, outcome, weight } = request;
  const y = sql`CAST(${outcome} AS DOUBLE)`;
  const found = await store.rows(
    sql`SELECT CAST(${period} AS DOUBLE) AS period, min(${y}) AS low, max(${y}) AS high,
      CAST(max(${weight ?? sql`1`}) AS DOUBLE) AS heaviest
      FROM ${rows} WHERE (${period}) IS NOT NULL GROUP BY 1 ORDER BY 1`,
  );
  const ranges = found.map((row) => ({ low: Number(row.low ?? 0), high: Number(row.high ?? 0) }));
  const centres = ranges.every(({ low, high }) => high - low <= shortRange)
    ? ranges.map(({ low, high }) => low + (high - low) / 2)
    : await meansOf(store, request, ranges);
  return {
    periods: found.map((row) => Number(row.period)),
    centres,
    largest: ranges.map(({ low, high }, t) => {
      const centre = centres[t] as number;
      return Math.max(Math.abs(low - centre), Math.abs(high - centre));
    }),
    heaviest: Math.max(0, ...found.map((row) => Number(row.heaviest ?? 0))),
  };
}

async function meansOf(
  store: Store,
  { rows, period, outcome }: PanelRequest,
  ranges: readonly Range[],
): Promise<readonly number[]> {
  const size = Math.max(...ranges.flatMap(({ low, high }) => [Math.abs(low), Math.abs(high)]));
  const sum = exactSum(sql`CAST(${outcome} AS DOUBLE)`, size);
  const means = await store.rows(
    sql`SELECT CAST(${period} AS DOUBLE) AS period, ${sum} / greatest(count(${outcome}), 1) AS mean
      FROM ${rows} WHERE (${period}) IS NOT NULL GROUP BY 1 ORDER BY 1`,
  );
  return means.map(({ mean }) => Number(mean));
}
