import { exactWideSum } from "../store/exact.js";
import { id, join, type Sql, sql } from "../store/sql.js";
import { type Cell, type Store, withTemporary } from "../store/store.js";
import type { Domain, Overlap, OverlapCell, Stratum } from "../vocabulary/tally.js";
import { inOneSet, type TallyRequest } from "./request.js";
import type { Scales } from "./scales.js";
import { term } from "./terms.js";

/**
 * What each pair of waves shares: the people who answered in both, summed by stratum and domain in each.
 *
 * in      a request whose design names people by a key; a person at most once in a wave
 * out     one overlap per pair of strata with common people, earlier wave first
 * source  Tam (1984), "On covariances from overlapping samples", The American Statistician 38(4)
 */
export async function tallyOverlaps(
  store: Store,
  request: TallyRequest,
  scales: Scales,
  labels: { readonly strata: readonly Stratum[]; readonly domains: readonly Domain[] },
): Promise<readonly Overlap[]> {
  const pairs = productPairs(request);
  return withTemporary(store, overlapQuery(request, scales, pairs), async (table) => {
    const names = [1, 2].flatMap((side) => [
      id(`wave${side}`),
      id(`stratum${side}`),
      ...request.by.map((_, k) => id(`key${k}_${side}`)),
      id(`pattern${side}`),
    ]);
    const order = sql`ORDER BY ${join(names)}`;
    const rows = await store.rows(sql`SELECT ${join(names)}, people FROM ${table} ${order}`);
    const many = request.variables.length;
    const sums = [
      ...request.variables.map((_, j) => id(`first${j}`)),
      ...request.variables.map((_, j) => id(`second${j}`)),
      ...pairs.map(([a, b]) => id(`product${a}_${b}`)),
    ];
    const { columns } = await store.numbers(
      sql`SELECT ${join(sums.length > 0 ? sums : [sql`0 AS none`])} FROM ${table} ${order}`,
    );
    const at = (k: number, row: number) => columns[k]?.values[row] as number;
    return gathered(rows, request, labels, (row) => {
      const products = new Float64Array(many * many);
      pairs.forEach(([a, b], k) => {
        products[a * many + b] = at(2 * many + k, row);
      });
      return {
        first: Float64Array.from({ length: many }, (_, j) => at(j, row)),
        second: Float64Array.from({ length: many }, (_, j) => at(many + j, row)),
        products,
      };
    });
  });
}

/** The cells of each pair of strata, with the numbers of their strata and domains. */
function gathered(
  rows: readonly Record<string, Cell>[],
  request: TallyRequest,
  labels: { readonly strata: readonly Stratum[]; readonly domains: readonly Domain[] },
  sumsOf: (row: number) => Pick<OverlapCell, "first" | "second" | "products">,
): readonly Overlap[] {
  const stratumNumber = new Map(labels.strata.map(({ wave, name }, i) => [JSON.stringify([wave, name]), i]));
  const domainNumber = new Map(
    labels.domains.map((domain, i) => [JSON.stringify(request.by.map(({ name }) => domain[name])), i]),
  );
  const number = (map: ReadonlyMap<string, number>, values: readonly (Cell | undefined)[]) =>
    map.get(JSON.stringify(values)) ?? -1;
  const overlaps = new Map<string, { strata: [number, number]; common: number; cells: OverlapCell[] }>();
  rows.forEach((row, i) => {
    const strata: [number, number] = [
      number(stratumNumber, [row.wave1, row.stratum1]),
      number(stratumNumber, [row.wave2, row.stratum2]),
    ];
    const overlap = overlaps.get(strata.join()) ?? { strata, common: 0, cells: [] };
    overlaps.set(strata.join(), overlap);
    overlap.common += Number(row.people);
    const keys = (side: 1 | 2) => request.by.map((_, k) => row[`key${k}_${side}`]);
    overlap.cells.push({
      domains: [number(domainNumber, keys(1)), number(domainNumber, keys(2))],
      ...(request.calibration && { patterns: [Number(row.pattern1), Number(row.pattern2)] as const }),
      people: Number(row.people),
      ...sumsOf(i),
    });
  });
  return [...overlaps.values()];
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
