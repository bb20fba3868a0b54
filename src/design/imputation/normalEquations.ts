import { at } from "../../maths/at.js";
import type { Predictor } from "./predictors.js";

/** X′X, X′y and y′y of predictors, from the cross products of the columns that they are made of. */
export function normalEquations(
  square: Float64Array,
  width: number,
  y: number,
  predictors: readonly Predictor[],
): { readonly xx: Float64Array; readonly xy: Float64Array; readonly yy: number } {
  const count = predictors.length;
  const half = predictors.map((predictor) => {
    const row = new Float64Array(width);
    for (const [column, factor] of predictor)
      for (let l = 0; l < width; l++)
        row[l] = (row[l] as number) + factor * (square[column * width + l] as number);
    return row;
  });
  const xx = new Float64Array(count * count);
  half.forEach((row, k) => {
    for (let l = 0; l <= k; l++) {
      let sum = 0;
      for (const [column, factor] of predictors[l] ?? []) sum += factor * at(row, column);
      xx[k * count + l] = sum;
      xx[l * count + k] = sum;
    }
  });
  return { xx, xy: Float64Array.from(half, (row) => at(row, y)), yy: at(square, y * width + y) };
}
