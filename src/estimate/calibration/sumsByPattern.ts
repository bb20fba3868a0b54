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
  const found = new Map<number, PatternSums>();
  const wide = tally.domains.length + 1;
  for (let cell = 0; cell < cells.count; cell++) {
    const domain = cells.domain[cell] as number;
    const pattern = calibration.pattern[cell] as number;
    const key = pattern * wide + domain + 1;
    let entry = found.get(key);
    if (!entry) {
      entry = { domain, pattern, sums: new Float64Array(many) };
      found.set(key, entry);
    }
    const { sums } = entry;
    for (let j = 0; j < many; j++) sums[j] = (sums[j] as number) + (from[cell * many + j] as number);
  }
  return [...found.values()];
}
