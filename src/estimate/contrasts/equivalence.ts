import { studentUpperTail } from "../../maths/student.js";
import type { Interval, Test } from "../../vocabulary/estimate.js";
import { meanInterval } from "../means/meanInterval.js";

export type EquivalenceTest =
  | {
      readonly kind: "tested";
      /** True where the difference is shown to be smaller than the margin on either side. */
      readonly equivalent: boolean;
      /** The larger of the two one-sided p-values. */
      readonly p: number;
      /** That the value lies above −margin, and below +margin. */
      readonly above: Test;
      readonly below: Test;
      /** At 1 − 2α, 90 per cent for a confidence of 95: equivalent where it lies between the margins. */
      readonly interval: Interval;
    }
  | { readonly kind: "not-estimable"; readonly reason: "no-variance" | "one-psu"; readonly detail: string };

/**
 * Whether a difference is too small to matter: two one-sided tests.
 *
 * A difference that is not significant says nothing of the kind; this does, against a margin stated beforehand.
 *
 * in      value and standard error in one unit; degrees of freedom (`Infinity`: normal); margin above 0 in that
 *         unit; confidence 1 − α, above one half
 * out     both tests, the larger p, the interval at 1 − 2α, and the verdict p < α
 * returns `not-estimable`: "no-variance" without variance, "one-psu" without degrees of freedom
 * throws  Error for a margin that is not above 0
 * source  Schuirmann (1987), Journal of Pharmacokinetics and Biopharmaceutics 15, 657–680
 */
export function equivalence({
  value,
  se,
  df,
  margin,
  confidence = 0.95,
}: {
  readonly value: number;
  readonly se: number;
  readonly df: number;
  readonly margin: number;
  readonly confidence?: number;
}): EquivalenceTest {
  if (!(margin > 0)) throw new Error(`equivalence: a margin of ${margin}`);
  if (!(df > 0))
    return { kind: "not-estimable", reason: "one-psu", detail: "the variance has no degrees of freedom" };
  if (!(se > 0))
    return { kind: "not-estimable", reason: "no-variance", detail: "the estimate has no variance" };
  const oneSided = (statistic: number, p: number): Test => ({ statistic, df, p });
  const [up, down] = [(value + margin) / se, (value - margin) / se];
  const above = oneSided(up, studentUpperTail(up, df));
  const below = oneSided(down, studentUpperTail(-down, df));
  const p = Math.max(above.p, below.p);
  return {
    kind: "tested",
    equivalent: p < 1 - confidence,
    p,
    above,
    below,
    interval: meanInterval({ estimate: value, se, df, confidence: 2 * confidence - 1 }),
  };
}
