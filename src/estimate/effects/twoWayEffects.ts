import { at } from "../../maths/at.js";
import { type Cholesky, cholesky, solveFactored } from "../../maths/cholesky.js";
import { column, matrix } from "../../maths/matrix.js";
import type { PanelTable } from "../../vocabulary/panel.js";

/** A number for each unit and one for each period. */
export interface EffectsOfBoth {
  readonly unit: Float64Array;
  readonly period: Float64Array;
}

export interface TwoWay {
  /** Periods that have a used cell. */
  readonly periods: number;
  /** Periods with an effect of their own: all of them but the first of each part. */
  readonly free: readonly number[];
  /** The effects whose sums, weighted over the used cells, are these by unit and by period. */
  readonly withSums: (byUnit: ArrayLike<number>, byPeriod: ArrayLike<number>) => EffectsOfBoth;
  /** The effects nearest to values of all cells, in weighted least squares over the used ones. */
  readonly effectsOf: (values: ArrayLike<number>) => EffectsOfBoth;
  /** Values less their fitted effects; 0 in cells that are not used. */
  readonly residuals: (values: ArrayLike<number>) => Float64Array;
  /** Values less the mean of their unit; 0 in cells that are not used. */
  readonly withinUnits: (values: ArrayLike<number>) => Float64Array;
  /** Whether unit and period are tied together by used cells, so that the sum of their effects is known. */
  readonly reaches: (unit: number, period: number) => boolean;
}

/**
 * Unit effects plus period effects over a set of cells, balanced or not.
 *
 * The unit effects are solved away, which leaves a system as large as there are periods. Where cells fall into parts
 * without a common unit or period, each part has a period effect of 0 of its own.
 *
 * in      a panel, and the cells to use (units × periods; each of a unit with weight above 0)
 * source  the normal equations of two-way classification: Searle (1971), Linear Models, ch. 7
 */
export function twoWayEffects(panel: PanelTable, cells: Uint8Array): TwoWay {
  const width = panel.periods.length;
  const places = panel.units.map((_, i) => {
    const used: number[] = [];
    for (let t = 0; t < width; t++) if (cells[i * width + t] === 1) used.push(t);
    return used;
  });
  const weights = panel.units.map(({ weight }) => weight);
  const { partOf, free } = parts(places, width);
  const solvePeriods = periodSystem(places, weights, free, width);

  const withSums = (byUnit: ArrayLike<number>, byPeriod: ArrayLike<number>): EffectsOfBoth => {
    const left = Float64Array.from(byPeriod);
    places.forEach((used, i) => {
      for (const t of used) left[t] = at(left, t) - at(byUnit, i) / used.length;
    });
    const period = solvePeriods(left);
    const unit = Float64Array.from(places, (used, i) =>
      used.length === 0 ? 0 : at(byUnit, i) / at(weights, i) / used.length - mean(used, period),
    );
    return { unit, period };
  };

  const unitMeans = (values: ArrayLike<number>) =>
    Float64Array.from(places, (used, i) =>
      used.length === 0 ? 0 : used.reduce((sum, t) => sum + at(values, i * width + t), 0) / used.length,
    );

  const less = (values: ArrayLike<number>, own: (i: number, t: number) => number) => {
    const rest = new Float64Array(cells.length);
    places.forEach((used, i) => {
      for (const t of used) rest[i * width + t] = at(values, i * width + t) - own(i, t);
    });
    return rest;
  };

  const effectsOf = (values: ArrayLike<number>): EffectsOfBoth => {
    const means = unitMeans(values);
    const byPeriod = new Float64Array(width);
    places.forEach((used, i) => {
      for (const t of used)
        byPeriod[t] = at(byPeriod, t) + at(weights, i) * (at(values, i * width + t) - at(means, i));
    });
    const period = solvePeriods(byPeriod);
    return { period, unit: means.map((value, i) => value - mean(places[i] ?? [], period)) };
  };

  return {
    periods: partOf.filter((part) => part >= 0).length,
    free,
    withSums,
    effectsOf,
    residuals: (values) => {
      const { unit, period } = effectsOf(values);
      return less(values, (i, t) => at(unit, i) + at(period, t));
    },
    withinUnits: (values) => {
      const means = unitMeans(values);
      return less(values, (i) => at(means, i));
    },
    reaches: (unit, period) => {
      const first = places[unit]?.[0];
      return first !== undefined && partOf[first] === partOf[period];
    },
  };
}

/** Periods tied together by units: for each period its part (−1: not used), and those that are not the first of one. */
function parts(places: readonly (readonly number[])[], width: number) {
  const partOf = Array.from({ length: width }, () => -1);
  for (const used of places) {
    const seen = used.filter((t) => at(partOf, t) >= 0).map((t) => at(partOf, t));
    const part = seen.length > 0 ? Math.min(...seen) : (used[0] ?? 0);
    for (let t = 0; t < width; t++) if (used.includes(t) || seen.includes(at(partOf, t))) partOf[t] = part;
  }
  const free = partOf.flatMap((part, t) => (part >= 0 && partOf.indexOf(part) < t ? [t] : []));
  return { partOf, free };
}

/** Solves for period effects after unit effects are solved away; 0 for periods that are not free. */
function periodSystem(
  places: readonly (readonly number[])[],
  weights: readonly number[],
  free: readonly number[],
  width: number,
): (sums: Float64Array) => Float64Array {
  const cross = new Float64Array(width * width);
  places.forEach((used, i) => {
    const share = at(weights, i) / used.length;
    for (const t of used) {
      cross[t * width + t] = at(cross, t * width + t) + at(weights, i);
      for (const s of used) cross[t * width + s] = at(cross, t * width + s) - share;
    }
  });
  const found = cholesky(
    matrix(free.length, free.length, (j, k) => at(cross, at(free, j) * width + at(free, k))),
  );
  if (found.kind !== "factored" || found.rank < free.length)
    throw new Error("twoWayEffects: periods that units tie together cannot be singular");
  return (sums) => spread(found, sums, free, width);
}

function spread(factored: Cholesky, sums: Float64Array, free: readonly number[], width: number) {
  const solved = solveFactored(factored, column(free.map((t) => at(sums, t))));
  const period = new Float64Array(width);
  free.forEach((t, k) => {
    period[t] = at(solved.data, k);
  });
  return period;
}

function mean(places: readonly number[], of: Float64Array): number {
  return places.length === 0 ? 0 : places.reduce((sum, t) => sum + at(of, t), 0) / places.length;
}
