import { counting } from "../../vocabulary/counted.js";
import type { SamplingDesign } from "../../vocabulary/design.js";
import type { Domain, Tally } from "../../vocabulary/tally.js";
import { domainTotals, peopleOf, totalOf } from "../means/ratios.js";
import type { QuantileLimits } from "../quantiles/quantileInterval.js";
import { designExtent, type Extent } from "./designExtent.js";

/** Estimates of one measure in every domain, with their full covariance and what stands behind them. */
export interface DomainEstimates {
  readonly domains: readonly Domain[];
  readonly values: Float64Array;
  /** Row-major, domains × domains. */
  readonly covariance: Float64Array;
  /** Domains without an answer: their value means nothing. */
  readonly empty: ReadonlySet<number>;
  /** Against a simple random sample of as many people, with replacement; `null` where there is none. */
  readonly designEffects: readonly (number | null)[];
  /** Intervals that do not follow from value and variance: those of quantiles. */
  readonly limits: readonly (QuantileLimits | null)[] | null;
  /** Degrees of freedom of an interval that rests on these domains. */
  readonly df: (domains: readonly number[]) => number;
  readonly behind: Behind;
  readonly query: string;
}

/** The people and the design behind estimates by domain. */
export interface Behind {
  /** Rows, people who answered, and the plain sum of their values, by domain. */
  readonly rows: Float64Array;
  readonly answered: Float64Array;
  readonly sums: Float64Array;
  /** Σ(y − ȳ)² over them. */
  readonly squares: Float64Array;
  /** True where everybody gave the same answer: a variance that is then not 0 is rounding. */
  readonly alike: readonly boolean[];
  /** PSUs and strata of the design that these domains rest on. */
  readonly extent: (domains: readonly number[]) => Extent;
}

/** Reads off a tally with the variable `value` and its square who stands behind its domains. */
export function behind(tally: Tally): Behind {
  const rows = new Float64Array(tally.domains.length);
  tally.cells.domain.forEach((d, cell) => {
    if (d >= 0) rows[d] = (rows[d] as number) + (tally.cells.rows[cell] as number);
  });
  const answered = domainTotals(tally, peopleOf(counting.value), "unweighted");
  const away = domainTotals(tally, new Map([[counting.value, 1]]), "unweighted");
  const squares = domainTotals(tally, new Map([[`${counting.value} × ${counting.value}`, 1]]), "unweighted");
  const spread = squares.map((square, d) => square - (away[d] as number) ** 2 / (answered[d] as number));
  return {
    rows,
    answered,
    squares: spread,
    alike: tally.domains.map((_, d) => (spread[d] as number) <= 1e-12 * (squares[d] as number)),
    sums: domainTotals(tally, totalOf(tally, counting.value), "unweighted"),
    extent: designExtent(tally),
  };
}

/** What of a design decides about variances and intervals. */
export type Rules = Pick<
  SamplingDesign,
  "lonelyPsu" | "replicates" | "degreesOfFreedom" | "shareInterval" | "confidence"
>;
