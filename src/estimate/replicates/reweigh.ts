import { type ReplicateTallies, tallyByDomain } from "../../vocabulary/replicated.js";
import type { Tally } from "../../vocabulary/tally.js";

/** The PSUs of a tally in the order of its cells, and which one each cell belongs to. */
export interface Psus {
  /** Index into the tally's strata, one for each PSU. */
  readonly strata: readonly number[];
  readonly ofCell: Int32Array;
}

/** Multipliers of the weights, one for each PSU of `psusOf`, for each replicate. */
export interface Multipliers {
  readonly count: number;
  readonly of: (replicate: number) => Float64Array;
}

/**
 * The PSUs of a tally.
 *
 * in      a tally by PSU (where people were drawn directly: one whose `psu` is a key of the row)
 */
export function psusOf({ cells }: Tally): Psus {
  const strata: number[] = [];
  const ofCell = new Int32Array(cells.count);
  for (let cell = 0; cell < cells.count; cell++) {
    const next = cells.stratum[cell] !== cells.stratum[cell - 1] || cells.psu[cell] !== cells.psu[cell - 1];
    if (next) strata.push(cells.stratum[cell] as number);
    ofCell[cell] = strata.length - 1;
  }
  return { strata, ofCell };
}

/**
 * Tallies under replicate weights that are made from the design: the totals of PSUs times their multipliers.
 *
 * in      a tally by PSU; the multipliers
 * out     tallies by domain, without another pass over the rows
 */
export function reweighed(tally: Tally, psus: Psus, multipliers: Multipliers): ReplicateTallies {
  if (tally.moments) throw new Error("replicates need a tally by PSU");
  const ones = new Float64Array(psus.strata.length).fill(1);
  return {
    full: byDomain(tally, psus, ones),
    replicates: Array.from({ length: multipliers.count }, (_, r) => byDomain(tally, psus, multipliers.of(r))),
  };
}

function byDomain(tally: Tally, { ofCell }: Psus, factors: Float64Array): Tally {
  const { domain, weighted, unweighted, rows } = tally.cells;
  const many = tally.variables.length;
  const count = tally.domains.length;
  const sums = { rows: new Float64Array(count), weighted: new Float64Array(count * many) };
  const plain = new Float64Array(count * many);
  for (let cell = 0; cell < tally.cells.count; cell++) {
    const d = domain[cell] as number;
    if (d < 0) continue;
    const factor = factors[ofCell[cell] as number] as number;
    sums.rows[d] = (sums.rows[d] as number) + (rows[cell] as number);
    for (let j = 0; j < many; j++) {
      const at = d * many + j;
      sums.weighted[at] = (sums.weighted[at] as number) + factor * (weighted[cell * many + j] as number);
      plain[at] = (plain[at] as number) + (unweighted[cell * many + j] as number);
    }
  }
  return tallyByDomain(tally, { ...sums, unweighted: plain });
}
