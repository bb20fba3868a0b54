import { exactSum } from "../store/exact.js";
import { double } from "../store/literal.js";
import { id, join, type Sql, sql } from "../store/sql.js";
import type { RankGroup, RankLine } from "../vocabulary/chances.js";

/** Everybody who is ranked: people, Σ w, the largest w, and where people of one income stand. */
export interface Everybody {
  readonly n: number;
  readonly weight: number;
  readonly heaviest: number;
  readonly omega: number;
}

/**
 * For each value: what each term adds up to at it (`own0`, `own1` …), and from one end up to and with it (`upto0` …);
 * with `within` among the rows that have the same value of that column.
 * Exact: terms are put on a grid and summed as integers, which no order of rows can change.
 */
export function running({
  table,
  value,
  within,
  from,
  largest,
  terms,
}: {
  readonly table: Sql;
  readonly value: Sql;
  readonly within?: Sql;
  readonly from: "bottom" | "top";
  readonly largest: number;
  readonly terms: readonly Sql[];
}): Sql {
  const exponent = 61 - Math.ceil(Math.log2(largest || 1));
  const [up, down] = [double(2 ** exponent), double(2 ** -exponent)];
  const order = from === "top" ? sql`DESC` : sql`ASC`;
  const sums = terms.map((term, k) => sql`sum(CAST((${term}) * ${up} AS BIGINT)) AS ${id(`s${k}`)}`);
  const columns = terms.flatMap((_, k) => [
    sql`CAST(${id(`s${k}`)} AS DOUBLE) * ${down} AS ${id(`own${k}`)}`,
    sql`CAST(sum(${id(`s${k}`)}) OVER along AS DOUBLE) * ${down} AS ${id(`upto${k}`)}`,
  ]);
  const keys = join(within ? [within, value] : [value]);
  const apart = within ? sql`PARTITION BY ${within}` : sql``;
  return sql`SELECT ${keys}, ${join(columns)} FROM (SELECT ${keys}, ${join(sums)} FROM ${table} GROUP BY ${keys})
    WINDOW along AS (${apart} ORDER BY ${value} ${order} ROWS UNBOUNDED PRECEDING)`;
}

/**
 * A row for each unit with its part in the two equations of each group's line: columns level0, slope0, level1 …, and the
 * cluster where people are in some
 *
 * A person at incomes (x, y) adds w·e·(1, p) where in the group, e the distance from the line; and through the ranks of
 * others w/W times Σ over the group of w·(I(y) − slope·I(x))·(1, p) and w·e·(0, I(x)), less its mean, where I(u) is 1
 * for those above u and ω for those at u.
 *
 * in      people with centred ranks p and c, incomes x and y, weight w, the name of their line, their cluster
 */
export function scoreRows(
  table: Sql,
  { weight, heaviest, omega, n }: Everybody,
  groups: readonly RankGroup[],
  lines: readonly RankLine[],
  clustered: boolean,
): Sql {
  const offset = (1 - omega) / (n || 1) - 0.5;
  const bend = lines.map(({ slope, intercept }) => 1 + Math.abs(slope) + Math.abs(intercept));
  const largest = 8 * heaviest * Math.max(1, ...bend);
  const parts = groups.map((group, g) => {
    const { intercept, slope } = lines[g] ?? { intercept: 0, slope: 0 };
    const own = (term: Sql) => sql`CASE WHEN line = ${group.name} THEN ${term} ELSE 0 END`;
    const distance = sql`(c - ${double(intercept)} - ${double(slope)} * p)`;
    // Means over everybody of what incomes do to others' ranks: ranks without their offset, summed over the group.
    const shift = intercept - offset * (1 - slope);
    return {
      above: {
        y: [sql`w`, sql`w * p`].map(own),
        x: [sql`w * ${double(-slope)}`, sql`w * (${distance} - ${double(slope)} * p)`].map(own),
      },
      scores: [
        { name: `level${g}`, own: own(distance), mean: shift * group.weight },
        { name: `slope${g}`, own: own(sql`${distance} * p`), mean: shift * group.p },
      ],
    };
  });
  const above = (value: "x" | "y") => {
    const terms = parts.flatMap((part) => part.above[value]);
    const columns = terms.map(
      (_, k) => sql`${id(`upto${k}`)} - ${double(1 - omega)} * ${id(`own${k}`)} AS ${id(`${value}${k}`)}`,
    );
    const sums = running({ table, value: id(value), from: "top", largest, terms });
    return sql`(SELECT ${join([id(value), ...columns])} FROM (${sums}))`;
  };
  const scores = parts.flatMap((part) => part.scores);
  const columns = scores.map(({ name, own, mean }, k) => {
    const through = sql`(${id(`y${k}`)} + ${id(`x${k}`)} - ${double(mean)}) / ${double(weight)}`;
    const score = sql`w * (${own} + ${through})`;
    return sql`${clustered ? exactSum(score, largest) : score} AS ${id(name)}`;
  });
  if (scores.length === 0) return sql`SELECT cluster FROM ${table} WHERE false`;
  const unit = clustered ? [sql`cluster`] : [];
  return sql`SELECT ${join([...unit, ...columns])} FROM ${table} JOIN ${above("x")} USING (x) JOIN ${above("y")} USING (y)
    ${clustered ? sql`GROUP BY cluster` : sql``}`;
}
