import type { Tally } from "../../vocabulary/tally.js";
import type { Influence } from "./influence.js";
import { formsOf } from "./patternForms.js";

/** What one sampled unit adds to the estimates that it reaches. */
export interface Unit {
  /** The number of the PSU (or second-stage unit). */
  readonly number: number;
  /** Estimates that the unit has rows for, and its total for each. */
  readonly totals: ReadonlyMap<number, number>;
}

/** Totals of the influence by PSU, for each stratum; PSUs without a row in any domain are not listed. */
export function unitsOf(tally: Tally, influence: Influence): readonly (readonly Unit[])[] {
  const strata: Unit[][] = tally.strata.map(() => []);
  const { cells } = tally;
  let from = 0;
  while (from < cells.count) {
    const h = cells.stratum[from] as number;
    const psu = cells.psu[from] as number;
    let to = from;
    while (to < cells.count && cells.stratum[to] === h && cells.psu[to] === psu) to++;
    strata[h]?.push({ number: psu, totals: totalsOf(tally, influence, from, to) });
    from = to;
  }
  return strata;
}

/** Totals of the influence over the cells `from` … `to − 1`. */
export function totalsOf(
  tally: Tally,
  influence: Influence,
  from: number,
  to: number,
): ReadonlyMap<number, number> {
  const { domain, weighted, calibration } = tally.cells;
  const many = tally.variables.length;
  const totals = new Map<number, number>();
  const { byPattern } = influence;
  const common = byPattern ? new Float64Array(influence.size) : null;
  for (let cell = from; cell < to; cell++) {
    for (const { estimate, coefficients } of influence.byDomain[domain[cell] as number] ?? []) {
      let total = totals.get(estimate) ?? 0;
      for (let j = 0; j < many; j++) {
        total += (coefficients[j] as number) * (weighted[cell * many + j] as number);
      }
      totals.set(estimate, total);
    }
    byPattern?.variables.forEach((j, v) => {
      const sum = weighted[cell * many + j] as number;
      const [first, end] = formsOf(byPattern, calibration?.pattern[cell] as number, v);
      for (let i = first; common && sum !== 0 && i < end; i++) {
        const p = byPattern.estimates[i] as number;
        common[p] = (common[p] as number) + sum * (byPattern.coefficients[i] as number);
      }
    });
  }
  common?.forEach((total, p) => {
    totals.set(p, (totals.get(p) ?? 0) + total);
  });
  return totals;
}
