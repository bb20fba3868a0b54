import type { ChanceResult, UnitSums } from "../../../vocabulary/chances.js";
import { figureOf } from "../../chances/figureOf.js";
import { type Measure, made, minus } from "../../chances/smooth.js";

interface Measured {
  readonly sums: UnitSums;
  readonly measure: Measure;
}

/** Later minus earlier; of people who are not the same where the two rest on different sums. */
export function changeBetween(from: Measured, to: Measured): ChanceResult {
  if (from.sums === to.sums) return figureOf(from.sums, made([to.measure, from.measure], minus));
  const [before, after] = [figureOf(from.sums, from.measure), figureOf(to.sums, to.measure)];
  if (before.kind !== "figure") return before;
  if (after.kind !== "figure") return after;
  return {
    kind: "figure",
    value: after.value - before.value,
    se: Math.hypot(before.se, after.se),
    df: Math.min(before.df, after.df),
  };
}
