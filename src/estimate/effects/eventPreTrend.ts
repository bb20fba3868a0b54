import { type Matrix, select } from "../../maths/matrix.js";
import type { EffectPhase } from "./groupTimeEffect.js";
import { type PreTrendTest, preTrendTest } from "./preTrendTest.js";

/** No more effects are tested than this part of the degrees of freedom, or their covariance is too poorly known. */
export const mostOfDf = 1 / 5;

export interface EventPoint {
  readonly phase: EffectPhase;
  readonly value: number;
  readonly se: number;
  /** Clusters reached in these cohorts less one for each cohort. */
  readonly df: number;
  readonly cohorts: readonly number[];
}

/**
 * Test that outcomes moved alike before the start, which holds its level where a programme reached some dozens of units.
 *
 * The effects of an event study before the start are tested together, by Hotelling's T²; of these the ones that every
 * cohort has, since others rest on few units, and the nearest to the start, where they are more than a fifth of the
 * degrees of freedom. To test every cohort's every effect takes as many clusters in each cohort as there are effects, many
 * times over: with 66 areas in four cohorts and eleven years before, such a test rejects nearly always.
 *
 * in      an event study's points from the earliest on, and their covariance
 * out     as `preTrendTest`
 * returns `not-estimable`: "no-pre-period" without an effect before the start; "singular" as `preTrendTest`
 * source  as `preTrendTest`; docs/proof-effects.md tells how often it errs
 */
export function eventPreTrend(points: readonly EventPoint[], covariance: Matrix): PreTrendTest {
  const before = points.filter(({ phase, se }) => phase === "before" && se > 0);
  const most = Math.max(0, ...before.map(({ cohorts }) => cohorts.length));
  const shared = before.filter(({ cohorts }) => cohorts.length === most);
  const df = Math.min(...shared.map((point) => point.df));
  const tested = shared.slice(-Math.max(1, Math.floor(mostOfDf * df)));
  const places = tested.map((point) => points.indexOf(point));
  return preTrendTest(tested, select(covariance, places, places), { df });
}
