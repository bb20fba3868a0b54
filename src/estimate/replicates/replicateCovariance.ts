import type { Replicates } from "../../vocabulary/design.js";
import type { ReplicateTallies } from "../../vocabulary/replicated.js";
import type { Tally } from "../../vocabulary/tally.js";

/** Estimates with the full weights and with each replicate's. */
export interface ReplicateEstimates {
  readonly values: Float64Array;
  readonly replicates: readonly Float64Array[];
  /** Estimates that have no value under the full weights or under some replicate. */
  readonly empty: ReadonlySet<number>;
}

/** An estimator: values from a tally, and those among them that mean nothing because nobody answered. */
export type Estimator = (tally: Tally) => {
  readonly values: Float64Array;
  readonly empty?: ReadonlySet<number>;
};

/**
 * An estimator run under the full weights and under each replicate.
 *
 * in      the tallies, the estimator
 * out     estimates in their own unit. An estimate without a value in one replicate is `empty`: R drops the
 *         replicate with a warning, which takes variance away; here it is not estimated
 */
export function replicated({ full, replicates }: ReplicateTallies, estimator: Estimator): ReplicateEstimates {
  const whole = estimator(full);
  const empty = new Set(whole.empty);
  const each = replicates.map((tally) => {
    const found = estimator(tally);
    for (const p of found.empty ?? []) empty.add(p);
    return found.values;
  });
  return { values: whole.values, replicates: each, empty };
}

/**
 * Covariance of estimates from their spread over replicates: scale·Σ rscale·(θᵣ − θ̄)(θᵣ − θ̄)'.
 *
 * in      estimates by replicate; the factors of the method; deviations from the full-sample estimate (`mse`) or
 *         from the mean of the replicates whose factor is above 0
 * out     size × size, row-major, in the product of the estimates' units; rows of `empty` estimates mean nothing
 * not     for quantiles under a jackknife: use Woodruff's detour with the share's replicate variance
 * source  Wolter (2007), Introduction to Variance Estimation; R survey 4.5 `svrVar`
 */
export function replicateCovariance(
  { values, replicates }: ReplicateEstimates,
  { scale, rscales, mse }: Pick<Replicates, "scale" | "rscales" | "mse">,
): Float64Array {
  const size = values.length;
  const factor = (r: number) => rscales[r] as number;
  const counted = replicates.filter((_, r) => factor(r) > 0);
  const centre = mse
    ? values
    : values.map((_, p) => counted.reduce((sum, found) => sum + (found[p] as number), 0) / counted.length);
  const covariance = new Float64Array(size * size);
  replicates.forEach((found, r) => {
    const away = found.map((value, p) => value - (centre[p] as number));
    for (let p = 0; p < size; p++) {
      const first = scale * factor(r) * (away[p] as number);
      for (let q = 0; q <= p; q++)
        covariance[p * size + q] = (covariance[p * size + q] as number) + first * (away[q] as number);
    }
  });
  for (let p = 0; p < size; p++)
    for (let q = 0; q < p; q++) covariance[q * size + p] = covariance[p * size + q] as number;
  return covariance;
}
