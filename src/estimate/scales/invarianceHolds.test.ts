import { expect, test } from "vitest";
import type { InvarianceStep } from "../../vocabulary/scaleQuality.js";
import { invarianceHolds } from "./invarianceHolds.js";

const fitWith = (df: number) =>
  ({ kind: "fit", chiSquared: df, df, p: 0.5, cfi: 0.99, tli: 0.99, rmsea: { value: 0.02 } }) as unknown;

const steps = (formDf: number, change: { cfi: number; rmsea: number }) =>
  [
    { kind: "fitted", level: "configural", fit: fitWith(formDf), change: null },
    {
      kind: "fitted",
      level: "metric",
      fit: fitWith(formDf + 3),
      change: { chiSquared: 6.9, df: 3, p: 0.08, rmseaOfDifference: 0.05, ...change },
    },
  ] as InvarianceStep[];

test("with few degrees of freedom a rise of RMSEA is chance as often as not, and does not decide", () => {
  expect(invarianceHolds(steps(4, { cfi: -0.003, rmsea: 0.03 }))).toBe("metric");
  expect(invarianceHolds(steps(10, { cfi: -0.003, rmsea: 0.03 }))).toBe("configural");
});

test("a fall of CFI beyond the limit always decides", () => {
  expect(invarianceHolds(steps(4, { cfi: -0.011, rmsea: 0 }))).toBe("configural");
});
