import { exactWideSum } from "../store/exact.js";
import { id, join, type Sql, sql } from "../store/sql.js";
import { type Cell, type Store, withTemporary } from "../store/store.js";
import type { Domain, Overlap, OverlapCells, Stratum } from "../vocabulary/tally.js";
import { interleaved } from "./cells.js";
import { inOneSet, type TallyRequest } from "./request.js";
import type { Scales } from "./scales.js";
import { term } from "./terms.js";

/**
 * What each pair of waves shares: the people who answered in both, summed by stratum and domain in each.
 *
 * in      a request whose design names people by a key; a person at most once in a wave; for each set the places of its
 *         variables
 * out     for each set one overlap per pair of strata with common people, earlier wave first
 * source  Tam (1984), "On covariances from overlapping samples", The American Statistician 38(4)
 */
export async function tallyOverlaps(
  store: Store,
  request: TallyRequest,
  scales: Scales,
  labels: Labels,
  sets: readonly (readonly number[])[],
): Promise<readonly (readonly Overlap[])[]> {
  const pairs = productPairs(request);
  return withTemporary(store, overlapQuery(request, scales, pairs), async (table) => {
    const both = (name: string) => [id(`${name}1`), id(`${name}2`)];
    const keys = [1, 2].flatMap((side) => request.by.map((_, k) => id(`key${k}_${side}`)));
    const names = [...both("wave"), ...both("stratum"), ...keys, ...both("pattern")];
    const order = sql`ORDER BY ${join(names)}`;
    const rows = await store.rows(sql`SELECT ${join(names)}, people FROM ${table} ${order}`);
    const many = request.variables.length;
    const sums = [
      ...request.variables.map((_, j) => id(`first${j}`)),
      ...request.variables.map((_, j) => id(`second${j}`)),
      ...pairs.map(([a, b]) => id(`product${a}_${b}`)),
    ];
    const { columns } = await store.numbers(
      sql`SELECT ${join([...sums, sql`0 AS none`])} FROM ${table} ${order}`,
    );
    const column = (k: number) => columns[k]?.values ?? new Float64Array(rows.length);
    const productOf = new Map(pairs.map(([a, b], k) => [a * many + b, column(2 * many + k)]));
    const none = new Float64Array(rows.length);
    const located = locate(rows, request, labels);
    return sets.map((places) => {
      const interleave = (own: readonly Float64Array[]) => interleaved(own, rows.length);
      const products = places.flatMap((a) => places.map((b) => productOf.get(a * many + b) ?? none));
      return byStrata(located, {
        first: interleave(places.map((j) => column(j))),
        second: interleave(places.map((j) => column(many + j))),
        products: interleave(products),
      });
    });
  });
}

interface Labels {
  readonly strata: readonly Stratum[];
  readonly domains: readonly Domain[];
}

/** Where each row belongs: parallel columns. */
type Located = Pick<OverlapCells, "domains" | "patterns" | "people"> & {
  readonly strata: readonly [Int32Array, Int32Array];
};

/** The numbers of the strata, domains and patterns of rows. */
function locate(
  rows: readonly Record<string, Cell>[],
  { by, calibration }: TallyRequest,
  { strata, domains }: Labels,
): Located {
  const stratumNumber = new Map(strata.map(({ wave, name }, i) => [JSON.stringify([wave, name]), i]));
  const domainNumber = new Map(
    domains.map((domain, i) => [JSON.stringify(by.map(({ name }) => domain[name])), i]),
  );
  const numbers = (known: ReadonlyMap<string, number>, names: readonly string[]) =>
    Int32Array.from(rows, (row) => known.get(JSON.stringify(names.map((name) => row[name]))) ?? -1);
  const patterns = (side: 1 | 2) => Int32Array.from(rows, (row) => Number(row[`pattern${side}`]));
  const keys = (side: 1 | 2) => by.map((_, k) => `key${k}_${side}`);
  return {
    strata: [numbers(stratumNumber, ["wave1", "stratum1"]), numbers(stratumNumber, ["wave2", "stratum2"])],
    domains: [numbers(domainNumber, keys(1)), numbers(domainNumber, keys(2))],
    ...(calibration && { patterns: [patterns(1), patterns(2)] as const }),
    people: Float64Array.from(rows, ({ people }) => Number(people)),
  };
}

/** Cells that stand in the order of their strata, as one overlap for each pair of these. */
function byStrata(
  { strata, domains, patterns, people }: Located,
  { first, second, products }: Pick<OverlapCells, "first" | "second" | "products">,
): readonly Overlap[] {
  const overlaps: Overlap[] = [];
  const of = (cell: number) => [strata[0][cell] as number, strata[1][cell] as number] as const;
  let to = 0;
  for (let from = 0; from < people.length; from = to) {
    const [one, other] = of(from);
    while (to < people.length && strata[0][to] === one && strata[1][to] === other) to++;
    const part = <T extends Int32Array | Float64Array>(all: T) => {
      const wide = all.length / people.length;
      return all.subarray(from * wide, to * wide) as T;
    };
    const own = part(people);
    overlaps.push({
      strata: [one, other],
      common: own.reduce((sum, n) => sum + n, 0),
      cells: {
        count: to - from,
        domains: [part(domains[0]), part(domains[1])],
        ...(patterns && { patterns: [part(patterns[0]), part(patterns[1])] as const }),
        people: own,
        first: part(first),
        second: part(second),
        products: part(products),
      },
    });
  }
  return overlaps;
}

/** Pairs of variables that a covariance needs: products of two are no part of a variance. */
function productPairs(request: TallyRequest): readonly (readonly [number, number])[] {
  const spread = request.variables.flatMap(({ kind }, j) => (kind === "product" ? [] : [j]));
  return spread.flatMap((a) => spread.flatMap((b) => (inOneSet(request, a, b) ? [[a, b] as const] : [])));
}

function overlapQuery(
  request: TallyRequest,
  scales: Scales,
  pairs: readonly (readonly [number, number])[],
): Sql {
  const { design } = request;
  const values = request.variables.map((_, j) => sql`${term(request, scales, j)} AS ${id(`v${j}`)}`);
  const pattern = request.calibration?.pattern ?? sql`0`;
  const people = sql`SELECT ${design.wave} AS wave, ${design.stratum} AS stratum, ${design.person ?? sql`NULL`} AS person,
      ${pattern} AS pattern, ${design.weight} AS w, ${join([...request.by.map(({ value }, k) => sql`${value} AS ${id(`key${k}`)}`), ...values])}
    FROM ${request.rows}`;
  const keys = [1, 2].flatMap((side) =>
    request.by.map((_, k) => {
      const table = id(side === 1 ? "a" : "b");
      return sql`CAST(${table}.${id(`key${k}`)} AS TEXT) AS ${id(`key${k}_${side}`)}`;
    }),
  );
  const largest = (j: number) => scales.largest[j] ?? 0;
  const once = (table: "a" | "b", j: number) =>
    exactWideSum(sql`${id(table)}.w * ${id(table)}.${id(`v${j}`)}`, scales.largestWeight * largest(j));
  const sums = [
    ...request.variables.map((_, j) => sql`${once("a", j)} AS ${id(`first${j}`)}`),
    ...request.variables.map((_, j) => sql`${once("b", j)} AS ${id(`second${j}`)}`),
    ...pairs.map(([a, b]) => {
      const product = sql`(a.w * a.${id(`v${a}`)}) * (b.w * b.${id(`v${b}`)})`;
      return sql`${exactWideSum(product, scales.largestWeight ** 2 * largest(a) * largest(b))} AS ${id(`product${a}_${b}`)}`;
    }),
  ];
  const names = [
    sql`CAST(a.wave AS TEXT) AS wave1`,
    sql`CAST(a.stratum AS TEXT) AS stratum1`,
    sql`CAST(b.wave AS TEXT) AS wave2`,
    sql`CAST(b.stratum AS TEXT) AS stratum2`,
    sql`a.pattern AS pattern1`,
    sql`b.pattern AS pattern2`,
    ...keys,
  ];
  return sql`WITH people AS (${people})
    SELECT ${join(names)}, count(*) AS people, ${join(sums)}
    FROM people AS a JOIN people AS b ON a.person = b.person AND a.wave < b.wave
    GROUP BY ALL`;
}
