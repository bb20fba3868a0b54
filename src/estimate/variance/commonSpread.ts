import type { Tally } from "../../vocabulary/tally.js";
import type { Influence, PatternForms } from "./influence.js";
import { momentsOf } from "./momentSpread.js";
import { formsOf } from "./patternForms.js";

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
 * in      a tally with moments, an influence and its forms by pattern, the stratum's cells, and the place of each estimate
 *         among the `size` that they move
 * out     sums over its people; patterns are added up before they are multiplied, for all their rows have one form
 */
export function commonSpread(
  tally: Tally,
  { byDomain }: Influence,
  byPattern: PatternForms,
  {
    cells,
    place,
    size,
  }: { readonly cells: readonly number[]; readonly place: Int32Array; readonly size: number },
): CommonSpread {
  const { variables, estimates, coefficients } = byPattern;
  const wide = variables.length;
  const many = tally.variables.length;
  const momentAt = momentReader(tally);
  const means = new Float64Array(size);
  const products = new Float64Array(size * size);
  const crossed = new Float64Array(size * size);
  const first = new Float64Array(wide);
  const second = new Float64Array(wide * wide);
  /** Adds a multiple of a pattern's forms on its v-th variable to a stretch of numbers. */
  const addForms = (to: Float64Array, start: number, pattern: number, v: number, factor: number) => {
    if (factor === 0) return;
    const [from, end] = formsOf(byPattern, pattern, v);
    for (let i = from; i < end; i++) {
      const at = start + (place[estimates[i] as number] as number);
      to[at] = (to[at] as number) + factor * (coefficients[i] as number);
    }
  };
  for (const [pattern, own] of cellsByPattern(tally, cells)) {
    first.fill(0);
    second.fill(0);
    for (const cell of own) {
      const forms = byDomain[tally.cells.domain[cell] as number] ?? [];
      for (let v = 0; v < wide; v++) {
        const j = variables[v] as number;
        first[v] = (first[v] as number) + (tally.cells.weighted[cell * many + j] as number);
        for (let w = 0; w < wide; w++) {
          const moment = momentAt(cell, j, variables[w] as number);
          second[v * wide + w] = (second[v * wide + w] as number) + moment;
        }
        for (const form of forms) {
          let sum = 0;
          for (let a = 0; a < many; a++) {
            const c = form.coefficients[a] as number;
            if (c !== 0) sum += c * momentAt(cell, a, j);
          }
          addForms(crossed, (place[form.estimate] as number) * size, pattern, v, sum);
        }
      }
    }
    for (let v = 0; v < wide; v++) {
      addForms(means, 0, pattern, v, first[v] as number);
      const [from, end] = formsOf(byPattern, pattern, v);
      for (let w = 0; w < wide; w++) {
        const moment = second[v * wide + w] as number;
        for (let i = from; i < end; i++) {
          const start = (place[estimates[i] as number] as number) * size;
          addForms(products, start, pattern, w, moment * (coefficients[i] as number));
        }
      }
    }
  }
  for (let p = 0; p < size; p++) {
    for (let q = 0; q < size; q++) {
      const both = (crossed[p * size + q] as number) + (crossed[q * size + p] as number);
      products[p * size + q] = (products[p * size + q] as number) + both;
    }
  }
  return { means, products };
}

function cellsByPattern(tally: Tally, cells: readonly number[]): ReadonlyMap<number, readonly number[]> {
  const found = new Map<number, number[]>();
  for (const cell of cells) {
    const pattern = tally.cells.calibration?.pattern[cell] ?? -1;
    const own = found.get(pattern);
    if (own) own.push(cell);
    else found.set(pattern, [cell]);
  }
  return found;
}

/** The moment of two variables in a cell; 0 for two that were not multiplied. */
function momentReader(tally: Tally): (cell: number, a: number, b: number) => number {
  const { pairs, products } = momentsOf(tally);
  const many = tally.variables.length;
  const places = new Int32Array(many * many).fill(-1);
  pairs.forEach(([a, b], k) => {
    places[a * many + b] = k;
    places[b * many + a] = k;
  });
  return (cell, a, b) => {
    const k = places[a * many + b] as number;
    return k < 0 ? 0 : (products[cell * pairs.length + k] as number);
  };
}
