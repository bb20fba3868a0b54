import { at } from "../../maths/at.js";
import { type Matrix, matrix } from "../../maths/matrix.js";
import type { AreaSums } from "../../vocabulary/areaSums.js";

/** Sums by area as a model takes them: columns are the intercept, the covariates and last the outcome. */
export interface AreaMoments {
  readonly people: readonly number[];
  /** Means of each area about the variables' centres. */
  readonly means: readonly Float64Array[];
  /** Cross products about the areas' means, over all areas. */
  readonly within: Matrix;
  /** Centres of the columns; 0 for the intercept. */
  readonly centres: readonly number[];
}

/**
 * Picks a model's columns out of the sums by area.
 *
 * throws  Error for a variable that was not counted
 */
export function areaMoments(
  sums: AreaSums,
  { outcome, covariates }: { readonly outcome: string; readonly covariates: readonly string[] },
): AreaMoments {
  const chosen = [...covariates, outcome].map((name) => {
    const found = sums.variables.findIndex((variable) => variable.name === name);
    if (found < 0) throw new Error(`no variable “${name}” in the sums by area`);
    return found;
  });
  const many = sums.variables.length;
  const people = Array.from(sums.people);
  const means = people.map((n, i) =>
    Float64Array.from([1, ...chosen.map((a) => at(sums.sums, i * many + a) / n)]),
  );
  const about = (i: number, j: number, k: number) => {
    if (j === 0 || k === 0) return 0;
    const product = at(sums.products, (i * many + at(chosen, j - 1)) * many + at(chosen, k - 1));
    const mean = means[i] as Float64Array;
    return product - at(people, i) * at(mean, j) * at(mean, k);
  };
  const size = chosen.length + 1;
  const within = matrix(size, size, (j, k) => {
    const sum = people.reduce((total, _, i) => total + about(i, j, k), 0);
    return j === k ? Math.max(0, sum) : sum;
  });
  return { people, means, within, centres: [0, ...chosen.map((a) => sums.variables[a]?.centre ?? 0)] };
}
