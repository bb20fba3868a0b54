import { chiSquaredUpperTail } from "../../maths/chiSquared.js";
import { cholesky, solveFactored } from "../../maths/cholesky.js";
import { column, dot, type Matrix, select } from "../../maths/matrix.js";
import type { EffectPhase } from "./groupTimeEffect.js";

/** A test that all effects before the start are zero. */
export type PreTrendTest =
  | {
      readonly kind: "tested";
      /** Distributed as χ² with these degrees of freedom where there are none. */
      readonly statistic: number;
      readonly df: number;
      readonly p: number;
    }
  | {
      readonly kind: "not-estimable";
      readonly reason: "no-pre-period" | "singular";
      readonly detail: string;
    };

interface Estimate {
  readonly phase: EffectPhase;
  readonly value: number;
  readonly se: number;
}

/**
 * Wald test that outcomes moved alike before the start: that all effects before it (and before any anticipation) are
 * zero. That it does not reject is no proof that they did; see honest bounds for what a violation would do.
 *
 * in      effects with phases, and their covariance: group-time effects, or the points of an event study
 * out     b'V⁻¹b, its degrees of freedom and p. An effect without any variance takes no part
 * returns `not-estimable`: "no-pre-period" where there is nothing before; "singular" where one such effect follows
 *         from the others. It does wherever two cohorts of one unit each are compared with the same units, and where
 *         effects are more than units: then test the event study, which has fewer points. A generalised inverse would
 *         test only what happens to vary, so none is taken
 * source  Callaway & Sant'Anna (2021), remark 8; R did 2.3.0 (`W` of `att_gt`), which also tests periods of anticipation
 */
export function preTrendTest(effects: readonly Estimate[], covariance: Matrix): PreTrendTest {
  const places = effects.flatMap(({ phase, se }, k) => (phase === "before" && se > 0 ? [k] : []));
  if (places.length === 0)
    return { kind: "not-estimable", reason: "no-pre-period", detail: "no effect before the start varies" };
  const found = cholesky(select(covariance, places, places), { tolerance: 1e-10 });
  const df = places.length;
  if (found.kind !== "factored" || found.rank < df) {
    const rank = found.kind === "factored" ? `${found.rank}` : "fewer";
    const detail = `of ${df} effects before the start only ${rank} vary independently`;
    return { kind: "not-estimable", reason: "singular", detail };
  }
  const values = places.map((k) => effects[k]?.value ?? 0);
  const statistic = dot(values, solveFactored(found, column(values)).data);
  return { kind: "tested", statistic, df, p: chiSquaredUpperTail(statistic, df) };
}
