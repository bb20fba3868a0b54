import type { PatternForms } from "./influence.js";

/**
 * Forms by pattern, of which those that are 0 are left out: a pattern moves few of many estimates.
 *
 * in      the variables; how many patterns and estimates there are; `write` puts the coefficients of a pattern on the
 *         v-th variable into a row of zeros, one place for each estimate
 */
export function patternForms(
  {
    variables,
    patterns,
    size,
  }: { readonly variables: readonly number[]; readonly patterns: number; readonly size: number },
  write: (row: Float64Array, pattern: number, v: number) => void,
): PatternForms {
  const starts = new Int32Array(patterns * variables.length + 1);
  const estimates: number[] = [];
  const coefficients: number[] = [];
  const row = new Float64Array(size);
  for (let r = 0; r + 1 < starts.length; r++) {
    row.fill(0);
    write(row, Math.floor(r / variables.length), r % variables.length);
    for (let p = 0; p < size; p++) {
      if (row[p] === 0) continue;
      estimates.push(p);
      coefficients.push(row[p] as number);
    }
    starts[r + 1] = estimates.length;
  }
  return {
    variables,
    starts,
    estimates: Int32Array.from(estimates),
    coefficients: Float64Array.from(coefficients),
  };
}

/** Where the forms of a pattern on its v-th variable begin, and where they end. */
export function formsOf(
  { variables, starts }: PatternForms,
  pattern: number,
  v: number,
): readonly [from: number, to: number] {
  const row = pattern * variables.length + v;
  return [starts[row] as number, starts[row + 1] as number];
}
