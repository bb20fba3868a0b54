import { at } from "../../maths/at.js";
import type { NamedColumn } from "../clustered/cells.js";
import { spread } from "./spread.js";

/** An outcome in several years before the start: one column of areas for each year. */
export interface History {
  readonly name: string;
  readonly years: readonly number[];
  readonly values: readonly ArrayLike<number>[];
}

/** Every number that areas are compared on, with how much it counts. */
export interface AreaColumn extends NamedColumn {
  /** A trait counts 1; the levels of one history count 1 together, and so does its trend. */
  readonly share: number;
}

/**
 * Traits, and each history as the levels of its years and its trend: the slope of least squares, per year.
 *
 * throws  Error for a history of fewer than two years: it has no trend
 */
export function areaColumns(
  traits: readonly NamedColumn[],
  histories: readonly History[],
): readonly AreaColumn[] {
  const told = histories.flatMap(({ name, years, values }) => {
    if (years.length < 2 || values.length !== years.length)
      throw new Error(`areaColumns: “${name}” needs two years, and a column for each`);
    const levels = years.map((year, k) => ({
      name: `${name} ${year}`,
      values: values[k] as ArrayLike<number>,
      share: 1 / years.length,
    }));
    return [...levels, { name: `${name} trend`, values: slopes(years, values), share: 1 }];
  });
  return [...traits.map((trait) => ({ ...trait, share: 1 })), ...told];
}

/**
 * Each area as a point: the square of the distance between two is the mean, over what counts 1, of the squared difference
 * in standard deviations.
 *
 * in      columns, the areas whose spread is the unit, in the order of sums
 * out     columns again; one that does not vary is 0 everywhere
 * throws  Error on a number that is not finite
 */
export function areaCoordinates(
  columns: readonly AreaColumn[],
  among: readonly number[],
): readonly Float64Array[] {
  const parts = columns.reduce((sum, { share }) => sum + share, 0);
  return columns.map(({ name, values, share }) => {
    if (!among.every((row) => Number.isFinite(at(values, row))))
      throw new Error(`areaCoordinates: “${name}” is not known of every area`);
    const unit = spread(values, among);
    const factor = unit > 0 ? Math.sqrt(share / parts) / unit : 0;
    return Float64Array.from(values, (value) => factor * value);
  });
}

function slopes(years: readonly number[], values: readonly ArrayLike<number>[]): Float64Array {
  const middle = years.reduce((sum, year) => sum + year, 0) / years.length;
  const squares = years.reduce((sum, year) => sum + (year - middle) ** 2, 0);
  return Float64Array.from({ length: values[0]?.length ?? 0 }, (_, row) =>
    years.reduce((sum, year, k) => sum + ((year - middle) / squares) * at(values[k] ?? [], row), 0),
  );
}
