import { chiSquaredUpperTail } from "../../maths/chiSquared.js";
import { choleskySolve } from "../../maths/cholesky.js";
import { fUpperTail } from "../../maths/fisher.js";
import { column, dot, type Matrix } from "../../maths/matrix.js";
import { symmetrised } from "../../maths/symmetric.js";

/** A test that several estimates are all zero. */
export type WaldTest =
  | {
      readonly kind: "tested";
      /** Distributed as F with these degrees of freedom; as χ²/df where the second is `Infinity`. */
      readonly statistic: number;
      readonly df: readonly [numerator: number, denominator: number];
      readonly p: number;
    }
  | { readonly kind: "not-estimable"; readonly reason: "singular" | "one-psu"; readonly detail: string };

/**
 * Wald test that several estimates are zero.
 *
 * in      the estimates and their covariance; the design's degrees of freedom ν; `adjusted`: scaled by
 *         (ν − k + 1)/ν, for a covariance that is itself an estimate on ν degrees of freedom
 * out     F = b'V⁻¹b/k on k and ν degrees of freedom (ν − k + 1 where adjusted)
 * returns `not-estimable`: "singular" where one estimate is a combination of the others, "one-psu" where no
 *         degrees of freedom are left
 * source  Korn & Graubard (1990), The American Statistician 44, 270–276; R survey 4.5 `regTermTest`
 */
export function waldTest(
  estimates: ArrayLike<number>,
  covariance: Matrix,
  { df, adjusted = false }: { readonly df: number; readonly adjusted?: boolean },
): WaldTest {
  const k = estimates.length;
  const denominator = adjusted ? df - k + 1 : df;
  if (!(denominator > 0))
    return { kind: "not-estimable", reason: "one-psu", detail: "no degrees of freedom are left" };
  const solved = choleskySolve(symmetrised(covariance), column(estimates));
  if (solved.kind !== "solved")
    return { kind: "not-estimable", reason: "singular", detail: "the estimates depend on one another" };
  const share = adjusted && df !== Number.POSITIVE_INFINITY ? denominator / df : 1;
  const statistic = (dot(estimates, solved.x.data) / k) * share;
  const p =
    denominator === Number.POSITIVE_INFINITY
      ? chiSquaredUpperTail(statistic * k, k)
      : fUpperTail(statistic, k, denominator);
  return { kind: "tested", statistic, df: [k, denominator], p };
}
