import { double } from "../../store/literal.js";
import { id, join, sql } from "../../store/sql.js";
import type { Store } from "../../store/store.js";
import { invited, type StratumTrimmed } from "../../vocabulary/response.js";
import { problems } from "./problems.js";

/** Where weights are cut off, within each stratum. */
export type TrimRule =
  /** Median + k times the distance between the quartiles. */
  | { readonly kind: "median-iqr"; readonly k: number }
  /** So many times the mean. */
  | { readonly kind: "mean-ratio"; readonly most: number };

/**
 * Trims large weights, and gives what is cut off to the others of the stratum, in proportion to their weights.
 *
 * Whom that lifts above the cap is cut off too, and so on: in the end a weight is the lesser of the cap and a factor times
 * what it was, and each stratum keeps its sum.
 *
 * in      the table of people invited with `response_weight`; the rule
 * out     `trimmed_weight`, NULL for those who did not answer; what happened in each stratum
 * error   "trim-too-tight" where the cap lies below a stratum's mean weight
 * not     for free: every trimmed weight leaves some bias behind, in exchange for less variance
 * source  Potter (1990), Proceedings of the Survey Research Methods Section, ASA, 225–230; as R survey's `trimWeights`,
 *         repeated until nobody is above, and in proportion
 */
export async function trimWeights(store: Store, rule: TrimRule): Promise<readonly StratumTrimmed[]> {
  const account: StratumTrimmed[] = [];
  for (const { stratum, weights } of await weightsByStratum(store))
    account.push({ stratum, ...trimmed(stratum, weights, capOf(rule, weights)) });
  await write(store, account);
  return account;
}

interface StratumWeights {
  readonly stratum: string;
  /** Ascending. */
  readonly weights: Float64Array;
}

async function weightsByStratum(store: Store): Promise<readonly StratumWeights[]> {
  const table = id(invited.table);
  const weight = id(invited.responseWeight);
  const rows = await store.rows(
    sql`SELECT ${id(invited.stratum)} AS stratum, count(*) AS people FROM ${table} WHERE ${weight} IS NOT NULL GROUP BY 1 ORDER BY 1`,
  );
  const { columns } = await store.numbers(
    sql`SELECT ${weight} FROM ${table} WHERE ${weight} IS NOT NULL ORDER BY ${id(invited.stratum)}, 1`,
  );
  const all = columns[0]?.values ?? new Float64Array();
  let from = 0;
  return rows.map(({ stratum, people }) => {
    const weights = all.slice(from, from + Number(people));
    from += Number(people);
    return { stratum: String(stratum), weights };
  });
}

function capOf(rule: TrimRule, weights: Float64Array): number {
  if (rule.kind === "mean-ratio") return rule.most * meanOf(weights);
  const [low, middle, high] = [0.25, 0.5, 0.75].map((p) => quantileOf(weights, p)) as [
    number,
    number,
    number,
  ];
  return middle + rule.k * (high - low);
}

/** The m largest are cut off, and the others multiplied: the smallest m for which nobody is above the cap. */
function trimmed(stratum: string, weights: Float64Array, cap: number): Omit<StratumTrimmed, "stratum"> {
  const people = weights.length;
  const largest = weights[people - 1] as number;
  const mean = meanOf(weights);
  if (!(cap >= mean * (1 - 1e-12))) throw problems.capTooLow({ stratum, cap, mean });
  if (largest <= cap * (1 + 1e-12))
    return { people, cap, trimmed: 0, moved: 0, largest: [largest, largest], factor: 1 };
  const total = sumOf(weights);
  let rest = total;
  let moved = 0;
  for (let m = 1; ; m++) {
    const weight = weights[people - m] as number;
    rest -= weight;
    moved += Math.max(0, weight - cap);
    const factor = (total - m * cap) / rest;
    if (m === people - 1 || factor * (weights[people - m - 1] as number) <= cap)
      return { people, cap, trimmed: m, moved, largest: [largest, cap], factor };
  }
}

async function write(store: Store, account: readonly StratumTrimmed[]): Promise<void> {
  const [table, column] = [id(invited.table), id(invited.trimmedWeight)];
  await store.run(sql`ALTER TABLE ${table} DROP COLUMN IF EXISTS ${column}`);
  await store.run(sql`ALTER TABLE ${table} ADD COLUMN ${column} DOUBLE`);
  if (account.length === 0) return;
  const lines = account.map(
    ({ stratum, cap, factor }) => sql`(${stratum}, ${double(cap)}, ${double(factor)})`,
  );
  await store.run(
    sql`UPDATE ${table} SET ${column} = least(trims.cap, trims.factor * ${id(invited.responseWeight)})
        FROM (VALUES ${join(lines)}) AS trims(stratum, cap, factor)
        WHERE ${table}.${id(invited.stratum)} = trims.stratum AND ${id(invited.responseWeight)} IS NOT NULL`,
  );
}

function sumOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function meanOf(values: Float64Array): number {
  return sumOf(values) / values.length;
}

/** Linear between the values in order, as R's type 7. */
function quantileOf(ascending: Float64Array, p: number): number {
  const place = p * (ascending.length - 1);
  const [low, high] = [Math.floor(place), Math.ceil(place)].map((i) => ascending[i] as number) as [
    number,
    number,
  ];
  return low + (place - Math.floor(place)) * (high - low);
}
