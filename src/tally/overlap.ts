import { exactWideSum } from "../store/exact.js";
import { id, join, type Sql, sql } from "../store/sql.js";
import type { Cell, Store } from "../store/store.js";
import type { Domain, Overlap, OverlapCell, Stratum } from "../vocabulary/tally.js";
import type { TallyRequest } from "./request.js";
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
  const rows = await store.rows(overlapQuery(request, scales));
  const stratumNumber = new Map(labels.strata.map(({ wave, name }, i) => [JSON.stringify([wave, name]), i]));
  const domainNumber = new Map(
    labels.domains.map((domain, i) => [JSON.stringify(request.by.map(({ name }) => domain[name])), i]),
  );
  const number = (map: ReadonlyMap<string, number>, values: readonly (Cell | undefined)[]) =>
    map.get(JSON.stringify(values)) ?? -1;
  const overlaps = new Map<string, { strata: [number, number]; common: number; cells: OverlapCell[] }>();
  for (const row of rows) {
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
      first: Float64Array.from(request.variables, (_, j) => Number(row[`first${j}`])),
      second: Float64Array.from(request.variables, (_, j) => Number(row[`second${j}`])),
      products: Float64Array.from(productPairs(request), ([a, b]) => Number(row[`product${a}_${b}`])),
    });
  }
  return [...overlaps.values()];
}

/** Every pair of variables; products of two are no part of a variance, so theirs are not counted but 0. */
function productPairs(request: TallyRequest): readonly (readonly [number, number])[] {
  return request.variables.flatMap((_, a) => request.variables.map((_, b) => [a, b] as const));
}

function counts({ variables }: TallyRequest, a: number, b: number): boolean {
  return variables[a]?.kind !== "product" && variables[b]?.kind !== "product";
}

function overlapQuery(request: TallyRequest, scales: Scales): Sql {
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
    ...productPairs(request).map(([a, b]) => {
      if (!counts(request, a, b)) return sql`0.0::DOUBLE AS ${id(`product${a}_${b}`)}`;
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
    GROUP BY ALL ORDER BY ALL`;
}
