import { at } from "../../maths/at.js";
import { entry, matrix } from "../../maths/matrix.js";
import { cellsOfRows } from "../clustered/cells.js";
import { clusterCovariance } from "../clustered/clusterCovariance.js";
import { clustersOf } from "../clustered/clusterSums.js";
import { type CoefficientTest, coefficientTests } from "../clustered/coefficientTests.js";
import { linearRegression, type Unfitted, unfitted } from "../clustered/linearRegression.js";
import { type RowCovarianceKind, rowCovariance } from "../clustered/rowCovariance.js";
import { isRounding } from "./isRounding.js";

export type Effect = (CoefficientTest & { readonly kind: "effect" }) | Unfitted;

export interface DifferenceRequest {
  readonly treated: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  /** 0 for those left out. */
  readonly weights: ArrayLike<number>;
  readonly errors?: RowCovarianceKind;
  /** What rows belong to that go together; the error is then that of clusters (CR2), whatever `errors` says. */
  readonly cluster?: ArrayLike<number> | null;
  readonly confidence?: number;
}

/**
 * Effect on the treated after exact matching, classes of a score, or weighting: the weighted difference of means.
 *
 * in      outcome and weight of each row; HC1 unless another kind is asked for, CR2 where rows have clusters
 * out     in the outcome's unit. The error takes the weights as given: it leaves out that a score was estimated, which
 *         for an effect on the treated may be too little or too much
 * returns `not-estimable`: "no-answers" below three rows with weight; "singular" where one side has none; "one-psu" where
 *         all rows belong to one cluster; "no-variance" where nothing differs within the sides,
 *         or between clusters
 * not     for pairs: `matchedDifference`
 * source  R sandwich 3.0 `vcovHC`, R clubSandwich 0.5 `vcovCR` on a weighted `lm`
 */
export function weightedDifference({
  treated,
  y,
  weights,
  errors = "HC1",
  cluster = null,
  confidence = 0.95,
}: DifferenceRequest): Effect {
  const rows = Array.from({ length: treated.length }, (_, i) => i).filter((i) => at(weights, i) > 0);
  const pick = (values: ArrayLike<number>) => Float64Array.from(rows, (row) => at(values, row));
  const columns = [{ name: "treated", values: pick(treated) }];
  const belongs = cluster && { cluster: rows.map((row) => String(at(cluster, row))) };
  const fit = linearRegression(cellsOfRows({ columns, y: pick(y), weight: pick(weights), ...belongs }));
  if (fit.kind !== "fitted") return fit;
  const covariance = cluster ? clusterCovariance(clustersOf(fit)) : rowCovariance(fit, errors);
  if (covariance.kind !== "covariance") return covariance;
  const variance = entry(covariance.matrix, 1, 1);
  if (isRounding(variance, y, rows))
    return unfitted("no-variance", "nothing differs within the sides, or between clusters");
  const of = { names: ["treated"], coefficients: fit.coefficients.subarray(1) };
  const own = { ...covariance, matrix: matrix(1, 1, () => variance), df: covariance.df.subarray(1) };
  const [effect] = coefficientTests(of, own, confidence);
  return { kind: "effect", ...(effect as CoefficientTest) };
}
