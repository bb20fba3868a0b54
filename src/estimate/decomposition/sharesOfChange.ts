import { at } from "../../maths/at.js";
import { bilinear, dot, type Matrix } from "../../maths/matrix.js";
import { type RatioInterval, ratioInterval } from "../contrasts/ratioInterval.js";

/**
 * Each dimension's share of the change of the index that they make up: how far the change is "driven by" it.
 *
 * in      the dimensions' changes and their covariance; each one's weight in the index (equal if left out);
 *         degrees of freedom, confidence, method as in `ratioInterval`
 * out     per dimension weight·change over Σ weight·change, with its interval. Shares add up to 1; one is below 0
 *         where the dimension moved against the index, and may be above 1
 * returns for each dimension `not-estimable` ("no-change") where the index itself is not shown to have changed
 * source  docs/methods/shares-of-change.md; Fieller (1954)
 */
export function sharesOfChange(
  changes: { readonly values: ArrayLike<number>; readonly covariance: Matrix; readonly df: number },
  {
    weights,
    ...options
  }: {
    readonly weights?: ArrayLike<number>;
    readonly confidence?: number;
    readonly method?: "Fieller" | "delta";
  } = {},
): readonly RatioInterval[] {
  const size = changes.values.length;
  const whole = Array.from({ length: size }, (_, k) => (weights ? at(weights, k) : 1 / size));
  const { values, covariance, df } = changes;
  const total = { value: dot(whole, values), variance: bilinear(whole, covariance, whole) };
  return whole.map((weight, k) => {
    const part = whole.map((_, l) => (l === k ? weight : 0));
    const variance = {
      above: bilinear(part, covariance, part),
      below: total.variance,
      both: bilinear(part, covariance, whole),
    };
    return ratioInterval({ above: weight * at(values, k), below: total.value, variance }, { df, ...options });
  });
}
