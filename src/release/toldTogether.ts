import type { ReleasePolicy } from "../vocabulary/policy.js";

/** A category of people, one of several that add up to a number that is told. */
export interface Cell {
  /** Those who have it by what sets them apart: how many answered, how many did not. */
  readonly sides: readonly number[];
  /** True where it is not told by itself elsewhere. */
  readonly joined?: boolean;
}

/** People who must be on each side of what is told. */
export function enoughPeople({ minimumCount, minimumPerSide }: ReleasePolicy): number {
  return Math.max(1, minimumCount, minimumPerSide);
}

/**
 * Which cells may be told by themselves, and which only together.
 *
 * All cells as one are told elsewhere, so whatever is withheld is what the others leave. Cells with too few people on a
 * side are therefore told as one, and the smallest of the others with them until they are people enough on every side.
 *
 * in      the cells, and how many people are enough
 * out     places of cells: one for each that is told by itself, in the order given; last those that are told together
 * not     protection against differencing with other tables of the same people
 * source  complementary suppression: Hundepool et al. (2012), Statistical Disclosure Control, §4.3
 */
export function toldTogether(cells: readonly Cell[], enough: number): readonly (readonly number[])[] {
  const rising = [...cells.keys()].sort((a, b) => leastOf(cells, [a]) - leastOf(cells, [b]) || a - b);
  const small = rising.filter((c) => cells[c]?.joined || leastOf(cells, [c]) < enough);
  const others = rising.filter((c) => !small.includes(c));
  while (small.length > 0 && others.length > 0 && (small.length === 1 || leastOf(cells, small) < enough))
    small.push(...others.splice(0, 1));
  const alone = others.sort((a, b) => a - b).map((c) => [c]);
  return small.length > 0 ? [...alone, small.sort((a, b) => a - b)] : alone;
}

/** People on the smaller side of several cells taken as one. */
function leastOf(cells: readonly Cell[], places: readonly number[]): number {
  const sides = cells[0]?.sides.map((_, s) => places.reduce((sum, c) => sum + (cells[c]?.sides[s] ?? 0), 0));
  return Math.min(...(sides ?? []));
}
