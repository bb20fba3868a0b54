import { fromRows } from "../../maths/matrix.js";
import type { Counted } from "../../vocabulary/counted.js";
import { counting } from "../../vocabulary/counted.js";
import type { Measure } from "../../vocabulary/study.js";
import type { Stratum, Tally } from "../../vocabulary/tally.js";
import { meanDesignEffects } from "../means/designEffect.js";
import { means, ratios, totalOf, totals } from "../means/ratios.js";
import { quantileEstimates } from "../quantiles/quantileEstimates.js";
import { replicateCovariance, replicated } from "../replicates/replicateCovariance.js";
import { replicateDf } from "../replicates/replicateDf.js";
import { degreesOfFreedom } from "../variance/degreesOfFreedom.js";
import { designCovariance } from "../variance/designCovariance.js";
import type { Influence } from "../variance/influence.js";
import { behind, type DomainEstimates, type Rules } from "./domainEstimates.js";

/** Strata in which one PSU was drawn, under the rule "fail". */
export interface OnePsu {
  readonly onePsu: readonly Stratum[];
}

interface Varied {
  readonly covariance: Float64Array;
  readonly df: DomainEstimates["df"];
  readonly empty: ReadonlySet<number>;
}

/** Adapts a linearisation to weights that were calibrated; the identity where they were not. */
export type Residuals = (tally: Tally, influence: Influence) => Influence;

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
  residuals: Residuals = (_, influence) => influence,
): DomainEstimates | OnePsu {
  const { tally } = counted;
  const estimator = estimatorOf(measure);
  const { values, influence, empty } = estimator(tally);
  const varied = variance(counted, estimator, rules, () => residuals(tally, influence));
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
      case "quantile":
        return means(tally, counting.value);
    }
  };
}

function variance(
  { tally, replicated: count }: Counted,
  estimator: ReturnType<typeof estimatorOf>,
  rules: Rules,
  influence: () => Influence,
): Varied | OnePsu {
  if (count && rules.replicates) {
    const estimates = replicated(count.tallies, estimator);
    const df = (domains: readonly number[]) => {
      const reached = count.patterns.filter(({ domain }) => domains.includes(domain));
      return replicateDf(fromRows(reached.map(({ multipliers }) => [...multipliers])));
    };
    return {
      covariance: replicateCovariance(estimates, rules.replicates),
      df,
      empty: estimates.empty,
    };
  }
  const found = designCovariance(tally, influence(), rules);
  if (found.kind === "one-psu") return { onePsu: found.strata };
  return {
    covariance: found.data,
    df: (domains: readonly number[]) => degreesOfFreedom(tally, domains),
    empty: new Set<number>(),
  };
}

function effects(measure: Measure, tally: Tally, covariance: Float64Array): readonly (number | null)[] {
  const size = tally.domains.length;
  if (measure.kind !== "share" && measure.kind !== "mean" && measure.kind !== "dimension") {
    return tally.domains.map(() => null);
  }
  const variances = tally.domains.map((_, d) => covariance[d * size + d] as number);
  return meanDesignEffects(tally, counting.value, variances, "with-replacement").map((effect) =>
    effect.kind === "design-effect" ? effect.value : null,
  );
}
