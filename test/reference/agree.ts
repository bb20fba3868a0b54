import { expect } from "vitest";

/**
 * Asserts that numbers agree with the reference to a relative tolerance; near zero, to that fraction of the
 * largest entry, since a covariance of nothing is reported as 1e-17 by one program and 0 by the other.
 */
export function expectAgree(actual: ArrayLike<number>, wanted: readonly number[], tolerance = 1e-10): void {
  expect(actual.length).toBe(wanted.length);
  const floor = Math.max(...wanted.map(Math.abs)) * tolerance;
  wanted.forEach((value, i) => {
    const error = Math.abs((actual[i] as number) - value);
    const allowed = Math.max(Math.abs(value) * tolerance, floor * 1e-2);
    if (!(error <= allowed)) {
      expect.fail(`entry ${i}: ${actual[i]} differs from ${value} by ${error / Math.abs(value)} relative`);
    }
  });
}
