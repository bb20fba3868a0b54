import { exactSum, exactWideSum } from "../../store/exact.js";
import { id, join, type Sql, sql } from "../../store/sql.js";
import type { Store } from "../../store/store.js";
import {
  type CategoryShares,
  invited,
  type WeightingAccount,
  type WeightStep,
} from "../../vocabulary/response.js";

export interface AccountedStep {
  readonly step: string;
  /** The weight after it; NULL for people who are not in it. */
  readonly weight: Sql;
}

export interface AccountedVariable {
  readonly name: string;
  /** The population's share of each category, where it is known. */
  readonly population?: Readonly<Record<string, number>>;
}

/**
 * What weighting did: the weights after each step, and whom they stand for.
 *
 * in      the table of people invited (or it joined with later weights); the steps in order; frame variables
 * out     numbers that are the same for any order of rows
 * source  Kish (1992), Journal of Official Statistics 8, 183–200: 1 + CV²
 */
export async function weightingAccount(
  store: Store,
  {
    rows = id(invited.table),
    steps,
    variables,
  }: {
    readonly rows?: Sql;
    readonly steps: readonly AccountedStep[];
    readonly variables: readonly AccountedVariable[];
  },
): Promise<WeightingAccount> {
  const told: WeightStep[] = [];
  for (const step of steps) told.push(await stepOf(store, rows, step));
  const shares: CategoryShares[] = [];
  for (const variable of variables) shares.push(...(await sharesOf(store, rows, variable, steps, told)));
  return { steps: told, shares };
}

async function stepOf(store: Store, rows: Sql, { step, weight }: AccountedStep): Promise<WeightStep> {
  const [size] = await store.rows(sql`SELECT max(abs(${weight})) AS largest FROM ${rows}`);
  const largest = Number(size?.largest ?? 0);
  const [row] = await store.rows(
    sql`SELECT count(${weight}) AS people, ${exactSum(weight, largest)} AS total,
          ${exactWideSum(sql`${weight} * ${weight}`, largest * largest)} AS squares,
          min(${weight}) AS least, CAST(median(${weight}) AS DOUBLE) AS middle
        FROM ${rows}`,
  );
  const [people, sum, squares] = [Number(row?.people), Number(row?.total), Number(row?.squares)];
  return {
    step,
    people,
    sum,
    least: Number(row?.least ?? 0),
    median: Number(row?.middle ?? 0),
    largest,
    effect: people > 0 ? (people * squares) / sum ** 2 : 1,
  };
}

async function sharesOf(
  store: Store,
  rows: Sql,
  { name, population }: AccountedVariable,
  steps: readonly AccountedStep[],
  told: readonly WeightStep[],
): Promise<readonly CategoryShares[]> {
  const answered = sql`count(*) FILTER (${id(invited.answered)} = 1)`;
  const sums = steps.map(
    ({ weight }, k) => sql`${exactSum(weight, told[k]?.largest ?? 0)} AS ${id(`step${k}`)}`,
  );
  const [size] = await store.rows(sql`SELECT max(${id(invited.baseWeight)}) AS largest FROM ${rows}`);
  const base = Number(size?.largest ?? 0);
  const found = await store.rows(
    sql`SELECT ${id(invited.variable(name))} AS category, ${join([sql`${exactSum(id(invited.baseWeight), base)} AS people`, sql`${answered} AS answers`, ...sums])}
        FROM ${rows} GROUP BY 1 ORDER BY 1`,
  );
  const total = (key: string) => found.reduce((sum, row) => sum + Number(row[key]), 0);
  const part = (row: (typeof found)[number], key: string) => {
    const all = total(key);
    return all === 0 ? 0 : Number(row[key]) / all;
  };
  return found.map((row) => ({
    variable: name,
    category: String(row.category),
    invited: part(row, "people"),
    answered: part(row, "answers"),
    weighted: steps.map((_, k) => part(row, `step${k}`)),
    population: population?.[String(row.category)] ?? null,
  }));
}
