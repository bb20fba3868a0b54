import type { Cell, LayerFit } from "../../src/estimate/chances/layerModel.js";
import type { MobilityTable } from "../../src/estimate/chances/mobilityTable.js";
import { logOddsRatio } from "../../src/estimate/chances/shareGap.js";
import type { Measure } from "../../src/estimate/chances/smooth.js";

/** ln odds ratio of the classes i and i + 1 of origin, and j and j + 1 of destination, counted from 0. */
export function localLogOddsRatio(table: MobilityTable, i: number, j: number): Measure {
  const [one = "", other = ""] = table.origins.slice(i, i + 2);
  const destinations = table.destinations.slice(j, j + 2);
  return logOddsRatio(
    { ...table, destinations },
    { origins: [one, other], destinations: destinations.slice(0, 1) },
  );
}

/** 2Σ(n ln(n/μ) − (n − μ)), by its definition. */
export function deviance(cells: readonly Cell[], { expected }: LayerFit): number {
  return cells.reduce((sum, { count }, c) => {
    const mean = expected[c] ?? 0;
    return sum + 2 * ((count > 0 ? count * Math.log(count / mean) : 0) - (count - mean));
  }, 0);
}
