import { describe, expect, test } from "vitest";
import { fisherScoring, type Objective } from "./fisherScoring.js";

describe("Fisher scoring", () => {
  // F = (x − 3)² + (y + 1)², with its own second derivatives
  const bowl = (x: Float64Array): Objective => ({
    value: ((x[0] as number) - 3) ** 2 + ((x[1] as number) + 1) ** 2,
    gradient: Float64Array.of(2 * ((x[0] as number) - 3), 2 * ((x[1] as number) + 1)),
    information: Float64Array.of(2, 0, 0, 2),
  });

  test("finds the bottom of a bowl in one step", () => {
    const found = fisherScoring(bowl, Float64Array.of(0, 0));
    expect(found).toMatchObject({ kind: "found", iterations: 1 });
    expect([...(found.kind === "found" ? found.x : [])]).toEqual([
      expect.closeTo(3, 14),
      expect.closeTo(-1, 14),
    ]);
  });

  test("information that is three times too small is corrected by what the steps teach", () => {
    const misjudged = (x: Float64Array) => ({ ...bowl(x), information: Float64Array.of(0.7, 0, 0, 0.5) });
    const found = fisherScoring(misjudged, Float64Array.of(0, 0));
    if (found.kind !== "found") throw new Error(found.kind);
    expect(found.x[0]).toBeCloseTo(3, 12);
    expect(found.x[1]).toBeCloseTo(-1, 12);
    expect(found.iterations).toBeLessThan(10);
  });

  test("steps over the edge of the domain are halved: the least of x − ln x is at 1", () => {
    const edge = ([x = 0]: Float64Array) =>
      x > 0
        ? {
            value: x - Math.log(x),
            gradient: Float64Array.of(1 - 1 / x),
            information: Float64Array.of(1 / x),
          }
        : null;
    const found = fisherScoring(edge, Float64Array.of(50));
    if (found.kind !== "found") throw new Error(found.kind);
    expect(found.x[0]).toBeCloseTo(1, 9);
  });

  test("a direction that changes nothing is told", () => {
    const trough = (x: Float64Array) => ({ ...bowl(x), information: Float64Array.of(2, 2, 2, 2) });
    expect(fisherScoring(trough, Float64Array.of(0, 0))).toEqual({ kind: "singular" });
  });

  test("a function without a bottom does not go on for ever", () => {
    const slope = ([x = 0]: Float64Array) => ({
      value: -Math.log1p(Math.exp(x)) - x,
      gradient: Float64Array.of(-1 / (1 + Math.exp(-x)) - 1),
      information: Float64Array.of(1),
    });
    expect(fisherScoring(slope, Float64Array.of(0)).kind).toBe("no-convergence");
  });

  test("a start without a value is our fault", () => {
    expect(() => fisherScoring(() => null, Float64Array.of(0))).toThrow("outside");
  });
});
