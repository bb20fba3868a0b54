import type { OverlapCell, Stratum, Tally } from "../../vocabulary/tally.js";
import type { Form, Influence } from "./influence.js";

/**
 * Adds what two waves share by people who answered in both, where people were drawn directly.
 *
 * in      a tally with overlaps; `covariance` (size × size) is added to in place, symmetrically
 * source  Tam (1984): Cov(T₁, T₂) = (c − n₁n₂/N)·s₁₂ with s₁₂ the covariance of the c common people's
 *         contributions; equals the variance's own formula where everybody stays
 */
export function overlapCovariance(tally: Tally, influence: Influence, covariance: Float64Array): void {
  const { size } = influence;
  for (const { strata, common, cells } of tally.overlaps) {
    const factor = commonFactor(common, tally.strata[strata[0]], tally.strata[strata[1]]);
    if (factor === 0) continue;
    const firsts = new Map<number, number>();
    const seconds = new Map<number, number>();
    for (const cell of cells) {
      for (const form of formsOf(influence, cell, 0)) addTo(firsts, form.estimate, dot(form, cell.first));
      for (const form of formsOf(influence, cell, 1)) addTo(seconds, form.estimate, dot(form, cell.second));
    }
    for (const [p, first] of firsts) {
      for (const [q, second] of seconds) addBoth(covariance, size, p, q, (-factor * first * second) / common);
    }
    for (const cell of cells) {
      for (const first of formsOf(influence, cell, 0)) {
        for (const second of formsOf(influence, cell, 1)) {
          addBoth(covariance, size, first.estimate, second.estimate, factor * product(first, second, cell));
        }
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

function formsOf(influence: Influence, cell: OverlapCell, side: 0 | 1): readonly Form[] {
  const own = influence.byDomain[cell.domains[side]] ?? [];
  const pattern = cell.patterns?.[side] ?? -1;
  return [...own, ...(influence.byPattern?.[pattern] ?? [])];
}

function addTo(sums: Map<number, number>, key: number, value: number): void {
  sums.set(key, (sums.get(key) ?? 0) + value);
}

function dot({ coefficients }: Form, values: Float64Array): number {
  return coefficients.reduce((sum, c, j) => sum + c * (values[j] as number), 0);
}

function product(first: Form, second: Form, { products }: OverlapCell): number {
  const many = second.coefficients.length;
  let sum = 0;
  first.coefficients.forEach((c, a) => {
    if (c === 0) return;
    second.coefficients.forEach((d, b) => {
      sum += c * d * (products[a * many + b] as number);
    });
  });
  return sum;
}
