import type { OverlapCell, Stratum, Tally } from "../../vocabulary/tally.js";
import { type Influence, patternRow } from "./influence.js";

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
    const firsts = new Float64Array(size);
    const seconds = new Float64Array(size);
    const products = new Float64Array(size * size);
    for (const cell of cells) {
      const [one, other] = [sideOf(influence, cell, 0), sideOf(influence, cell, 1)];
      for (const [p, form] of one) firsts[p] = (firsts[p] as number) + dot(form, cell.first);
      for (const [q, form] of other) seconds[q] = (seconds[q] as number) + dot(form, cell.second);
      for (const [p, form] of one) {
        const moved = times(form, cell);
        for (const [q, second] of other)
          products[p * size + q] = (products[p * size + q] as number) + dot(second, moved);
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

/** What a cell's rows add to each estimate on one side: own forms and, where weights were calibrated, the pattern's. */
function sideOf(influence: Influence, cell: OverlapCell, side: 0 | 1): ReadonlyMap<number, Float64Array> {
  const calibrated = influence.byPattern !== undefined;
  const forms = new Map<number, Float64Array>();
  for (const { estimate, coefficients } of influence.byDomain[cell.domains[side]] ?? [])
    forms.set(estimate, calibrated ? coefficients.slice() : coefficients);
  const pattern = cell.patterns?.[side] ?? -1;
  if (!influence.byPattern || pattern < 0) return forms;
  const many = cell.first.length;
  influence.byPattern.variables.forEach((j, v) => {
    patternRow(influence, pattern, v).forEach((c, p) => {
      if (c === 0) return;
      const form = forms.get(p) ?? new Float64Array(many);
      form[j] = (form[j] as number) + c;
      forms.set(p, form);
    });
  });
  return forms;
}

function dot(form: Float64Array, values: Float64Array): number {
  let sum = 0;
  for (let j = 0; j < form.length; j++) sum += (form[j] as number) * (values[j] as number);
  return sum;
}

/** Σ_u form_u·Σ w₁w₂·u·v for each variable v of the second side. */
function times(form: Float64Array, { products, second }: OverlapCell): Float64Array {
  const many = second.length;
  const out = new Float64Array(many);
  form.forEach((c, a) => {
    if (c === 0) return;
    for (let b = 0; b < many; b++) out[b] = (out[b] as number) + c * (products[a * many + b] as number);
  });
  return out;
}
