import { type Match, type Matching, matchingOf } from "./matching.js";
import type { TwinAreas } from "./twinAreas.js";

/**
 * Twins out of the pairs that might be, the nearest pair first.
 *
 * in      pairs from near to far; `without`, a row that is left out: a treated area, or one that may be nobody's twin
 */
export function chooseTwins(
  { pairs, request, order }: Pick<TwinAreas, "pairs" | "request" | "order">,
  without: number | null = null,
): Matching {
  const { areas, ratio = 1, replace = false } = request;
  if (!Number.isSafeInteger(ratio) || ratio < 1) throw new Error(`chooseTwins: ratio is ${ratio}`);
  const possible = pairs.filter(({ treated, control }) => treated !== without && control !== without);
  const counts = new Map<number, number>();
  const taken = new Set<number>();
  const chosen: Match[] = [];
  for (let round = 1; round <= ratio; round++) {
    const used = new Set(chosen);
    for (const pair of possible) {
      const count = counts.get(pair.treated) ?? 0;
      if (count >= round || used.has(pair) || (!replace && taken.has(pair.control))) continue;
      counts.set(pair.treated, count + 1);
      taken.add(pair.control);
      chosen.push(pair);
    }
  }
  return matchingOf(chosen, areas.treated, order);
}
