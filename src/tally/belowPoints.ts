import { double } from "../store/literal.js";
import { id, join, type Sql, sql } from "../store/sql.js";
import type { Domain } from "../vocabulary/tally.js";
import type { TallyRequest } from "./request.js";

/** Names of the variables of a tally of `belowPoints`: who answered, and who lies at or below point j. */
export const below = {
  answered: "answered",
  at: (j: number) => `at or below ${j}`,
  /** The column of point j in the rows that are counted. */
  point: (j: number) => `point${j}`,
} as const;

/**
 * The second tally that a quantile's standard error rests on: who lies at or below given points.
 *
 * in      the request whose keys made the domains; one numeric expression; for each domain its points, `null`
 *         for one that it does not have
 * out     a request with the same domains and 0/1 variables named by `below`
 * source  Woodruff (1952)
 */
export function belowPoints(
  request: TallyRequest,
  value: Sql,
  domains: readonly Domain[],
  points: readonly (readonly (number | null)[])[],
): TallyRequest {
  const many = points[0]?.length ?? 0;
  const columns = [
    ...request.by.map((_, k) => id(`domain_key${k}`)),
    ...Array.from({ length: many }, (_, j) => id(below.point(j))),
  ];
  const lines = domains.map((domain, d) => {
    const keys = request.by.map(({ name }) => sql`${domain[name] ?? null}`);
    const places = (points[d] ?? []).map((point) => (point === null ? sql`NULL::DOUBLE` : double(point)));
    return sql`(${join([...keys, ...places])})`;
  });
  const same = request.by.map(({ value: key }, k) => sql`CAST(${key} AS TEXT) = ${id(`domain_key${k}`)}`);
  const on = same.length === 0 ? sql`true` : join(same, " AND ");
  const number = sql`CAST(${value} AS DOUBLE)`;
  return {
    ...request,
    rows: sql`(SELECT * FROM ${request.rows} LEFT JOIN (VALUES ${join(lines)}) AS points(${join(columns)}) ON ${on})`,
    variables: [
      { kind: "indicator", name: below.answered, of: value },
      ...Array.from({ length: many }, (_, j) => ({
        kind: "quantity" as const,
        name: below.at(j),
        value: sql`CASE WHEN ${number} <= ${id(below.point(j))} THEN 1.0 WHEN ${number} IS NOT NULL THEN 0.0 END`,
        centred: false,
      })),
    ],
  };
}
