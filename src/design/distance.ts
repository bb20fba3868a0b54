import { double } from "../store/literal.js";
import { type Sql, sql } from "../store/sql.js";
import type { Calibration } from "../vocabulary/design.js";

/** How a weight's ratio g follows from the linear predictor u = x'λ, in TypeScript and in SQL; g(0) = 1. */
export interface Distance {
  readonly ratio: (u: number) => number;
  readonly slope: (u: number) => number;
  readonly ratioSql: (u: Sql) => Sql;
  readonly slopeSql: (u: Sql) => Sql;
  /** No |g| and no slope is larger where u lies between these. */
  readonly largest: (low: number, high: number) => number;
}

type Kind = Extract<Calibration["kind"], "linear" | "exponential" | "logit">;

/**
 * The distance functions of calibration.
 *
 * in      the kind; bounds for g around 1 (finite for logit)
 * out     g and its derivative; linear and exponential ones are cut off at the bounds, logit never reaches them
 * source  Deville & Särndal (1992), JASA 87, 376–382; R survey 4.5 `cal.linear`, `cal.raking`, `cal.logit`
 */
export function distanceOf(kind: Kind, [low, high]: readonly [number, number]): Distance {
  switch (kind) {
    case "linear":
      return cut(
        [low, high],
        (u) => 1 + u,
        () => 1,
        (u) => sql`(1 + ${u})`,
        () => sql`1`,
      );
    case "exponential":
      return cut(
        [low, high],
        Math.exp,
        Math.exp,
        (u) => sql`exp(${u})`,
        (u) => sql`exp(${u})`,
      );
    case "logit":
      return logit(low, high);
  }
}

function cut(
  [low, high]: readonly [number, number],
  ratio: (u: number) => number,
  slope: (u: number) => number,
  ratioSql: (u: Sql) => Sql,
  slopeSql: (u: Sql) => Sql,
): Distance {
  const above = (g: Sql) => (Number.isFinite(low) ? sql`greatest(${g}, ${double(low)})` : g);
  const within = (g: Sql) => (Number.isFinite(high) ? sql`least(${above(g)}, ${double(high)})` : above(g));
  const inside = (u: Sql) => {
    const g = ratioSql(u);
    const lower = Number.isFinite(low) ? sql`${g} > ${double(low)}` : sql`true`;
    return Number.isFinite(high) ? sql`${lower} AND ${g} < ${double(high)}` : lower;
  };
  const ends = (u: number) => Math.min(Math.max(ratio(u), low), high);
  return {
    ratio: ends,
    slope: (u) => (ratio(u) > low && ratio(u) < high ? slope(u) : 0),
    ratioSql: (u) => within(ratioSql(u)),
    slopeSql: (u) => sql`CASE WHEN ${inside(u)} THEN ${slopeSql(u)} ELSE 0 END`,
    largest: (from, to) => Math.max(1, Math.abs(ends(from)), Math.abs(ends(to))),
  };
}

/** g = (L(U − 1) + U(1 − L)e^{Au}) / (U − 1 + (1 − L)e^{Au}), written by 1/(1 + e^…) so that nothing overflows. */
function logit(low: number, high: number): Distance {
  const steep = (high - low) / ((high - 1) * (1 - low));
  const shift = Math.log((1 - low) / (high - 1));
  const part = (u: number) => 1 / (1 + Math.exp(-steep * u - shift));
  const partSql = (u: Sql) => sql`(1 / (1 + exp(-${double(steep)} * (${u}) - ${double(shift)})))`;
  const rise = double(high - low);
  return {
    ratio: (u) => low + (high - low) * part(u),
    slope: (u) => steep * (high - low) * part(u) * (1 - part(u)),
    ratioSql: (u) => sql`(${double(low)} + ${rise} * ${partSql(u)})`,
    slopeSql: (u) => sql`(${double(steep)} * ${rise} * ${partSql(u)} * (1 - ${partSql(u)}))`,
    largest: () => Math.max(1, Math.abs(low), high, (steep * (high - low)) / 4),
  };
}
