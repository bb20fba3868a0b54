import type { Tally } from "../../vocabulary/tally.js";
import { type Influence, patternRow } from "./influence.js";
import { momentsOf, productsOf } from "./momentSpread.js";

/** What the forms of patterns add to a stratum's sums: they move every estimate. */
export interface CommonSpread {
  /** Σ z, one for each estimate. */
  readonly means: Float64Array;
  /** Σ z_p·z_q wherever a pattern's form is one of the two; estimates × estimates. */
  readonly products: Float64Array;
}

/**
 * The part of a stratum's moments that comes from calibrated weights.
 *
 * in      a tally with moments, an influence with forms by pattern, the stratum's cells, and the estimates that they move
 * out     sums over its people; patterns are added up before they are multiplied, for all their rows have one form
 */
export function commonSpread(
  tally: Tally,
  influence: Influence,
  { cells, estimates }: { readonly cells: readonly number[]; readonly estimates: readonly number[] },
): CommonSpread {
  const { byPattern } = influence;
  const size = estimates.length;
  const place = new Map(estimates.map((p, k) => [p, k]));
  const rows = new Map<number, readonly SparseRow[]>();
  const rowsOf = (pattern: number) => {
    const known = rows.get(pattern) ?? sparse(influence, pattern, estimates);
    rows.set(pattern, known);
    return known;
  };
  const variables = byPattern?.variables ?? [];
  const { pairs } = momentsOf(tally);
  const many = tally.variables.length;
  const pairOf = pairIndex(pairs, many);
  const means = new Float64Array(size);
  const products = new Float64Array(size * size);
  const crossed = new Float64Array(size * size);
  const wide = variables.length;
  const firsts = new Map<number, Float64Array>();
  const seconds = new Map<number, Float64Array>();
  for (const cell of cells) {
    const pattern = tally.cells.calibration?.pattern[cell] ?? -1;
    const moments = productsOf(tally, cell);
    const first = sumOf(firsts, pattern, wide);
    const second = sumOf(seconds, pattern, wide * wide);
    variables.forEach((j, v) => {
      first[v] = (first[v] as number) + (tally.cells.weighted[cell * many + j] as number);
      variables.forEach((k, w) => {
        second[v * wide + w] = (second[v * wide + w] as number) + momentAt(moments, pairOf, j, k, many);
      });
      const row = rowsOf(pattern)[v] as SparseRow;
      for (const { estimate, coefficients } of influence.byDomain[tally.cells.domain[cell] as number] ?? []) {
        let sum = 0;
        for (let a = 0; a < many; a++) {
          if (coefficients[a] !== 0)
            sum += (coefficients[a] as number) * momentAt(moments, pairOf, a, j, many);
        }
        if (sum !== 0) addSparse(crossed, (place.get(estimate) as number) * size, row, sum);
      }
    });
  }
  for (const [pattern, first] of firsts) {
    const second = seconds.get(pattern) as Float64Array;
    const own = rowsOf(pattern);
    own.forEach((row, v) => {
      addSparse(means, 0, row, first[v] as number);
      own.forEach((other, w) => {
        const moment = second[v * wide + w] as number;
        if (moment === 0) return;
        row.places.forEach((p, i) => {
          addSparse(products, p * size, other, moment * (row.values[i] as number));
        });
      });
    });
  }
  for (let p = 0; p < size; p++) {
    for (let q = 0; q < size; q++) {
      const both = (crossed[p * size + q] as number) + (crossed[q * size + p] as number);
      products[p * size + q] = (products[p * size + q] as number) + both;
    }
  }
  return { means, products };
}

/** A pattern's coefficients that are not 0, by place among the estimates: patterns may move few of many. */
interface SparseRow {
  readonly places: Int32Array;
  readonly values: Float64Array;
}

function sparse(influence: Influence, pattern: number, estimates: readonly number[]): readonly SparseRow[] {
  return (influence.byPattern?.variables ?? []).map((_, v) => {
    const row = patternRow(influence, pattern, v);
    const places = new Int32Array(estimates.length);
    const values = new Float64Array(estimates.length);
    let many = 0;
    for (let k = 0; k < estimates.length; k++) {
      const value = row[estimates[k] as number] as number;
      if (value === 0) continue;
      places[many] = k;
      values[many++] = value;
    }
    return { places: places.subarray(0, many), values: values.subarray(0, many) };
  });
}

/** Adds a multiple of a row to a stretch of numbers. */
function addSparse(to: Float64Array, start: number, { places, values }: SparseRow, factor: number): void {
  for (let i = 0; i < places.length; i++) {
    const at = start + (places[i] as number);
    to[at] = (to[at] as number) + factor * (values[i] as number);
  }
}

function sumOf(sums: Map<number, Float64Array>, pattern: number, length: number): Float64Array {
  const known = sums.get(pattern) ?? new Float64Array(length);
  sums.set(pattern, known);
  return known;
}

/** Where the moment of two variables stands; −1 for two that were not multiplied. */
function pairIndex(pairs: readonly (readonly [number, number])[], many: number): Int32Array {
  const index = new Int32Array(many * many).fill(-1);
  pairs.forEach(([a, b], k) => {
    index[a * many + b] = k;
    index[b * many + a] = k;
  });
  return index;
}

function momentAt(moments: Float64Array, pairOf: Int32Array, a: number, b: number, many: number): number {
  const k = pairOf[a * many + b] as number;
  return k < 0 ? 0 : (moments[k] as number);
}
