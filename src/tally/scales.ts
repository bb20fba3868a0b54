import { exactSum } from "../store/exact.js";
import { id, join, sql } from "../store/sql.js";
import type { Store } from "../store/store.js";
import type { Quantity, TallyRequest } from "./request.js";

/** What exact sums need to know beforehand of the weight and of each variable. */
export interface Scales {
  readonly largestWeight: number;
  /** Of the weights before calibration; 0 where there are none. */
  readonly largestBefore: number;
  /** Centre of each variable; 0 for those that are not centred. */
  readonly centres: readonly number[];
  /** Largest |v − centre| of each variable. */
  readonly largest: readonly number[];
}

/** Up to this distance between extremes the middle between them is centre enough. */
const shortRange = 1000;

/**
 * Ranges and centres of a tally's variables.
 *
 * in      the request; weights and variables finite or NULL
 * out     the weight's largest absolute value; per variable its centre and its largest distance from it.
 *         Centres do not depend on the order of rows: the middle of a short range, the mean of a long one,
 *         where the middle could lie far from nearly everybody
 */
export async function findScales(store: Store, request: TallyRequest): Promise<Scales> {
  const quantities = request.variables.filter((variable) => variable.kind === "quantity");
  const ranges = quantities.map(
    ({ value }, k) =>
      sql`CAST(min(${value}) AS DOUBLE) AS ${id(`low${k}`)}, CAST(max(${value}) AS DOUBLE) AS ${id(`high${k}`)}`,
  );
  const { weight } = request.design;
  const before = request.calibration?.weightBefore ?? sql`0`;
  const weights = sql`CAST(min(${weight}) AS DOUBLE) AS lightest, CAST(max(${weight}) AS DOUBLE) AS heaviest,
    CAST(max(abs(${before})) AS DOUBLE) AS before`;
  const [row] = await store.rows(sql`SELECT ${join([weights, ...ranges])} FROM ${request.rows}`);
  const number = (name: string) => Number(row?.[name] ?? 0);
  const known = new Map<string, { centre: number; largest: number }>();
  for (const [k, quantity] of quantities.entries()) {
    const [low, high] = [number(`low${k}`), number(`high${k}`)];
    const centre = quantity.centred ? await centreOf(store, request, quantity, low, high) : 0;
    known.set(quantity.name, { centre, largest: Math.max(Math.abs(low - centre), Math.abs(high - centre)) });
  }
  const indicators = new Set(
    request.variables.flatMap(({ kind, name }) => (kind === "indicator" ? [name] : [])),
  );
  const largestOf = (name: string) => known.get(name)?.largest ?? (indicators.has(name) ? 1 : 0);
  return {
    largestWeight: Math.max(Math.abs(number("lightest")), Math.abs(number("heaviest"))),
    largestBefore: number("before"),
    centres: request.variables.map((variable) =>
      variable.kind === "quantity" ? (known.get(variable.name)?.centre ?? 0) : 0,
    ),
    largest: request.variables.map((variable) => {
      if (variable.kind === "indicator") return 1;
      return variable.kind === "quantity"
        ? largestOf(variable.name)
        : largestOf(variable.of[0]) * largestOf(variable.of[1]);
    }),
  };
}

async function centreOf(
  store: Store,
  request: TallyRequest,
  { value }: Quantity,
  low: number,
  high: number,
): Promise<number> {
  if (high - low <= shortRange) return low + (high - low) / 2;
  const sum = exactSum(sql`CAST(${value} AS DOUBLE)`, Math.max(Math.abs(low), Math.abs(high)));
  const [row] = await store.rows(sql`SELECT ${sum} / count(${value}) AS mean FROM ${request.rows}`);
  return Number(row?.mean ?? 0);
}
