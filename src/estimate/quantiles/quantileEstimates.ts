import type { QuantileCount } from "../../vocabulary/counted.js";
import type { Measure } from "../../vocabulary/study.js";
import type { DomainEstimates, Rules } from "../questions/domainEstimates.js";
import { quantileInterval } from "./quantileInterval.js";

/**
 * Turns estimates of the shares at or below the quantiles into estimates of the quantiles.
 *
 * A quantile moves by −1/f for each unit its share moves; f is the slope that Woodruff's interval shows,
 * the share's standard error over the quantile's. So quantiles of overlapping domains and waves covary as their
 * shares do.
 *
 * in      shares by domain with their covariance; the distribution each quantile was read off
 * out     quantiles in the item's unit, intervals by Woodruff's detour, covariance in the unit squared.
 *         A domain whose interval has no end or no length has variance 0
 * not     for items with few values: the interval then jumps from one value to the next
 * source  Woodruff (1952); Francisco & Fuller (1991), Annals of Statistics 19, 454–469, for the covariance
 */
export function quantileEstimates(
  shares: DomainEstimates,
  measure: Measure,
  { table, values }: QuantileCount,
  { confidence }: Rules,
): DomainEstimates {
  if (measure.kind !== "quantile") throw new Error(`${measure.id} is no quantile`);
  const size = shares.domains.length;
  const variance = (d: number) => shares.covariance[d * size + d] as number;
  const limits = shares.domains.map((_, d) => {
    const distribution = table.byDomain[d];
    if (!distribution || shares.empty.has(d)) return null;
    const found = quantileInterval({
      distribution,
      rule: "math",
      p: measure.p,
      share: shares.values[d] as number,
      variance: variance(d),
      df: shares.df([d]),
      rows: shares.behind.answered[d] as number,
      confidence,
      method: "mean",
    });
    return found.kind === "quantile" && found.se !== null && found.se > 0 ? found : null;
  });
  const slopes = limits.map((limit, d) => (limit?.se ? -limit.se / Math.sqrt(variance(d)) : 0));
  return {
    ...shares,
    values: Float64Array.from(values, (value) => value ?? 0),
    covariance: shares.covariance.map(
      (value, at) => value * (slopes[Math.floor(at / size)] as number) * (slopes[at % size] as number),
    ),
    limits,
  };
}
