import type { Tally } from "../../vocabulary/tally.js";
import type { Form } from "./influence.js";
import { momentsOf } from "./momentSpread.js";

/** Moments of a stratum's people in one domain, through the forms that move them. */
export interface DomainMoments {
  readonly domain: number;
  /** Σ z. */
  readonly first: (form: Form) => number;
  /** Σ z_p·z_q over rows that both forms move. */
  readonly second: (one: Form, other: Form) => number;
}

/** The moments of some cells, added up by domain: under calibration a domain has a cell for each pattern. */
export function domainMoments(tally: Tally, cells: readonly number[]): readonly DomainMoments[] {
  const { pairs, products } = momentsOf(tally);
  const many = tally.variables.length;
  const sums = new Map<number, { first: Float64Array; second: Float64Array }>();
  for (const cell of cells) {
    const domain = tally.cells.domain[cell] as number;
    if (domain < 0) continue;
    let own = sums.get(domain);
    if (!own) {
      own = { first: new Float64Array(many), second: new Float64Array(pairs.length) };
      sums.set(domain, own);
    }
    addFrom(own.first, tally.cells.weighted, cell * many);
    addFrom(own.second, products, cell * pairs.length);
  }
  return [...sums].map(([domain, { first, second }]) => ({
    domain,
    first: ({ coefficients }) => coefficients.reduce((sum, c, j) => sum + c * (first[j] as number), 0),
    second: (one, other) =>
      pairs.reduce((sum, [a, b], k) => {
        const c = ({ coefficients }: Form, j: number) => coefficients[j] as number;
        const both = c(one, a) * c(other, b) + (a === b ? 0 : c(one, b) * c(other, a));
        return sum + (second[k] as number) * both;
      }, 0),
  }));
}

/** Adds a stretch of numbers, as long as the sums. */
function addFrom(sums: Float64Array, numbers: Float64Array, start: number): void {
  for (let k = 0; k < sums.length; k++) sums[k] = (sums[k] as number) + (numbers[start + k] as number);
}
