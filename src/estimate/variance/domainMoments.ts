import type { Tally } from "../../vocabulary/tally.js";
import { momentsOf } from "./momentSpread.js";

/** Moments of a stratum's people in one domain. */
export interface DomainMoments {
  readonly domain: number;
  /** Σ w·v of each variable. */
  readonly first: Float64Array;
  /** Σ w²·u·v, variables × variables, symmetric; 0 for two that were not multiplied. */
  readonly second: Float64Array;
}

/** The moments of some cells, added up by domain: under calibration a domain has a cell for each pattern. */
export function domainMoments(tally: Tally, cells: readonly number[]): readonly DomainMoments[] {
  const { pairs, products } = momentsOf(tally);
  const many = tally.variables.length;
  const found = new Map<number, DomainMoments>();
  for (const cell of cells) {
    const domain = tally.cells.domain[cell] as number;
    if (domain < 0) continue;
    let own = found.get(domain);
    if (!own) {
      own = { domain, first: new Float64Array(many), second: new Float64Array(many * many) };
      found.set(domain, own);
    }
    const { first, second } = own;
    for (let j = 0; j < many; j++)
      first[j] = (first[j] as number) + (tally.cells.weighted[cell * many + j] as number);
    for (let k = 0; k < pairs.length; k++) {
      const [a, b] = pairs[k] as (typeof pairs)[number];
      const product = products[cell * pairs.length + k] as number;
      second[a * many + b] = (second[a * many + b] as number) + product;
      if (a !== b) second[b * many + a] = (second[b * many + a] as number) + product;
    }
  }
  return [...found.values()];
}
