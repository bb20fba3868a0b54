import { at } from "../../maths/at.js";
import { crossProduct, type Matrix, quadraticForm } from "../../maths/matrix.js";
import { type LinearRegression, leverages, type Unfitted, unfitted } from "./linearRegression.js";

/** How much a row's squared residual is enlarged for what the fit took from it. */
export type RowCovarianceKind = "HC0" | "HC1" | "HC2" | "HC3" | "HC4";

export interface Covariance {
  readonly kind: "covariance";
  readonly matrix: Matrix;
  /** Degrees of freedom of each coefficient's t. */
  readonly df: Float64Array;
}

/**
 * Covariance of the coefficients where rows are independent but need not vary alike.
 *
 * in      a fitted regression; with h the leverage, n rows and k coefficients, squared residuals are multiplied by
 *         HC0 1, HC1 n/(n − k), HC2 1/(1 − h), HC3 1/(1 − h)², HC4 1/(1 − h)^min(4, h·n/k)
 * out     covariance in squared units of the coefficients; df = n − k
 * returns `not-estimable` ("no-variance") for HC2–HC4 where a row alone decides a coefficient (h = 1)
 * not     where rows belong together: `clusterCovariance`
 * source  MacKinnon & White (1985), Journal of Econometrics 29, 305–325; Cribari-Neto (2004), Computational Statistics &
 *         Data Analysis 45, 215–233; R sandwich 3.0 `vcovHC`
 */
export function rowCovariance(fit: LinearRegression, kind: RowCovarianceKind): Covariance | Unfitted {
  const { cells, rows, names, residuals, df } = fit;
  const own = leverages(fit);
  const alone = own.findIndex((h) => h > 1 - 1e-10);
  if (alone >= 0 && kind !== "HC0" && kind !== "HC1")
    return unfitted(
      "no-variance",
      `row or cell ${alone + 1} alone decides a coefficient: ${kind} does not exist`,
    );
  const factor = (h: number) => {
    switch (kind) {
      case "HC0":
        return 1;
      case "HC1":
        return rows / df;
      case "HC2":
        return 1 / (1 - h);
      case "HC3":
        return 1 / (1 - h) ** 2;
      case "HC4":
        return (1 - h) ** -Math.min(4, (h * rows) / names.length);
    }
  };
  const squares = cells.squares.map(
    (within, i) =>
      at(cells.weight, i) ** 2 * (within + at(cells.rows, i) * at(residuals, i) ** 2) * factor(at(own, i)),
  );
  return {
    kind: "covariance",
    matrix: quadraticForm(fit.root, crossProduct(fit.unit, squares)),
    df: new Float64Array(names.length).fill(df),
  };
}
