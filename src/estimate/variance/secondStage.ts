import type { Stratum, Tally } from "../../vocabulary/tally.js";
import { type CovarianceOptions, samplingFactor } from "./designCovariance.js";
import type { Influence } from "./influence.js";
import { totalsOf, type Unit } from "./psuTotals.js";
import { spreadOfUnits } from "./spread.js";

/**
 * Adds the variance between second-stage units within PSUs: f₁·(1 − f₂)·m/(m − 1)·Σⱼ(zⱼ − z̄)² per PSU.
 *
 * in      a tally with second-stage units; `covariance` (size × size) is added to in place
 * out     the strata that have a PSU with one second-stage unit, where the rule is "fail", or "average": within a PSU
 *         there are no other strata to take the mean of (R gives NaN)
 * not     where the first stage has no population size: with replacement, the first stage holds it all
 * source  R survey 4.5 `multistage`; Särndal, Swensson & Wretman (1992), result 4.3.1
 */
export function secondStageVariance(
  tally: Tally,
  influence: Influence,
  options: CovarianceOptions,
  covariance: Float64Array,
): readonly Stratum[] {
  const lonely = new Set<Stratum>();
  for (const { stratum, units, populationUnits } of psusWithSeconds(tally, influence)) {
    const first = tally.strata[stratum];
    if (!first || first.populationPsus === null) continue;
    const spread = spreadOfUnits(units, units.length, samplingFactor(units.length, populationUnits), options);
    if (spread.kind === "lonely" || spread.lost.includes(true)) {
      lonely.add(first);
      continue;
    }
    const rate = first.psus / first.populationPsus;
    const { estimates, matrix } = spread;
    estimates.forEach((p, a) => {
      estimates.forEach((q, b) => {
        const at = p * influence.size + q;
        const value = (matrix[a * estimates.length + b] as number) * rate;
        covariance[at] = (covariance[at] as number) + value;
      });
    });
  }
  return [...lonely];
}

function psusWithSeconds(tally: Tally, influence: Influence) {
  const { cells } = tally;
  const second = cells.second;
  if (!second) throw new Error("a tally without second-stage units");
  const psus: { stratum: number; psu: number; units: Unit[]; populationUnits: number }[] = [];
  let from = 0;
  while (from < cells.count) {
    const unit = second.unit[from] as number;
    let to = from;
    while (to < cells.count && second.unit[to] === unit && cells.stratum[to] === cells.stratum[from]) to++;
    const totals = totalsOf(tally, influence, from, to);
    const last = psus.at(-1);
    const stratum = cells.stratum[from] as number;
    const psu = cells.psu[from] as number;
    if (last && last.stratum === stratum && last.psu === psu) last.units.push({ number: unit, totals });
    else
      psus.push({
        stratum,
        psu,
        units: [{ number: unit, totals }],
        populationUnits: second.populationUnits[from] as number,
      });
    from = to;
  }
  return psus;
}
