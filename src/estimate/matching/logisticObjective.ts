import type { Objective } from "../../maths/fisherScoring.js";
import { binomial } from "../regression/family.js";

/**
 * Minus the log likelihood of a logistic regression over rows, for `fisherScoring`.
 *
 * in      columns, the ones included, near mean 0 and variance 1; the outcome, 0 or 1
 * out     at given coefficients its value, gradient and information; `null` where a row's predictor overflows
 */
export function logisticObjective(
  columns: readonly Float64Array[],
  outcome: Float64Array,
): (coefficients: Float64Array) => Objective | null {
  const size = columns.length;
  const row = new Float64Array(size);
  return (coefficients) => {
    let value = 0;
    const gradient = new Float64Array(size);
    const information = new Float64Array(size * size);
    for (let i = 0; i < outcome.length; i++) {
      let predictor = 0;
      for (let j = 0; j < size; j++) {
        row[j] = columns[j]?.[i] as number;
        predictor += (coefficients[j] as number) * (row[j] as number);
      }
      if (!Number.isFinite(predictor)) return null;
      const [own, mean] = [outcome[i] as number, binomial.mean(predictor)];
      value += Math.log1p(Math.exp(-Math.abs(predictor))) + Math.max(predictor, 0) - own * predictor;
      const variance = binomial.variance(mean);
      for (let j = 0; j < size; j++) {
        gradient[j] = (gradient[j] as number) + (mean - own) * (row[j] as number);
        const share = variance * (row[j] as number);
        for (let k = 0; k <= j; k++)
          information[j * size + k] = (information[j * size + k] as number) + share * (row[k] as number);
      }
    }
    return { value, gradient, information };
  };
}
