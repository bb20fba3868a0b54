import { studentTwoSided } from "../../maths/student.js";
import type { Test } from "../../vocabulary/estimate.js";

/**
 * Two-sided test that an estimate is zero, by Student's t.
 *
 * in      estimate and its standard error in one unit, above 0; degrees of freedom above 0 (`Infinity`: normal)
 * out     statistic and p
 * source  R survey 4.5 `confint` and `svyttest`, which refer value/se to t
 */
export function zeroTest({
  value,
  se,
  df,
}: {
  readonly value: number;
  readonly se: number;
  readonly df: number;
}): Test {
  const statistic = value / se;
  return { statistic, df, p: studentTwoSided(statistic, df) };
}
