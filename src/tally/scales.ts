import { double } from "../store/literal.js";
import { id, join, type Sql, sql } from "../store/sql.js";
import type { Store } from "../store/store.js";
import { exactSum } from "./exact.js";
import type { TallyRequest } from "./request.js";

/** What exact sums need to know beforehand of the weight and of each variable. */
export interface Scales {
  readonly largestWeight: number;
  /** Centre of each variable; 0 for those that are not centred. */
  readonly centres: readonly number[];
  /** Largest |v − centre| of each variable. */
  readonly largest: readonly number[];
}

/**
 * Ranges and means of a tally's variables.
 *
 * in      the request; weights and variables finite or NULL
 * out     the weight's largest absolute value; per variable its centre (the unweighted mean of centred ones,
 *         exact, so that it does not depend on the order of rows) and its largest distance from it
 */
export async function findScales(store: Store, request: TallyRequest): Promise<Scales> {
  const ranges = request.variables.map(({ value }, j) => {
    return sql`CAST(min(${value}) AS DOUBLE) AS ${id(`low${j}`)}, CAST(max(${value}) AS DOUBLE) AS ${id(`high${j}`)}`;
  });
  const [range] = await store.rows(
    sql`SELECT CAST(max(abs(${request.design.weight})) AS DOUBLE) AS weight, ${join(ranges)} FROM ${request.rows}`,
  );
  const number = (name: string) => Number(range?.[name] ?? 0);
  const lows = request.variables.map((_, j) => number(`low${j}`));
  const highs = request.variables.map((_, j) => number(`high${j}`));
  const centres = await means(store, request, lows, highs);
  return {
    largestWeight: number("weight"),
    centres,
    largest: centres.map((centre, j) =>
      Math.max(Math.abs((lows[j] ?? 0) - centre), Math.abs((highs[j] ?? 0) - centre)),
    ),
  };
}

async function means(
  store: Store,
  request: TallyRequest,
  lows: readonly number[],
  highs: readonly number[],
): Promise<readonly number[]> {
  const wanted = request.variables.flatMap((variable, j) =>
    variable.centred && lows[j] !== highs[j] ? [j] : [],
  );
  const sums = wanted.map((j) => {
    const value = sql`CAST(${request.variables[j]?.value ?? sql`NULL`} AS DOUBLE)`;
    const sum = exactSum(value, Math.max(Math.abs(lows[j] ?? 0), Math.abs(highs[j] ?? 0)));
    return sql`${sum} / count(${value}) AS ${id(`mean${j}`)}`;
  });
  const [row] = sums.length > 0 ? await store.rows(sql`SELECT ${join(sums)} FROM ${request.rows}`) : [];
  return request.variables.map(({ centred }, j) => {
    if (!centred) return 0;
    return wanted.includes(j) ? Number(row?.[`mean${j}`] ?? 0) : (lows[j] ?? 0);
  });
}

/** Variable j as it is summed: its distance from the centre, nothing where it is missing. */
export function centredValue(request: TallyRequest, scales: Scales, j: number): Sql {
  const variable = request.variables[j];
  if (!variable) throw new Error(`no variable ${j}`);
  const centre = scales.centres[j] ?? 0;
  const value = sql`CAST(${variable.value} AS DOUBLE)`;
  return centre === 0 ? sql`coalesce(${value}, 0)` : sql`coalesce(${value} - ${double(centre)}, 0)`;
}
