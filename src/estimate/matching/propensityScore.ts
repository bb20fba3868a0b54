import { at } from "../../maths/at.js";
import { fisherScoring, type Objective } from "../../maths/fisherScoring.js";
import { entry, type Matrix, matrix, multiplyVector, quadraticForm } from "../../maths/matrix.js";
import { positiveDefinite } from "../../maths/positiveDefinite.js";
import type { NamedColumn } from "../clustered/cells.js";
import { binomial } from "../regression/family.js";
import { type Candidates, orderById } from "./candidates.js";
import { logisticObjective } from "./logisticObjective.js";
import { spread } from "./spread.js";

export interface PropensityScore {
  readonly kind: "fitted";
  readonly names: readonly string[];
  /** Log odds of being treated per unit of each column, the intercept first. */
  readonly coefficients: Float64Array;
  readonly se: Float64Array;
  readonly deviance: number;
  /** Chance of being treated, for each row. */
  readonly score: Float64Array;
  /** Log odds of it. */
  readonly logOdds: Float64Array;
}

export type Propensity =
  | PropensityScore
  | {
      readonly kind: "not-estimable";
      readonly reason: "no-answers" | "singular" | "no-convergence";
      readonly detail: string;
    };

/** A coefficient whose variance grew this much on the way is one that nothing bounds. */
const UNBOUNDED = 1e6;

/**
 * The chance of being treated, given traits, by logistic regression.
 *
 * in      candidates; the traits as columns of numbers, without the ones
 * out     chances by row: the same bits for rows with the same traits, and whatever the order of rows
 * returns `not-estimable`: "no-answers" where nobody, or everybody, is treated; "singular" where a column follows from
 *         others; "no-convergence" where traits tell some of the treated from the others without fail (separation)
 * source  Rosenbaum & Rubin (1983), Biometrika 70, 41–55; R `glm(family = binomial)`
 */
export function propensityScore(candidates: Candidates, columns: readonly NamedColumn[]): Propensity {
  const { rows } = orderById(candidates);
  const outcome = Float64Array.from(rows, (row) => at(candidates.treated, row));
  const share = outcome.reduce((sum, one) => sum + one, 0) / rows.length;
  if (!(share > 0 && share < 1)) return none("no-answers", "nobody is treated, or everybody");
  const names = ["(Intercept)", ...columns.map(({ name }) => name)];
  const standard = columns.map(({ name, values }) => {
    const mean = rows.reduce((sum, row) => sum + at(values, row), 0) / rows.length;
    const unit = spread(values, rows);
    if (!Number.isFinite(unit)) throw new Error(`propensityScore: “${name}” is not known of every row`);
    return { mean, unit, values: Float64Array.from(rows, (row) => (at(values, row) - mean) / (unit || 1)) };
  });
  const ones = new Float64Array(rows.length).fill(1);
  const objective = logisticObjective([ones, ...standard.map(({ values }) => values)], outcome);
  const start = Float64Array.from(names, (_, j) => (j === 0 ? binomial.link(share) : 0));
  const before = covarianceAt(objective(start), names.length);
  if (!before) return none("singular", "a column follows from others, or is the same for everybody");
  const found = fisherScoring(objective, start);
  const after = found.kind === "found" ? covarianceAt(found.at, names.length) : null;
  const bounded = (_: string, j: number) => after && entry(after, j, j) < UNBOUNDED * entry(before, j, j);
  if (found.kind !== "found" || !after || !names.every(bounded))
    return none("no-convergence", "traits tell some of the treated from the others without fail");
  const back = matrix(names.length, names.length, (i, j) => {
    const { mean, unit } = standard[j - 1] ?? { mean: 0, unit: 1 };
    return i === j ? 1 / unit : i === 0 ? -mean / unit : 0;
  });
  const covariance = quadraticForm(back, after);
  const logOdds = new Float64Array(rows.length);
  rows.forEach((row, i) => {
    logOdds[row] = standard.reduce(
      (sum, { values }, j) => sum + at(values, i) * at(found.x, j + 1),
      at(found.x, 0),
    );
  });
  return {
    kind: "fitted",
    names,
    coefficients: multiplyVector(back, found.x),
    se: Float64Array.from(names, (_, j) => Math.sqrt(entry(covariance, j, j))),
    deviance: 2 * found.at.value,
    score: logOdds.map(binomial.mean),
    logOdds,
  };
}

function covarianceAt(at: Objective | null, size: number): Matrix | null {
  const factored = at && positiveDefinite(at.information, size);
  return factored && { rows: size, cols: size, data: factored.inverse() };
}

function none(reason: Exclude<Propensity, PropensityScore>["reason"], detail: string): Propensity {
  return { kind: "not-estimable", reason, detail };
}
