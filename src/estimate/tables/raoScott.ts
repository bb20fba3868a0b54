import { chiSquaredUpperTail } from "../../maths/chiSquared.js";
import { fSumUpperTail } from "../../maths/chiSquaredSum.js";
import { choleskyInverse } from "../../maths/cholesky.js";
import { fUpperTail } from "../../maths/fisher.js";
import { diagonal, type Matrix, matrix, multiply, quadraticForm } from "../../maths/matrix.js";
import { symmetrised } from "../../maths/symmetric.js";
import { productEigenvalues } from "../../maths/symmetricEigen.js";
import type { NotEstimableReason } from "../../vocabulary/estimate.js";
import type { TwoWayTable } from "./twoWayTable.js";

/** R's names: F and Chisq correct Pearson's X² by its first two moments or its mean; the others use its distribution. */
export type RaoScottStatistic = "F" | "Chisq" | "lincom" | "saddlepoint";

interface IndependenceTest {
  readonly kind: "tested";
  readonly statistic: number;
  /** Of F, or χ² where the second is `Infinity`; `null` where p comes from a sum of χ² variables. */
  readonly df: readonly [numerator: number, denominator: number] | null;
  readonly p: number;
}

export type IndependenceResult =
  | IndependenceTest
  | { readonly kind: "not-estimable"; readonly reason: NotEstimableReason; readonly detail: string };

/**
 * Rao and Scott's test that rows and columns of a table are independent.
 *
 * in      the table, the covariance of its cells' shares, the design's degrees of freedom, and the number of people
 *         that X² is scaled to (R: all rows of the design; it cancels in every p)
 * out     X² and its p (“F”: X² over the sum of the design effects). “lincom” and “saddlepoint” are one here: R's
 *         exact integration needs a package that it does without when missing
 * returns `not-estimable`: "one-psu" without degrees of freedom, "singular" where empty cells leave a contrast
 *         without people, "no-variance" for a table of one row or column or without variance
 * source  Rao & Scott (1984), Annals of Statistics 12, 46–60; Thomas & Rao (1987); R survey 4.5 `svychisq`
 */
export function raoScott(
  table: TwoWayTable,
  covariance: Matrix,
  options: { readonly statistic: RaoScottStatistic; readonly df: number; readonly people: number },
): IndependenceResult {
  const { statistic, df, people } = options;
  if (!(df > 0)) return none("one-psu", "the variance has no degrees of freedom");
  const effects = designEffects(table, covariance, people);
  if (typeof effects === "string") return none(effects, "the table says nothing about independence");
  const sum = effects.reduce((total, effect) => total + effect, 0);
  const squares = effects.reduce((total, effect) => total + effect * effect, 0);
  if (!(sum > 0)) return none("no-variance", "the shares have no variance");
  const pearson = pearsonStatistic(table, people);
  const numerator = (sum * sum) / squares;
  switch (statistic) {
    case "F": {
      const f = pearson / sum;
      const denominator = numerator * df;
      return {
        kind: "tested",
        statistic: f,
        df: [numerator, denominator],
        p: fUpperTail(f, numerator, denominator),
      };
    }
    case "Chisq": {
      const k = effects.length;
      const p = chiSquaredUpperTail((pearson * k) / sum, k);
      return { kind: "tested", statistic: pearson, df: [k, Number.POSITIVE_INFINITY], p };
    }
    case "lincom":
    case "saddlepoint": {
      const p = fSumUpperTail(pearson, { weights: effects }, steadied(numerator * df));
      return { kind: "tested", statistic: pearson, df: null, p };
    }
  }
}

/** R's saddle point takes whole degrees of freedom of the denominator: rounding must not make 59 out of 59.999999999. */
function steadied(df: number): number {
  return Math.abs(df - Math.round(df)) < 1e-6 ? Math.round(df) : df;
}

/** Pearson's X² of the weighted table, as if it were a table of so many people. */
export function pearsonStatistic({ rows, columns, people: weights }: TwoWayTable, people: number): number {
  const all = weights.reduce((sum, n) => sum + n, 0);
  const share = (i: number, j: number) => (weights[i * columns.length + j] as number) / all;
  const rowShares = rows.map((_, i) => columns.reduce((sum, _, j) => sum + share(i, j), 0));
  const columnShares = columns.map((_, j) => rows.reduce((sum, _, i) => sum + share(i, j), 0));
  return (
    rowShares.reduce(
      (sum, row, i) =>
        columnShares.reduce(
          (inner, column, j) => inner + (share(i, j) - row * column) ** 2 / (row * column),
          sum,
        ),
      0,
    ) * people
  );
}

/**
 * Rao and Scott's generalised design effects: how much more each contrast of the interaction varies than in a simple
 * random sample of as many people.
 */
function designEffects(
  { rows, columns, people: weights }: TwoWayTable,
  covariance: Matrix,
  people: number,
): Float64Array | "singular" | "no-variance" {
  if (rows.length < 2 || columns.length < 2) return "no-variance";
  const all = weights.reduce((sum, n) => sum + n, 0);
  const inverses = weights.map((n) => (n === 0 ? 0 : all / n));
  const contrasts = interactionContrasts(rows.length, columns.length);
  const simple = quadraticForm(contrasts, diagonal(inverses.map((inverse) => inverse / people)));
  const solved = choleskyInverse(simple);
  if (solved.kind !== "solved") return "singular";
  const complex = quadraticForm(multiply(contrasts, diagonal(inverses)), covariance);
  const found = productEigenvalues(symmetrised(complex), solved.x);
  // few PSUs leave a covariance of low rank, whose zeros rounding may put below 0
  return found.kind === "values" ? found.values.map((effect) => Math.max(0, effect)) : "singular";
}

/** (rows − 1)(columns − 1) contrasts of the cells, each summing to 0 along every row and every column. */
function interactionContrasts(rows: number, columns: number): Matrix {
  const contrast = (size: number) =>
    matrix(size - 1, size, (i, j) => (j === i ? 1 : j === size - 1 ? -1 : 0));
  const [ofRows, ofColumns] = [contrast(rows), contrast(columns)];
  return matrix(ofRows.rows * ofColumns.rows, rows * columns, (k, cell) => {
    const [i, j] = [Math.floor(k / ofColumns.rows), k % ofColumns.rows];
    const [row, column] = [Math.floor(cell / columns), cell % columns];
    return (ofRows.data[i * rows + row] as number) * (ofColumns.data[j * columns + column] as number);
  });
}

function none(reason: NotEstimableReason, detail: string): IndependenceResult {
  return { kind: "not-estimable", reason, detail };
}
