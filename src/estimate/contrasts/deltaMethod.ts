import { type Combination, contrast } from "./contrast.js";

/** A smooth function of estimates at their values: what it is, and how it moves with each. */
export interface Smooth {
  readonly value: number;
  /** Partial derivative for each index that takes part. */
  readonly gradient: ReadonlyMap<number, number>;
}

/**
 * A smooth function of estimates, by the delta method.
 *
 * in      the function's value and gradient at the estimates; their covariance (row-major)
 * out     the value, and g'Vg for its gradient g
 * not     where the function bends much within a standard error (a ratio over a total near 0)
 * source  Taylor's series to first order; R survey 4.5 `svycontrast` with an expression
 */
export function deltaMethod({ value, gradient }: Smooth, covariance: ArrayLike<number>): Combination {
  const size = Math.round(Math.sqrt(covariance.length));
  const { variance } = contrast(new Float64Array(size), covariance, gradient);
  return { value, variance };
}

/** ln of estimate `above` over estimate `below`; both above 0. */
export function logRatio(values: ArrayLike<number>, above: number, below: number): Smooth {
  const [up, down] = [values[above] as number, values[below] as number];
  return {
    value: Math.log(up / down),
    gradient: new Map([
      [above, 1 / up],
      [below, -1 / down],
    ]),
  };
}
