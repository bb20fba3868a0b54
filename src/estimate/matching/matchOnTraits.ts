import { at } from "../../maths/at.js";
import { cholesky } from "../../maths/cholesky.js";
import { entry, type Matrix, matrix } from "../../maths/matrix.js";
import type { NamedColumn } from "../clustered/cells.js";
import { type Candidates, type IdOrder, orderById, rowsOf } from "./candidates.js";
import { grouped } from "./grouped.js";
import { type Finder, type Match, type Matching, type MatchingOptions, matchInTurns } from "./matching.js";

export type TraitMatching =
  | (Matching & { readonly kind: "matched" })
  | { readonly kind: "not-estimable"; readonly reason: "singular"; readonly detail: string };

/**
 * Nearest neighbours on several traits by Mahalanobis' distance: differences in standard deviations, correlated traits
 * counted once. The treated take turns by id.
 *
 * in      candidates; traits as columns; options, the caliper in units of the distance
 * out     matches by row; of candidates equally near the one whose id sorts first
 * returns `not-estimable` ("singular") where a trait follows from others within the groups
 * not     for more than some 100 million pairs, all of which are looked at: see `matchOnScore`
 * source  Rubin (1980), Biometrics 36, 293–298, with the covariance within the groups, as R MatchIt has it
 */
export function matchOnTraits(
  candidates: Candidates,
  traits: readonly NamedColumn[],
  options: MatchingOptions = {},
): TraitMatching {
  const order = orderById(candidates);
  const points = sphered(candidates, order, traits);
  if (!points)
    return {
      kind: "not-estimable",
      reason: "singular",
      detail: "a trait follows from others within the groups",
    };
  const finder = finderOf(candidates, order, points, options.caliper ?? Number.POSITIVE_INFINITY);
  const turns = rowsOf(order.rows, candidates.treated, 1);
  return { kind: "matched", ...matchInTurns(candidates, order, turns, finder, options) };
}

/** Traits turned so that they are uncorrelated within the groups, each with variance 1; row by row. */
function sphered({ treated }: Candidates, { rows }: IdOrder, traits: readonly NamedColumn[]): Matrix | null {
  if (rows.length < 3) return null; // two rows, one on each side, have no spread within the groups
  const sides = ([0, 1] as const).map((side) => rowsOf(rows, treated, side));
  const means = sides.map((side) =>
    traits.map(({ values }) => side.reduce((sum, row) => sum + at(values, row), 0) / side.length),
  );
  const off = (row: number, j: number) =>
    at(traits[j]?.values ?? [], row) - at(means[at(treated, row)] ?? [], j);
  const covariance = matrix(traits.length, traits.length, (i, j) => {
    const [a, b] = i < j ? [i, j] : [j, i];
    return rows.reduce((sum, row) => sum + off(row, a) * off(row, b), 0) / (rows.length - 2);
  });
  const factored = cholesky(covariance);
  if (factored.kind !== "factored" || factored.rank < traits.length) return null;
  const { factor, order } = factored;
  const points = new Float64Array(rows.length * traits.length);
  for (const row of rows) {
    const start = row * traits.length;
    order.forEach((j, k) => {
      let rest = at(traits[j]?.values ?? [], row);
      for (let l = 0; l < k; l++) rest -= entry(factor, j, l) * at(points, start + l);
      points[start + k] = rest / entry(factor, j, k);
    });
  }
  return { rows: rows.length, cols: traits.length, data: points };
}

function finderOf(
  { treated, exact }: Candidates,
  { rows }: IdOrder,
  { cols, data }: Matrix,
  farthest: number,
): Finder {
  const cellOf = (row: number) => exact?.[row] ?? "";
  const pools = grouped(rowsOf(rows, treated, 0), cellOf);
  const taken = new Set<number>();
  const distance = (a: number, b: number) => {
    let sum = 0;
    for (let k = 0; k < cols; k++)
      sum += ((data[a * cols + k] as number) - (data[b * cols + k] as number)) ** 2;
    return Math.sqrt(sum);
  };
  return {
    nearest: (row, count) => {
      const best: Match[] = [];
      for (const control of pools.get(cellOf(row)) ?? []) {
        if (taken.has(control)) continue;
        const match = { treated: row, control, distance: distance(row, control) };
        const last = best.at(-1);
        if (match.distance > farthest || (best.length === count && last && match.distance >= last.distance))
          continue;
        const before = best.findIndex((other) => match.distance < other.distance);
        best.splice(before < 0 ? best.length : before, 0, match);
        if (best.length > count) best.pop();
      }
      return best;
    },
    remove: (control) => {
      taken.add(control);
    },
  };
}
