import { double } from "../store/literal.js";
import { id, join, type Sql, sql } from "../store/sql.js";
import type { Store } from "../store/store.js";
import { answers } from "../vocabulary/answers.js";
import type { Auxiliary } from "../vocabulary/calibrated.js";
import type { MarginPatterns } from "./marginPatterns.js";
import { problems } from "./problems.js";

/** A margin that is a number: its column, and how far its values go. */
interface NumberColumn {
  readonly column: string;
  readonly low: number;
  readonly high: number;
}

/** The linear predictor of calibration on rows: one number per pattern, and one per pattern and number column. */
export interface RowPredictor {
  readonly columns: readonly NumberColumn[];
  /** u = x'λ of a row, for a query that has `c0`, `c1` … of its pattern beside it. */
  readonly u: Sql;
  /** The table of `pattern`, `c0`, `c1` … for a λ. */
  readonly coefficients: (lambda: Float64Array) => Sql;
  /** The least and the largest u that any row can have. */
  readonly reach: (lambda: Float64Array) => readonly [number, number];
}

/**
 * How x'λ is computed in a query.
 *
 * error   `margin-unanswered` where a number is missing
 */
export async function rowPredictor(
  store: Store,
  list: readonly Auxiliary[],
  { patterns }: MarginPatterns,
): Promise<RowPredictor> {
  const names = [...new Set(list.flatMap(({ column, category }) => (category === null ? [column] : [])))];
  const columns: NumberColumn[] = [];
  for (const column of names) columns.push(await rangeOf(store, column, list));
  const coefficientsOf = (lambda: Float64Array, pattern: readonly number[]) => {
    const constant = pattern.reduce(
      (sum, k) => sum + (list[k]?.category === null ? 0 : (lambda[k] as number)),
      0,
    );
    const slopes = columns.map(({ column }) => {
      const k = pattern.find((each) => list[each]?.category === null && list[each]?.column === column);
      return k === undefined ? 0 : (lambda[k] as number);
    });
    return [constant, ...slopes];
  };
  const value = (column: string) => sql`coalesce(CAST(${id(answers.margin(column))} AS DOUBLE), 0)`;
  const terms = columns.map(({ column }, j) => sql`${id(`c${j + 1}`)} * ${value(column)}`);
  return {
    columns,
    u: sql`(${join([sql`c0`, ...terms], " + ")})`,
    coefficients: (lambda) => {
      const lines = patterns.map(
        (pattern, i) => sql`(${join([sql`${i}`, ...coefficientsOf(lambda, pattern).map(double)])})`,
      );
      const heads = [sql`pattern`, sql`c0`, ...columns.map((_, j) => id(`c${j + 1}`))];
      return sql`(VALUES ${join(lines)}) AS coefficients(${join(heads)})`;
    },
    reach: (lambda) => {
      const ends = patterns.map((pattern) => {
        const [constant = 0, ...slopes] = coefficientsOf(lambda, pattern);
        const products = slopes.map((c, j) => [c * (columns[j]?.low ?? 0), c * (columns[j]?.high ?? 0)]);
        return [Math.min, Math.max].map((end) =>
          products.reduce((sum, pair) => sum + end(...pair), constant),
        ) as [number, number];
      });
      return [Math.min(...ends.map(([low]) => low)), Math.max(...ends.map(([, high]) => high))];
    },
  };
}

async function rangeOf(store: Store, column: string, list: readonly Auxiliary[]): Promise<NumberColumn> {
  const name = id(answers.margin(column));
  const waves = list.filter((each) => each.column === column && each.category === null);
  const [row] = await store.rows(
    sql`SELECT CAST(min(${name}) AS DOUBLE) AS low, CAST(max(${name}) AS DOUBLE) AS high, count(*) AS people,
          count(*) FILTER (${name} IS NULL) AS missing
        FROM ${id(answers.table)}
        WHERE CAST(${id(answers.wave)} AS TEXT) IN (${join(waves.map(({ wave }) => sql`${wave}`))})`,
  );
  const [first] = waves;
  if (first && Number(row?.missing) > 0)
    throw problems.marginUnanswered({ ...first, people: Number(row?.missing) });
  return { column, low: Math.min(0, Number(row?.low ?? 0)), high: Math.max(0, Number(row?.high ?? 0)) };
}
