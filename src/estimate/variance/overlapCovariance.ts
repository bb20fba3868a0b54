import type { Stratum, Tally } from "../../vocabulary/tally.js";
import type { Influence } from "./influence.js";
import { formsOf } from "./patternForms.js";

/**
 * Adds what two waves share by people who answered in both, where people were drawn directly.
 *
 * in      a tally with overlaps; `covariance` (size × size) is added to in place, symmetrically
 * source  Tam (1984): Cov(T₁, T₂) = (c − n₁n₂/N)·s₁₂ with s₁₂ the covariance of the c common people's
 *         contributions; equals the variance's own formula where everybody stays
 */
export function overlapCovariance(tally: Tally, influence: Influence, covariance: Float64Array): void {
  const { size } = influence;
  const many = tally.variables.length;
  const [one, other] = [new Side(influence, many), new Side(influence, many)];
  const moved = new Float64Array(many);
  for (const { strata, common, cells } of tally.overlaps) {
    const factor = commonFactor(common, tally.strata[strata[0]], tally.strata[strata[1]]);
    if (factor === 0) continue;
    const firsts = new Float64Array(size);
    const seconds = new Float64Array(size);
    const products = new Float64Array(size * size);
    const { domains, patterns, first, second, products: own } = cells;
    for (let cell = 0; cell < cells.count; cell++) {
      one.take(domains[0][cell] as number, patterns?.[0][cell] ?? -1);
      other.take(domains[1][cell] as number, patterns?.[1][cell] ?? -1);
      for (const p of one.estimates) firsts[p] = (firsts[p] as number) + one.dot(p, first, cell * many);
      for (const q of other.estimates)
        seconds[q] = (seconds[q] as number) + other.dot(q, second, cell * many);
      for (const p of one.estimates) {
        one.times(p, own, cell * many * many, moved);
        for (const q of other.estimates)
          products[p * size + q] = (products[p * size + q] as number) + other.dot(q, moved, 0);
      }
    }
    for (let p = 0; p < size; p++) {
      for (let q = 0; q < size; q++) {
        const about =
          (products[p * size + q] as number) - ((firsts[p] as number) * (seconds[q] as number)) / common;
        if (about !== 0) addBoth(covariance, size, p, q, factor * about);
      }
    }
  }
}

/** (c − n₁n₂/N)/(c − 1): what the sum of products about the common means is multiplied by; 0 for one common unit. */
export function commonFactor(
  common: number,
  first: Stratum | undefined,
  second: Stratum | undefined,
): number {
  if (!first || !second || common < 2) return 0;
  const population = Math.max(
    first.populationPsus ?? Number.POSITIVE_INFINITY,
    second.populationPsus ?? Number.POSITIVE_INFINITY,
  );
  return (common - (first.psus * second.psus) / population) / (common - 1);
}

/** Adds to entries (p, q) and (q, p). */
export function addBoth(matrix: Float64Array, size: number, p: number, q: number, value: number): void {
  matrix[p * size + q] = (matrix[p * size + q] as number) + value;
  matrix[q * size + p] = (matrix[q * size + p] as number) + value;
}

/** What the rows of a cell add to each estimate on one side: by their own forms and by those of their pattern. */
class Side {
  /** The estimates that the cell's rows move. */
  readonly estimates: number[] = [];
  readonly #influence: Influence;
  readonly #many: number;
  /** Estimates × variables; 0 but for the estimates that are moved. */
  readonly #forms: Float64Array;

  constructor(influence: Influence, many: number) {
    this.#influence = influence;
    this.#many = many;
    this.#forms = new Float64Array(influence.size * many);
  }

  take(domain: number, pattern: number): void {
    const many = this.#many;
    for (const p of this.estimates) this.#forms.fill(0, p * many, (p + 1) * many);
    this.estimates.length = 0;
    const { byDomain, byPattern } = this.#influence;
    for (const { estimate, coefficients } of byDomain[domain] ?? []) {
      this.estimates.push(estimate);
      this.#forms.set(coefficients, estimate * many);
    }
    if (!byPattern || pattern < 0) return;
    byPattern.variables.forEach((j, v) => {
      const [from, end] = formsOf(byPattern, pattern, v);
      for (let i = from; i < end; i++) {
        const p = byPattern.estimates[i] as number;
        if (!this.estimates.includes(p)) this.estimates.push(p);
        const at = p * many + j;
        this.#forms[at] = (this.#forms[at] as number) + (byPattern.coefficients[i] as number);
      }
    });
  }

  /** The form of an estimate, times the numbers that begin at a place. */
  dot(p: number, values: Float64Array, start: number): number {
    let sum = 0;
    for (let j = 0; j < this.#many; j++)
      sum += (this.#forms[p * this.#many + j] as number) * (values[start + j] as number);
    return sum;
  }

  /** Σ_u form_u·Σ w₁w₂·u·v for each variable v of the second side. */
  times(p: number, products: Float64Array, start: number, out: Float64Array): void {
    const many = this.#many;
    out.fill(0);
    for (let a = 0; a < many; a++) {
      const c = this.#forms[p * many + a] as number;
      for (let b = 0; c !== 0 && b < many; b++)
        out[b] = (out[b] as number) + c * (products[start + a * many + b] as number);
    }
  }
}
