import { exactWideSum } from "../store/exact.js";
import { id, type Sql, sql } from "../store/sql.js";
import { inOneSet, type TallyRequest, type Variable } from "./request.js";
import type { Scales } from "./scales.js";
import { term } from "./terms.js";

type Pair = readonly [number, number];

/** Pairs of some variables whose products a variance needs, first ≤ second; by their places among these. */
export function momentPairs(request: TallyRequest, places: readonly number[]): readonly Pair[] {
  const spread = places.flatMap((j, i) => (request.variables[j]?.kind === "product" ? [] : [i]));
  return spread.flatMap((a, i) =>
    spread
      .slice(i)
      .flatMap((b) => (inOneSet(request, places[a] as number, places[b] as number) ? [[a, b] as const] : [])),
  );
}

/** The columns of second moments: their names, and the place of the one that two variables have. */
export interface MomentNames {
  readonly names: readonly Sql[];
  readonly placeOf: (a: number, b: number) => number;
}

export function momentNamed(request: TallyRequest): MomentNames {
  const columns = momentColumns(request);
  const places = new Map([...columns.keys()].map((name, k) => [name, k]));
  return {
    names: [...columns.keys()].map(id),
    placeOf: (a, b) => places.get(nameOf(factors(request, a, b))) ?? -1,
  };
}

/** Σ w²·u·v for each pair: what a stratum's variance needs where people were drawn directly. */
export function momentSums(request: TallyRequest, scales: Scales): readonly Sql[] {
  const w = request.design.weight;
  return [...momentColumns(request)].map(([name, own]) => {
    const [first, second] = own.map((j) => sql`(${w} * ${term(request, scales, j)})`);
    const product = sql`${first ?? w} * ${second ?? w}`;
    const largest = own.reduce((all, j) => all * (scales.largest[j] ?? 0), scales.largestWeight ** 2);
    return sql`${exactWideSum(product, largest)} AS ${id(name)}`;
  });
}

/** Each different moment once, under its name. */
function momentColumns(request: TallyRequest): ReadonlyMap<string, readonly number[]> {
  const all = request.variables.map((_, j) => j);
  const each = momentPairs(request, all).map(([a, b]) => factors(request, a, b));
  return new Map(each.map((own) => [nameOf(own), own]));
}

const nameOf = (own: readonly number[]) => `moment${own.join("_")}`;

/** What is multiplied for u·v: an indicator of the rows that have the other variable changes nothing. */
function factors({ variables }: TallyRequest, a: number, b: number): readonly number[] {
  const [first, second] = [variables[a], variables[b]];
  if (first && second && covers(first, second)) return [b];
  if (first && second && covers(second, first)) return [a];
  return a < b ? [a, b] : [b, a];
}

/** True where the first is 1 in every row that has the second. */
function covers(first: Variable, second: Variable): boolean {
  if (first.kind !== "indicator" || second.kind === "product") return false;
  const of = second.kind === "indicator" ? second.of : second.value;
  return first.of.text === "1" || (first.of.text === of.text && first.of.values.length === 0);
}
