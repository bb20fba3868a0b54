/** One number made of several estimates, and its variance. */
export interface Combination {
  readonly value: number;
  readonly variance: number;
}

/**
 * A linear combination of estimates.
 *
 * in      values, their covariance (row-major), and a weight for each index that takes part
 * out     Σ c·value in the values' unit, and c'Vc; 0 where it is no more than rounding leaves of estimates that
 *         have no variance (a standard error below 1e-8 of the values), so that no test takes it for a precise one
 */
export function contrast(
  values: ArrayLike<number>,
  covariance: ArrayLike<number>,
  weights: ReadonlyMap<number, number>,
): Combination {
  const size = values.length;
  let value = 0;
  let variance = 0;
  let extent = 0;
  for (const [p, c] of weights) {
    value += c * (values[p] as number);
    extent += Math.abs(c * (values[p] as number));
    for (const [q, d] of weights) variance += c * d * (covariance[p * size + q] as number);
  }
  return { value, variance: variance > (1e-8 * extent) ** 2 ? variance : 0 };
}
