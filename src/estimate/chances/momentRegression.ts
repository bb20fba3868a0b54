import { at } from "../../maths/at.js";
import { choleskyInverse } from "../../maths/cholesky.js";
import { matrix, multiplyVector } from "../../maths/matrix.js";
import type { ChanceMoments, NoChance } from "../../vocabulary/chances.js";
import type { Smooth } from "../contrasts/deltaMethod.js";
import { momentPlace } from "./momentPlace.js";
import { none } from "./smooth.js";

export type MomentRegression =
  | {
      readonly kind: "fitted";
      /** One for each covariate, in the outcome's unit per unit of the covariate; for `figureOf`. */
      readonly slopes: readonly Smooth[];
      /** Expected outcome where all covariates are 0; `null` within groups, where levels fall out. */
      readonly intercept: Smooth | null;
    }
  | NoChance;

/**
 * Least squares on sums: an outcome by covariates, over all people or within groups such as families.
 *
 * Within families each child is compared with its own brothers and sisters only, so that nothing they share, known or
 * not, can pass for an effect. Standard errors by `figureOf` allow any spread and any likeness within a unit.
 *
 * in      moments of `chancesMoments`; the names of the outcome and the covariates in them
 * out     slopes as functions of the sums
 * returns `not-estimable`: "no-answers", "singular" where covariates follow from one another or do not vary
 * throws  Error for a variable that was not counted
 * source  White (1980), Econometrica 48, 817–838; Liang & Zeger (1986), Biometrika 73, 13–22; R sandwich `vcovCL`
 *         with type "HC0"
 */
export function momentRegression(
  { variables, sums, within }: ChanceMoments,
  { outcome, covariates }: { readonly outcome: string; readonly covariates: readonly string[] },
): MomentRegression {
  const many = variables.length;
  const indexOf = (name: string) => {
    const found = variables.findIndex((variable) => variable.name === name);
    if (found < 0) throw new Error(`no variable “${name}” in the sums`);
    return found;
  };
  const place = (u: number, v: number) => momentPlace(many, u, v);
  const y = indexOf(outcome);
  const columns = [...(within ? [] : [-1]), ...covariates.map(indexOf)];
  const sum = (u: number, v: number) => at(sums.totals, place(u, v));
  if (!(at(sums.totals, 0) > 0)) return none("no-answers", "nobody has the outcome and all covariates");
  const products = matrix(columns.length, columns.length, (a, b) => sum(at(columns, a), at(columns, b)));
  const inverted = choleskyInverse(products);
  if (inverted.kind !== "solved")
    return none("singular", "covariates follow from one another or do not vary");
  const coefficients = multiplyVector(
    inverted.x,
    columns.map((u) => sum(u, y)),
  );
  /** Σ weights·coefficients, which moves as the inverse times (what X'y moves − what X'X moves · coefficients). */
  const smooth = (weights: readonly number[], offset: number): Smooth => {
    const row = multiplyVector(inverted.x, weights);
    const gradient = new Map<number, number>();
    const move = (i: number, by: number) => gradient.set(i, (gradient.get(i) ?? 0) + by);
    columns.forEach((u, a) => {
      move(place(u, y), at(row, a));
      columns.forEach((v, b) => {
        move(place(u, v), -at(row, a) * at(coefficients, b));
      });
    });
    return { value: weights.reduce((all, w, a) => all + w * at(coefficients, a), offset), gradient };
  };
  const unit = (a: number) => columns.map((_, b) => (a === b ? 1 : 0));
  const shift = within ? 0 : 1;
  const centre = (v: number) => variables[v]?.centre ?? 0;
  return {
    kind: "fitted",
    slopes: covariates.map((_, k) => smooth(unit(k + shift), 0)),
    intercept: within
      ? null
      : smooth(
          columns.map((u) => (u < 0 ? 1 : -centre(u))),
          centre(y),
        ),
  };
}
