import type { Tally } from "../../vocabulary/tally.js";
import { type Influence, InfluenceBuilder } from "../variance/influence.js";

/** Estimates with their linearisation: all that a covariance needs. */
export interface Linearised {
  readonly values: Float64Array;
  readonly influence: Influence;
}

/** A sum over the rows of a domain: Σ coefficient × variable, by the variables' names. */
export type Sum = ReadonlyMap<string, number>;

/** The total of a variable that was tallied with `answered`: its centre is put back. */
export function totalOf(tally: Tally, name: string): Sum {
  const centre = tally.variables[variableIndex(tally, name)]?.centre ?? 0;
  return centre === 0
    ? new Map([[name, 1]])
    : new Map([
        [name, 1],
        [`${name} answered`, centre],
      ]);
}

/** The weighted number of people who answered. */
export function peopleOf(name: string): Sum {
  return new Map([[`${name} answered`, 1]]);
}

/**
 * Totals of a sum by domain.
 *
 * in      a tally and the sum wanted
 * out     one total per domain of the tally, in the variable's unit × people, and its linearisation
 */
export function totals(tally: Tally, sum: Sum): Linearised {
  const influence = new InfluenceBuilder(tally, tally.domains.length);
  tally.domains.forEach((_, d) => {
    for (const [name, c] of sum) influence.add(d, d, variableIndex(tally, name), c);
  });
  return { values: domainTotals(tally, sum), influence: influence.done() };
}

/**
 * Ratios of two sums by domain; a mean is the ratio of a total to the people who answered.
 *
 * in      a tally, the sums above and below
 * out     one ratio per domain, and its linearisation (v_above − R·v_below)/T_below; NaN-free: a domain with
 *         T_below = 0 has value 0 and no influence, and is listed in `empty`
 * source  Särndal, Swensson & Wretman (1992), result 5.6.2
 */
export function ratios(
  tally: Tally,
  above: Sum,
  below: Sum,
): Linearised & { readonly empty: ReadonlySet<number> } {
  const influence = new InfluenceBuilder(tally, tally.domains.length);
  const empty = new Set<number>();
  const [ups, downs] = [domainTotals(tally, above), domainTotals(tally, below)];
  const values = ups.map((up, d) => {
    const down = downs[d] as number;
    if (down === 0) {
      empty.add(d);
      return 0;
    }
    const ratio = up / down;
    for (const [name, c] of above) influence.add(d, d, variableIndex(tally, name), c / down);
    for (const [name, c] of below) influence.add(d, d, variableIndex(tally, name), (-ratio * c) / down);
    return ratio;
  });
  return { values, influence: influence.done(), empty };
}

/** Means by domain of a variable that was tallied with `answered`. */
export function means(tally: Tally, name: string) {
  return ratios(tally, totalOf(tally, name), peopleOf(name));
}

/** Σ over all cells of a domain, for each domain. */
export function domainTotals(
  tally: Tally,
  sum: Sum,
  side: "weighted" | "unweighted" = "weighted",
): Float64Array {
  const out = new Float64Array(tally.domains.length);
  const { domain } = tally.cells;
  const many = tally.variables.length;
  for (const [name, c] of sum) {
    const j = variableIndex(tally, name);
    for (let cell = 0; cell < tally.cells.count; cell++) {
      const d = domain[cell] as number;
      if (d >= 0) out[d] = (out[d] as number) + c * (tally.cells[side][cell * many + j] as number);
    }
  }
  return out;
}

export function variableIndex(tally: Tally, name: string): number {
  const j = tally.variables.findIndex((variable) => variable.name === name);
  if (j < 0) throw new Error(`the tally has no variable “${name}”`);
  return j;
}
