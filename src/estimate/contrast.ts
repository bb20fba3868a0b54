/** One number made of several estimates, and its variance. */
export interface Combination {
  readonly value: number;
  readonly variance: number;
}

/**
 * A linear combination of estimates.
 *
 * in      values, their covariance (row-major), and a weight for each index that takes part
 * out     Σ c·value in the values' unit, and c'Vc, never below 0
 */
export function contrast(
  values: ArrayLike<number>,
  covariance: ArrayLike<number>,
  weights: ReadonlyMap<number, number>,
): Combination {
  const size = values.length;
  let value = 0;
  let variance = 0;
  for (const [p, c] of weights) {
    value += c * (values[p] as number);
    for (const [q, d] of weights) variance += c * d * (covariance[p * size + q] as number);
  }
  return { value, variance: Math.max(0, variance) };
}
