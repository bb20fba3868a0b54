import { at } from "../../maths/at.js";
import { entry, type Matrix, matrix } from "../../maths/matrix.js";
import type { ChanceResult, UnitSums } from "../../vocabulary/chances.js";
import type { Smooth } from "../contrasts/deltaMethod.js";
import { isSmooth, type Measure } from "./smooth.js";

/**
 * A measure with its standard error, by the delta method on the totals of independent units.
 *
 * in      sums by unit; a measure that does not change when all totals are doubled (a share, a gap, a slope)
 * out     value, standard error, degrees of freedom. Variances of clusters have the factor clusters/(clusters − 1).
 *         Degrees of freedom are units − 1: the clusters, or people where they count one by one, that are in the places
 *         of the totals that the measure depends on; of several places the smallest. Passes a measure's reason on
 * not     for totals themselves: how many people there are is not taken to be certain
 * source  Binder (1983), International Statistical Review 51, 279–292; for shares of people the multinomial, for
 *         odds ratios Woolf's (1955) formula
 */
export function figureOf(sums: UnitSums, measure: Measure): ChanceResult {
  if (!isSmooth(measure)) return measure;
  const variance = entry(covarianceOf(sums, [measure]), 0, 0);
  const se = variance > rounding ? Math.sqrt(variance) : 0;
  return { kind: "figure", value: measure.value, se, df: dfOf(sums, measure) };
}

/** What is left where slopes cancel: no variance. */
const rounding = 1e-24;

function dfOf({ units, places }: UnitSums, { gradient }: Smooth): number {
  if (!places) return units - 1;
  const behind = [...gradient].filter(([, slope]) => slope !== 0);
  return Math.min(units, ...behind.map(([i]) => at(places.units, at(places.of, i)))) - 1;
}

/** Covariance of several measures on the same sums; see `figureOf`. */
export function covarianceOf(sums: UnitSums, measures: readonly Smooth[]): Matrix {
  const many = measures.length;
  const slopes = new Map<number, [measure: number, slope: number][]>();
  measures.forEach(({ gradient }, m) => {
    for (const [i, slope] of gradient) slopes.set(i, [...(slopes.get(i) ?? []), [m, slope]]);
  });
  const out = new Float64Array(many * many);
  const { first, second, values } = sums.products;
  const factor = sums.clustered ? sums.units / (sums.units - 1) : 1;
  values.forEach((value, k) => {
    const [i, j] = [at(first, k), at(second, k)];
    for (const [a, from] of slopes.get(i) ?? []) {
      for (const [b, to] of slopes.get(j) ?? []) {
        const part = factor * from * to * value;
        out[a * many + b] = at(out, a * many + b) + part;
        if (i !== j) out[b * many + a] = at(out, b * many + a) + part;
      }
    }
  });
  return matrix(many, many, (a, b) => at(out, a * many + b));
}
