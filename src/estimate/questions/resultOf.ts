import type { SamplingDesign } from "../../vocabulary/design.js";
import { equivalenceMargin } from "../../vocabulary/equivalenceMargin.js";
import type { Estimate, Interval, NotEstimableReason, Result, Unit } from "../../vocabulary/estimate.js";
import { isLevel, type Quantity } from "../../vocabulary/quantity.js";
import type { Measure, Study } from "../../vocabulary/study.js";
import type { Combination } from "../contrasts/contrast.js";
import { equivalence } from "../contrasts/equivalence.js";
import { zeroTest } from "../contrasts/zeroTest.js";
import { meanInterval } from "../means/meanInterval.js";
import { shareInterval } from "../means/shareInterval.js";
import type { DomainEstimates } from "./domainEstimates.js";
import { evidenceOf } from "./evidenceOf.js";
import { sideCounts } from "./sideCounts.js";

/** A number made of a measure's estimates in some domains. */
export interface Made {
  readonly study: Study;
  readonly measure: Measure;
  readonly unit: Unit;
  readonly quantity: Quantity;
  /** The domains that it rests on; −1 for one that has no rows. */
  readonly domains: readonly number[];
  /** Those of them whose people it is told of; default: all. */
  readonly about?: readonly number[];
  readonly combination: Combination;
}

/**
 * A number with its interval, its test and its evidence, or the reason why there is none.
 *
 * in      the number with its variance; what stands behind the domains that it rests on
 * returns `not-estimable` where a domain has no answers, no variance or no degrees of freedom
 */
export function resultOf(made: Made, estimates: DomainEstimates): Result {
  const { study, measure, quantity, domains, about = domains } = made;
  const { value, variance } = made.combination;
  const evidence = evidenceOf(study.design, measure, estimates, quantity, domains);
  const fewestIn = (of: readonly number[]) => Math.min(...of.map((d) => estimates.behind.answered[d] ?? 0));
  const n = fewestIn(about);
  const fewest = made.about && { fewest: fewestIn(domains) };
  const none = (reason: NotEstimableReason, detail: string): Result => ({
    kind: "not-estimable",
    quantity,
    reason,
    detail,
    n,
    ...fewest,
    evidence,
  });
  if (domains.some((d) => d < 0 || estimates.empty.has(d))) return none("no-answers", "nobody answered");
  if (domains.some((d) => estimates.behind.alike[d])) return none("no-variance", "all answers are equal");
  const df = dfOf(study.design, estimates, domains);
  if (!(df > 0)) return none("one-psu", "no degrees of freedom");
  if (!(variance > 0)) {
    const size = estimates.domains.length;
    return domains.length > 1 && domains.every((d) => (estimates.covariance[d * (size + 1)] as number) > 0)
      ? none("singular", "what the two sides share leaves no variance between them")
      : none("no-variance", "all answers are equal");
  }
  const se = Math.sqrt(variance);
  const interval = intervalOf(study.design, measure, estimates, { value, variance, df, domains });
  if (interval.kind === "not-estimable") return none(interval.reason, interval.detail);
  const level = isLevel(quantity);
  const { unit } = made;
  const margin = level ? undefined : equivalenceMargin(study.analysis, measure.id, unit);
  return {
    kind: "estimate",
    quantity,
    unit,
    value,
    se,
    df,
    interval: interval.limits,
    test: level ? null : zeroTest({ value, se, df }),
    ...(margin !== undefined && equivalenceOf({ value, se, df, margin }, study.design)),
    n,
    ...fewest,
    counts: sideCounts(study, measure, estimates.behind, domains),
    evidence,
  };
}

/** Degrees of freedom by the design's rule of an interval that rests on some domains. */
export function dfOf(
  { degreesOfFreedom }: SamplingDesign,
  estimates: Pick<DomainEstimates, "df">,
  domains: readonly number[],
): number {
  return degreesOfFreedom === "infinite" ? Number.POSITIVE_INFINITY : estimates.df(domains);
}

/** Whether a change or a difference is shown to be smaller than the margin that the study states. */
export function equivalenceOf(
  of: { readonly value: number; readonly se: number; readonly df: number; readonly margin: number },
  { confidence }: SamplingDesign,
): Pick<Estimate, "equivalence"> {
  const found = equivalence({ ...of, confidence });
  if (found.kind !== "tested") return {};
  return { equivalence: { margin: of.margin, p: found.p, interval: found.interval } };
}

type Limits =
  | { readonly kind: "interval"; readonly limits: Interval }
  | { readonly kind: "not-estimable"; readonly reason: NotEstimableReason; readonly detail: string };

/** Levels of shares and of quantiles have intervals of their own; all else is a t interval. */
function intervalOf(
  { confidence, shareInterval: method }: SamplingDesign,
  measure: Measure,
  estimates: DomainEstimates,
  of: {
    readonly value: number;
    readonly variance: number;
    readonly df: number;
    readonly domains: readonly number[];
  },
): Limits {
  const { value: estimate, variance, df, domains } = of;
  const [level, ...others] = domains;
  if (level !== undefined && others.length === 0) {
    const own = estimates.limits?.[level];
    if (own) {
      const [low, high] = [own.low ?? estimate, own.high ?? estimate];
      return { kind: "interval", limits: { low, high, confidence, method: `Woodruff, ${own.method}` } };
    }
    if (measure.kind === "share") {
      const rows = estimates.behind.answered[level] as number;
      const found = shareInterval({ estimate, variance, df, rows, confidence, method });
      if (found.kind === "not-estimable") return found;
      return {
        kind: "interval",
        limits: { low: found.low, high: found.high, confidence, method: found.method },
      };
    }
  }
  return { kind: "interval", limits: meanInterval({ estimate, se: Math.sqrt(variance), df, confidence }) };
}
