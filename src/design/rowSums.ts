import { matrix } from "../maths/matrix.js";
import { exactWideSum } from "../store/exact.js";
import { id, join, type Sql, sql } from "../store/sql.js";
import type { Store } from "../store/store.js";
import { answers } from "../vocabulary/answers.js";
import type { Auxiliary } from "../vocabulary/calibrated.js";
import type { Distance } from "./distance.js";
import type { MarginPatterns } from "./marginPatterns.js";
import type { Sums } from "./newton.js";
import type { RowPredictor } from "./rowPredictor.js";

/**
 * Σ w·g·x and Σ w·g'·x·x' over the rows, in one pass: exact sums by pattern, put together by auxiliary.
 *
 * in      λ; the largest weight
 * out     `null` where g is too large for a number at this λ
 */
export async function rowSums(
  store: Store,
  of: {
    readonly list: readonly Auxiliary[];
    readonly sample: MarginPatterns;
    readonly predictor: RowPredictor;
    readonly distance: Distance;
    readonly largestWeight: number;
  },
  lambda: Float64Array,
): Promise<Sums | null> {
  const { list, sample, predictor, distance, largestWeight } = of;
  const { columns, u } = predictor;
  const most = largestWeight * distance.largest(...predictor.reach(lambda));
  if (!(most < 1e100)) return null;
  const weight = sql`CAST(${id(answers.weight)} AS DOUBLE)`;
  const values = [
    { sql: sql`1`, largest: 1 },
    ...columns.map(({ column, low, high }) => ({
      sql: sql`coalesce(CAST(${id(answers.margin(column))} AS DOUBLE), 0)`,
      largest: Math.max(-low, high),
    })),
  ];
  const total = (factor: Sql, ...of: typeof values) =>
    exactWideSum(
      sql`${weight} * ${factor} * ${join(
        of.map((each) => each.sql),
        " * ",
      )}`,
      of.reduce((product, each) => product * each.largest, most),
    );
  const firsts = values.map((a) => total(distance.ratioSql(u), a));
  const seconds = values.flatMap((a) => values.map((b) => total(distance.slopeSql(u), a, b)));
  const { columns: read } = await store.numbers(
    sql`SELECT pattern, ${join([...firsts, ...seconds])}
        FROM ${id(answers.table)} JOIN ${predictor.coefficients(lambda)}
          ON ${id(answers.marginPattern)} = coefficients.pattern
        GROUP BY pattern ORDER BY pattern`,
  );
  const at = (i: number, pattern: number) => read[1 + i]?.values[pattern] as number;
  const size = list.length;
  const reached = new Float64Array(size);
  const slope = new Float64Array(size * size);
  const placeOf = (k: number) =>
    list[k]?.category === null ? 1 + columns.findIndex(({ column }) => column === list[k]?.column) : 0;
  sample.patterns.forEach((auxiliaries, pattern) => {
    for (const k of auxiliaries) {
      reached[k] = (reached[k] as number) + at(placeOf(k), pattern);
      for (const l of auxiliaries) {
        const cell = values.length + placeOf(k) * values.length + placeOf(l);
        slope[k * size + l] = (slope[k * size + l] as number) + at(cell, pattern);
      }
    }
  });
  return { reached, slope: matrix(size, size, (k, l) => slope[k * size + l] as number) };
}
