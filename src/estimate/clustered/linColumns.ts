import { at } from "../../maths/at.js";
import type { NamedColumn } from "./cells.js";

/**
 * Lin's columns: treatment, covariates less their means, and treatment times these. The coefficient of the treatment is
 * then its average effect, whatever the covariates' slopes are in either group.
 *
 * in      the treatment (0 or 1), covariates, weights where rows are weighted
 * out     columns for `cellsOfRows`: the treatment, `x_c` for each covariate x, `treatment:x_c`
 * source  Lin (2013), Annals of Applied Statistics 7, 295–318; R estimatr 1.0 `lm_lin`, whose errors are HC2
 */
export function linColumns(
  treatment: NamedColumn,
  covariates: readonly NamedColumn[],
  weight?: ArrayLike<number>,
): readonly NamedColumn[] {
  const size = treatment.values.length;
  const weightAt = (i: number) => (weight ? at(weight, i) : 1);
  const mean = (values: ArrayLike<number>) => {
    let [sum, all] = [0, 0];
    for (let i = 0; i < size; i++) {
      sum += weightAt(i) * at(values, i);
      all += weightAt(i);
    }
    return sum / all;
  };
  const centred = covariates.map(({ name, values }): NamedColumn => {
    const middle = mean(values);
    return {
      name: `${name}_c`,
      values: Float64Array.from({ length: size }, (_, i) => at(values, i) - middle),
    };
  });
  const products = centred.map(({ name, values }) => ({
    name: `${treatment.name}:${name}`,
    values: Float64Array.from({ length: size }, (_, i) => at(treatment.values, i) * at(values, i)),
  }));
  return [treatment, ...centred, ...products];
}
