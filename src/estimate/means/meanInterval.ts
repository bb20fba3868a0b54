import { studentQuantile } from "../../maths/student.js";
import type { Interval } from "../../vocabulary/estimate.js";

/**
 * Two-sided interval by Student's t.
 *
 * in      estimate and its standard error in one unit; degrees of freedom above 0 (`Infinity`: normal)
 * out     estimate ± t·se
 * source  R survey 4.5 `confint` with `df`
 */
export function meanInterval(of: {
  readonly estimate: number;
  readonly se: number;
  readonly df: number;
  readonly confidence: number;
}): Interval {
  const reach = studentQuantile((1 + of.confidence) / 2, of.df) * of.se;
  return { low: of.estimate - reach, high: of.estimate + reach, confidence: of.confidence, method: "t" };
}
