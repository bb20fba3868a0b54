import { cholesky, solveFactored } from "../../maths/cholesky.js";
import { fUpperTail } from "../../maths/fisher.js";
import { column, dot, type Matrix, select } from "../../maths/matrix.js";
import type { EffectPhase } from "./groupTimeEffect.js";

/** A test that all effects before the start are zero. */
export type PreTrendTest =
  | {
      readonly kind: "tested";
      /** Where there are none, as χ² on `df`; as Hotelling's T², where the covariance has degrees of freedom. */
      readonly statistic: number;
      readonly df: number;
      readonly p: number;
    }
  | {
      readonly kind: "not-estimable";
      readonly reason: "no-pre-period" | "singular" | "few-clusters";
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
 * in      effects with phases, and their covariance: group-time effects, or the points of an event study; the degrees of
 *         freedom ν of the covariance, where it is itself an estimate on few (default: infinite)
 * out     b'V⁻¹b, its degrees of freedom and p. An effect without any variance takes no part
 * returns `not-estimable`: "no-pre-period" where there is nothing before; "singular" where one such effect follows
 *         from the others. It does wherever two cohorts of one unit each are compared with the same units, and where
 *         effects are more than units: then test the event study, which has fewer points. A generalised inverse would
 *         test only what happens to vary, so none is taken; "few-clusters" where ν is less than the effects
 * not     without ν where clusters are not many times as many as effects: see `groupTimePreTrend`
 * source  Callaway & Sant'Anna (2021), remark 8; R did 2.3.0 (`W` of `att_gt`), which also tests periods of anticipation
 */
export function preTrendTest(
  effects: readonly Estimate[],
  covariance: Matrix,
  { df: clusters = Number.POSITIVE_INFINITY }: { readonly df?: number } = {},
): PreTrendTest {
  const places = effects.flatMap(({ phase, se }, k) => (phase === "before" && se > 0 ? [k] : []));
  if (places.length === 0)
    return { kind: "not-estimable", reason: "no-pre-period", detail: "no effect before the start varies" };
  const found = cholesky(select(covariance, places, places), { tolerance: 1e-10 });
  const df = places.length;
  if (clusters < df) {
    const detail = `${df} effects before the start, on ${clusters} degrees of freedom`;
    return { kind: "not-estimable", reason: "few-clusters", detail };
  }
  if (found.kind !== "factored" || found.rank < df) {
    const rank = found.kind === "factored" ? `${found.rank}` : "fewer";
    const detail = `of ${df} effects before the start only ${rank} vary independently`;
    return { kind: "not-estimable", reason: "singular", detail };
  }
  const values = places.map((k) => effects[k]?.value ?? 0);
  const statistic = dot(values, solveFactored(found, column(values)).data);
  return { kind: "tested", statistic, df, p: upperTail(statistic, df, clusters) };
}

/** P(T² > t) for Hotelling's T² of so many estimates; χ² where their covariance is known. */
function upperTail(t: number, many: number, df: number): number {
  if (df === Number.POSITIVE_INFINITY) return fUpperTail(t / many, many, df);
  const left = df - many + 1;
  return fUpperTail((t / many) * (left / df), many, left);
}
