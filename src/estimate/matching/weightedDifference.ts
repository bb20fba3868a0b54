import { at } from "../../maths/at.js";
import { cellsOfRows } from "../clustered/cells.js";
import { type CoefficientTest, coefficientTests } from "../clustered/coefficientTests.js";
import { linearRegression, type Unfitted } from "../clustered/linearRegression.js";
import { type RowCovarianceKind, rowCovariance } from "../clustered/rowCovariance.js";

export type Effect = (CoefficientTest & { readonly kind: "effect" }) | Unfitted;

export interface DifferenceRequest {
  readonly treated: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  /** 0 for those left out. */
  readonly weights: ArrayLike<number>;
  readonly errors?: RowCovarianceKind;
  readonly confidence?: number;
}

/**
 * Effect on the treated after exact matching, classes of a score, or weighting: the weighted difference of means.
 *
 * in      outcome and weight of each row; HC1 unless another kind is asked for
 * out     in the outcome's unit. The error takes the weights as given: it leaves out that a score was estimated, which
 *         for an effect on the treated may be too little or too much
 * returns `not-estimable`: "no-answers" below three rows with weight; "singular" where one side has none
 * not     for pairs: `matchedDifference`
 * source  R sandwich 3.0 `vcovHC` on a weighted `lm`
 */
export function weightedDifference({
  treated,
  y,
  weights,
  errors = "HC1",
  confidence = 0.95,
}: DifferenceRequest): Effect {
  const rows = Array.from({ length: treated.length }, (_, i) => i).filter((i) => at(weights, i) > 0);
  const pick = (values: ArrayLike<number>) => Float64Array.from(rows, (row) => at(values, row));
  const columns = [{ name: "treated", values: pick(treated) }];
  const fit = linearRegression(cellsOfRows({ columns, y: pick(y), weight: pick(weights) }));
  if (fit.kind !== "fitted") return fit;
  const covariance = rowCovariance(fit, errors);
  if (covariance.kind !== "covariance") return covariance;
  const [, effect] = coefficientTests(fit, covariance, confidence);
  return { kind: "effect", ...(effect as CoefficientTest) };
}
