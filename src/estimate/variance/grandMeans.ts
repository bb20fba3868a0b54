import type { Tally } from "../../vocabulary/tally.js";
import type { Influence } from "./influence.js";
import { totalsOf } from "./psuTotals.js";

/**
 * What a PSU adds to each estimate on average over all PSUs of its wave: where the rule “adjust” centres a stratum
 * with one PSU. For a mean or a ratio that is 0, for a total it is not.
 *
 * in      a tally (people count as PSUs where they were drawn directly) and the influence
 * out     for each stratum the mean by estimate
 * source  R survey 4.5, lonely.psu = "adjust" (4.1 centred at 0); Stata's singleunit(centered)
 */
export function grandMeans(tally: Tally, influence: Influence): readonly Float64Array[] {
  const byWave = new Map<string, { psus: number; means: Float64Array }>();
  const ofWave = (h: number) => {
    const wave = tally.strata[h]?.wave ?? "";
    const known = byWave.get(wave) ?? { psus: 0, means: new Float64Array(influence.size) };
    byWave.set(wave, known);
    return known;
  };
  tally.strata.forEach(({ psus }, h) => {
    ofWave(h).psus += psus;
  });
  tally.cells.stratum.forEach((h, cell) => {
    const { psus, means } = ofWave(h);
    for (const [p, total] of totalsOf(tally, influence, cell, cell + 1))
      means[p] = (means[p] as number) + total / psus;
  });
  return tally.strata.map((_, h) => ofWave(h).means);
}
