import type { Matrix } from "../../maths/matrix.js";
import { leastSquares } from "../../maths/qr.js";
import type { Family } from "./family.js";
import type { Patterns } from "./patterns.js";

/** Coefficients on the centred columns, at the maximum. */
export interface Maximum {
  readonly kind: "maximum";
  readonly coefficients: Float64Array;
  /** Mean of the outcome in each pattern. */
  readonly means: Float64Array;
  /** (X'WVX)⁻¹ at these means. */
  readonly unscaled: Matrix;
  readonly iterations: number;
}

export type Iterated =
  | Maximum
  /** Columns that follow from those before them. */
  | { readonly kind: "singular"; readonly columns: readonly number[] }
  | { readonly kind: "no-convergence"; readonly detail: string };

const mostIterations = 60;

/**
 * The coefficients with the greatest weighted quasi-likelihood, by iteratively reweighted least squares.
 *
 * in      patterns with the outcome's sums; the family
 * out     coefficients at which a further step moves no linear predictor by more than 1e-11 of the largest, and the
 *         information at exactly these coefficients (R's is the one before the last step)
 * returns "singular" where columns depend on one another; "no-convergence" where the steps do not come to rest, as
 *         where some pattern's people all answered the same and nothing bounds its predictor (separation)
 * source  Nelder & Wedderburn (1972); McCullagh & Nelder (1989), section 2.5
 */
export function iterate({ design, sums }: Patterns, family: Family): Iterated {
  const weight = sums.reduce((sum, pattern) => sum + pattern.weight, 0);
  const overall = sums.reduce((sum, pattern) => sum + pattern.total, 0) / weight;
  if (!family.possible(overall)) return { kind: "no-convergence", detail: "everybody answered the same" };
  let predictors = Float64Array.from(sums, ({ total, weight: own }) => {
    const typical = weight / sums.length;
    return family.link((total + overall * typical) / (own + typical));
  });
  for (let iteration = 1; iteration <= mostIterations; iteration++) {
    const means = predictors.map(family.mean);
    const variances = means.map(family.variance);
    const largest = variances.reduce((most, variance) => Math.max(most, variance), 0);
    if (!variances.every((variance) => variance > 1e-14 * largest) || !Number.isFinite(largest))
      return separated;
    const working = predictors.map((predictor, i) => {
      const { total, weight: own } = sums[i] as (typeof sums)[number];
      return predictor + (total / own - (means[i] as number)) / (variances[i] as number);
    });
    const step = leastSquares(
      design,
      working,
      variances.map((variance, i) => variance * (sums[i]?.weight ?? 0)),
    );
    if (step.aliased.length > 0)
      return iteration === 1 ? { kind: "singular", columns: step.aliased } : separated;
    const next = working.map((value, i) => value - (step.residuals[i] as number));
    const moved = next.reduce(
      (most, value, i) => Math.max(most, Math.abs(value - (predictors[i] as number))),
      0,
    );
    const size = next.reduce((most, value) => Math.max(most, Math.abs(value)), 1);
    predictors = next;
    if (iteration > 1 && moved <= 1e-11 * size) {
      return {
        kind: "maximum",
        coefficients: step.coefficients,
        means: predictors.map(family.mean),
        unscaled: step.unscaled,
        iterations: iteration,
      };
    }
  }
  return { kind: "no-convergence", detail: `the steps did not come to rest in ${mostIterations} iterations` };
}

const separated = {
  kind: "no-convergence",
  detail: "people of some pattern all answered the same, and nothing bounds its predictor",
} as const;
