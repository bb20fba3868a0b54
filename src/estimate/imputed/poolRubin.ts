import { add, entry, type Matrix, matrix, scale } from "../../maths/matrix.js";

/** One imputation's estimates and their covariance. */
export interface ImputedFit {
  readonly values: ArrayLike<number>;
  readonly covariance: Matrix;
}

export type Pooled =
  | {
      readonly kind: "pooled";
      readonly estimates: readonly PooledEstimate[];
      /** Within + (1 + 1/m)·between: the covariance of the pooled estimates. */
      readonly covariance: Matrix;
      /** Mean of the imputations' covariances. */
      readonly within: Matrix;
      /** Covariance of the estimates among imputations. */
      readonly between: Matrix;
    }
  | { readonly kind: "not-estimable"; readonly reason: "one-imputation"; readonly detail: string };

export interface PooledEstimate {
  readonly value: number;
  readonly se: number;
  readonly df: number;
  /** Relative increase in variance: what not knowing the missing answers adds, beside what sampling leaves. */
  readonly increase: number;
  /** Part of the variance that is due to missing answers. */
  readonly lambda: number;
  /** Fraction of information that is missing. */
  readonly missing: number;
}

/**
 * Estimates from several imputed data sets as one, by Rubin's rules.
 *
 * in      the estimates and covariance of each imputation, in one order; degrees of freedom that the estimates would
 *         have without missing answers: `Infinity` gives Rubin's (1987), a number Barnard and Rubin's (1999), which
 *         are never more than it
 * out     pooled estimates in their unit, with degrees of freedom for each
 * returns `not-estimable` ("one-imputation") for fewer than two: nothing then tells what imputing adds
 * not     for quantities far from normal: pool a share's logit, a correlation's Fisher z
 * source  Rubin (1987), ch. 3; Barnard & Rubin (1999), Biometrika 86, 948–955; R mice 3.15 `pool`, `pool.scalar`;
 *         R mitools 2.4 `MIcombine` (df of 1987)
 */
export function poolRubin(
  fits: readonly ImputedFit[],
  { dfComplete = Number.POSITIVE_INFINITY }: { readonly dfComplete?: number } = {},
): Pooled {
  const [first] = fits;
  const m = fits.length;
  if (!first || m < 2)
    return {
      kind: "not-estimable",
      reason: "one-imputation",
      detail: `${m} imputed data sets; two are needed`,
    };
  const size = first.values.length;
  const valueIn = ({ values }: ImputedFit, p: number) => values[p] as number;
  const mean = (of: (fit: ImputedFit) => number) => fits.reduce((sum, fit) => sum + of(fit), 0) / m;
  const values = Array.from({ length: size }, (_, p) => mean((fit) => valueIn(fit, p)));
  const within = matrix(size, size, (p, q) => mean(({ covariance }) => entry(covariance, p, q)));
  const away = (fit: ImputedFit, p: number) => valueIn(fit, p) - (values[p] as number);
  const between = matrix(size, size, (p, q) => (mean((fit) => away(fit, p) * away(fit, q)) * m) / (m - 1));
  const covariance = add(within, scale(between, 1 + 1 / m));
  return {
    kind: "pooled",
    estimates: values.map((value, p) => {
      const [total, sampling] = [entry(covariance, p, p), entry(within, p, p)];
      const lambda = total > 0 ? ((1 + 1 / m) * entry(between, p, p)) / total : 0;
      const df = degreesOfFreedom(lambda, m, dfComplete);
      const increase =
        sampling > 0 ? (total - sampling) / sampling : total > 0 ? Number.POSITIVE_INFINITY : 0;
      // (increase + 2/(df + 3))/(increase + 1), written so that an infinite increase gives 1.
      const missing = lambda + (2 / (df + 3)) * (1 - lambda);
      return { value, se: Math.sqrt(total), df, increase, lambda, missing };
    }),
    covariance,
    within,
    between,
  };
}

/** (m − 1)/λ², and with it the degrees of freedom that sampling leaves: 1/df = 1/old + 1/observed. */
function degreesOfFreedom(lambda: number, m: number, complete: number): number {
  const old = (m - 1) / lambda ** 2;
  if (complete === Number.POSITIVE_INFINITY) return old;
  const observed = ((complete + 1) / (complete + 3)) * complete * (1 - lambda);
  return old === Number.POSITIVE_INFINITY ? observed : (old * observed) / (old + observed);
}
