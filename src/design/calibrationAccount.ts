import { exactWideSum } from "../store/exact.js";
import { id, join, type Sql, sql } from "../store/sql.js";
import type { Cell, Store } from "../store/store.js";
import { answers } from "../vocabulary/answers.js";
import type {
  Auxiliary,
  CalibratedTotal,
  CalibratedWave,
  CalibrationAccount,
} from "../vocabulary/calibrated.js";
import type { Calibration } from "../vocabulary/design.js";
import type { MarginPatterns } from "./marginPatterns.js";

/**
 * What calibration did to the weights, read from the table after it was done.
 *
 * out     per wave the range of ratios, 1 + CV² before and after, weights below 0; every known total with the sums
 *         before and after
 * source  Kish (1992), Journal of Official Statistics 8: 1 + CV² of the weights
 */
export async function accountOf(
  store: Store,
  kind: Calibration["kind"],
  iterations: number,
  list: readonly Auxiliary[],
  sample: MarginPatterns,
): Promise<CalibrationAccount> {
  const largest = await largestOf(store, list);
  return {
    kind,
    iterations,
    waves: await wavesOf(store, largest),
    totals: await totalsOf(store, list, sample, largest),
  };
}

const before = sql`CAST(${id(answers.weight)} AS DOUBLE)`;
const after = id(answers.calibratedWeight);
const numberIn = (column: string) => sql`CAST(${id(answers.margin(column))} AS DOUBLE)`;

/** Largest absolute values of the weights and of each number column, for exact sums. */
type Largest = (name: "before" | "after" | { readonly column: string }) => number;

async function largestOf(store: Store, list: readonly Auxiliary[]): Promise<Largest> {
  const columns = [...new Set(list.flatMap(({ column, category }) => (category === null ? [column] : [])))];
  const sizes = [before, after, ...columns.map(numberIn)];
  const named = sizes.map((size, i) => sql`CAST(max(abs(${size})) AS DOUBLE) AS ${id(`size${i}`)}`);
  const [row] = await store.rows(sql`SELECT ${join(named)} FROM ${id(answers.table)}`);
  const at = (i: number) => Number(row?.[`size${i}`] ?? 0);
  return (name) => {
    if (name === "before") return at(0);
    return name === "after" ? at(1) : at(2 + columns.indexOf(name.column));
  };
}

async function wavesOf(store: Store, largest: Largest): Promise<readonly CalibratedWave[]> {
  const [b, a] = [largest("before"), largest("after")];
  const effect = (weight: Sql, size: number) =>
    sql`count(*) * ${exactWideSum(sql`${weight} * ${weight}`, size * size)} / (${exactWideSum(weight, size)} ^ 2)`;
  const rows = await store.rows(
    sql`SELECT CAST(${id(answers.wave)} AS TEXT) AS wave, count(*) AS people,
          min(${after} / ${before}) AS least, max(${after} / ${before}) AS most,
          ${effect(before, b)} AS effect_before, ${effect(after, a)} AS effect_after,
          count(*) FILTER (${after} < 0) AS negative
        FROM ${id(answers.table)} GROUP BY 1 ORDER BY 1`,
  );
  return rows.map((row) => ({
    wave: String(row.wave),
    people: Number(row.people),
    ratios: [Number(row.least), Number(row.most)],
    weightEffect: [Number(row.effect_before), Number(row.effect_after)],
    negative: Number(row.negative),
  }));
}

async function totalsOf(
  store: Store,
  list: readonly Auxiliary[],
  { patterns, people }: MarginPatterns,
  largest: Largest,
): Promise<readonly CalibratedTotal[]> {
  const columns = [...new Set(list.flatMap(({ column, category }) => (category === null ? [column] : [])))];
  const sides = ["before", "after"] as const;
  const weights = { before, after };
  const sums = sides.flatMap((side) => [
    sql`${exactWideSum(weights[side], largest(side))} AS ${id(side)}`,
    ...columns.map((column, j) => {
      const size = largest(side) * largest({ column });
      return sql`${exactWideSum(sql`${weights[side]} * ${numberIn(column)}`, size)} AS ${id(`${side}${j}`)}`;
    }),
  ]);
  const rows = await store.rows(
    sql`SELECT ${id(answers.marginPattern)} AS pattern, ${join(sums)} FROM ${id(answers.table)} GROUP BY 1 ORDER BY 1`,
  );
  const place = ({ category, column }: Auxiliary) =>
    category === null ? String(columns.indexOf(column)) : "";
  const sum = (k: number, of: (pattern: number) => Cell | undefined) =>
    patterns.reduce((total, auxiliaries, i) => total + (auxiliaries.includes(k) ? Number(of(i)) : 0), 0);
  return list.map((auxiliary, k) => ({
    ...auxiliary,
    people: sum(k, (i) => people[i] ?? 0),
    before: sum(k, (i) => rows[i]?.[`before${place(auxiliary)}`]),
    after: sum(k, (i) => rows[i]?.[`after${place(auxiliary)}`]),
  }));
}
