import { expect } from "vitest";
import { designCovariance } from "../../src/estimate/variance/designCovariance.js";
import type { Influence } from "../../src/estimate/variance/influence.js";
import type { Matrix } from "../../src/maths/matrix.js";
import { type Sql, sql } from "../../src/store/sql.js";
import type { Tally } from "../../src/vocabulary/tally.js";
import { expectAgree } from "./agree.js";

/** The covariance, where the design has no stratum with one PSU. */
export function covarianceOf(tally: Tally, influence: Influence): Float64Array {
  const result = designCovariance(tally, influence, { lonelyPsu: "fail" });
  if (result.kind !== "covariance") throw new Error(result.kind);
  return result.data;
}

export function asMatrix(data: Float64Array): Matrix {
  const size = Math.round(Math.sqrt(data.length));
  return { rows: size, cols: size, data };
}

export function diagonalOf(square: ArrayLike<number>): number[] {
  const size = Math.round(Math.sqrt(square.length));
  return Array.from({ length: size }, (_, i) => square[i * size + i] as number);
}

/** Indicators of the three types of school: elementary, high, middle. */
export const schoolType: Readonly<Record<"E" | "H" | "M", Sql>> = {
  E: sql`CASE stype WHEN 'E' THEN 1 ELSE 0 END`,
  H: sql`CASE stype WHEN 'H' THEN 1 ELSE 0 END`,
  M: sql`CASE stype WHEN 'M' THEN 1 ELSE 0 END`,
};

/** Each number to a relative tolerance of its own, however small it is beside the others. */
export function expectEach(actual: ArrayLike<number>, wanted: readonly number[], tolerance: number): void {
  expectAgree(actual, wanted, Number.POSITIVE_INFINITY);
  wanted.forEach((value, i) => {
    expectAgree([actual[i] as number], [value], tolerance);
  });
}

/** Covariances to a tolerance in the units of the reference's standard errors: no estimate's unit hides another's error. */
export function expectCovariance(
  actual: ArrayLike<number>,
  wanted: readonly number[],
  tolerance: number,
): void {
  const size = Math.round(Math.sqrt(wanted.length));
  const se = diagonalOf(wanted).map(Math.sqrt);
  expect(actual.length).toBe(wanted.length);
  wanted.forEach((value, i) => {
    const unit = (se[Math.floor(i / size)] as number) * (se[i % size] as number);
    const error = Math.abs((actual[i] as number) - value) / unit;
    if (!(error <= tolerance)) expect.fail(`entry ${i}: ${actual[i]} differs from ${value} by ${error}`);
  });
}
