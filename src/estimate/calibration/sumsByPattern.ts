import type { Tally } from "../../vocabulary/tally.js";

/** Sums of every variable over the rows of one domain (−1: outside every domain) and one pattern of margins. */
export interface PatternSums {
  readonly domain: number;
  readonly pattern: number;
  readonly sums: Float64Array;
}

/**
 * A tally under calibrated weights, its strata and PSUs added up.
 *
 * in      a tally made by `calibratedRequest`; sums with the weights before calibration, or without weights
 */
export function sumsByPattern(tally: Tally, side: "before" | "unweighted"): readonly PatternSums[] {
  const { cells, variables } = tally;
  const { calibration } = cells;
  if (!calibration) throw new Error("a tally without patterns of margins");
  const from = side === "before" ? calibration.before : cells.unweighted;
  const many = variables.length;
  const wide = tally.domains.length + 1;
  const places = new Map<number, number>();
  const found: PatternSums[] = [];
  const sums = new Float64Array(cells.count * many);
  for (let cell = 0; cell < cells.count; cell++) {
    const domain = cells.domain[cell] as number;
    const pattern = calibration.pattern[cell] as number;
    const key = pattern * wide + domain + 1;
    let place = places.get(key);
    if (place === undefined) {
      place = found.length;
      places.set(key, place);
      found.push({ domain, pattern, sums: sums.subarray(place * many, (place + 1) * many) });
    }
    for (let j = 0; j < many; j++) {
      const at = place * many + j;
      sums[at] = (sums[at] as number) + (from[cell * many + j] as number);
    }
  }
  return found;
}
