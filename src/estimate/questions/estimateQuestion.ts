import type { Counted } from "../../vocabulary/counted.js";
import { counting } from "../../vocabulary/counted.js";
import type { Measure } from "../../vocabulary/study.js";
import type { Tally } from "../../vocabulary/tally.js";
import { meanDesignEffects } from "../means/designEffect.js";
import { means, ratios, totalOf, totals } from "../means/ratios.js";
import { quantileEstimates } from "../quantiles/quantileEstimates.js";
import { behind, type DomainEstimates, type Rules } from "./domainEstimates.js";
import { type OnePsu, type Residuals, varianceOf } from "./varianceOf.js";

/**
 * A measure's estimates in every domain, by the design's way to a variance: linearisation, or replicate weights.
 *
 * in      what was counted; the design's rules; what calibrated weights leave of an influence
 * out     estimates in the measure's unit with their full covariance
 * returns the strata with one PSU where the rule is "fail"
 * not     replicate weights together with calibration here: replicates have to be calibrated one by one
 * source  `ratios`, `designCovariance`, `replicateCovariance`, `quantileEstimates`
 */
export function estimateQuestion(
  measure: Measure,
  counted: Counted,
  rules: Rules,
  residuals?: Residuals,
): DomainEstimates | OnePsu {
  const { tally } = counted;
  const estimator = estimatorOf(measure);
  const { values, empty } = estimator(tally);
  const varied = varianceOf(counted, estimator, rules, residuals);
  if ("onePsu" in varied) return varied;
  const estimates: DomainEstimates = {
    domains: tally.domains,
    values,
    covariance: varied.covariance,
    empty: new Set([...empty, ...varied.empty]),
    designEffects: effects(measure, tally, varied.covariance),
    limits: null,
    df: varied.df,
    behind: behind(tally),
    query: tally.query,
  };
  return counted.quantiles ? quantileEstimates(estimates, measure, counted.quantiles, rules) : estimates;
}

/** A quantile's estimator is that of the share at or below it. */
function estimatorOf(measure: Measure) {
  return (tally: Tally): ReturnType<typeof ratios> => {
    switch (measure.kind) {
      case "total":
        return {
          ...totals(tally, totalOf(tally, counting.value)),
          empty: means(tally, counting.value).empty,
        };
      case "ratio":
        return ratios(tally, totalOf(tally, counting.value), totalOf(tally, counting.per));
      case "share":
      case "mean":
      case "dimension":
      case "index":
      case "quantile":
        return means(tally, counting.value);
    }
  };
}

function effects(measure: Measure, tally: Tally, covariance: Float64Array): readonly (number | null)[] {
  const size = tally.domains.length;
  if (!["share", "mean", "dimension", "index"].includes(measure.kind)) {
    return tally.domains.map(() => null);
  }
  const variances = tally.domains.map((_, d) => covariance[d * size + d] as number);
  return meanDesignEffects(tally, counting.value, variances, "with-replacement").map((effect) =>
    effect.kind === "design-effect" ? effect.value : null,
  );
}
