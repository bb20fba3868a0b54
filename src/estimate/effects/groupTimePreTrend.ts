import { aggregateEffects } from "./aggregateEffects.js";
import { eventPreTrend } from "./eventPreTrend.js";
import type { GroupTimeEffects } from "./groupTimeEffect.js";
import { type PreTrendTest, preTrendTest } from "./preTrendTest.js";

/**
 * `eventPreTrend` of group-time effects.
 *
 * in      group-time effects, with a varying or a universal base; ν is that of `aggregateEffects`
 * out     as `preTrendTest`
 */
export function groupTimePreTrend(found: GroupTimeEffects): PreTrendTest {
  const study = aggregateEffects(found, { by: "event-time" });
  if (study.kind === "not-estimable") return preTrendTest([], found.covariance);
  return eventPreTrend(study.points, study.covariance);
}
