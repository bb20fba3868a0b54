import { logGap } from "../../maths/logGap.js";
import { root } from "../../maths/root.js";

/**
 * The two shares q whose binomial deviance from a share p is a given amount:
 * 2·[p ln(p/q) + (1 − p) ln((1 − p)/(1 − q))] = deviance.
 *
 * R reads the same limits off a curve drawn through some ten points of the profile, which leaves them off by up to
 * 1e-4; with a thousand points it comes to the limits found here.
 *
 * in      a share inside 0–1; the deviance that the limits have, per person
 * out     limits inside 0–1
 * source  R survey 4.5 `confint.svyglm(method = "likelihood")`; Rao & Scott's scaled likelihood ratio
 */
export function likelihoodLimits(share: number, deviance: number): readonly [low: number, high: number] {
  const excess = (step: number) =>
    2 * (share * logGap(step / share) + (1 - share) * logGap(-step / (1 - share))) - deviance;
  const reach = (end: number) => {
    const found = root(excess, { low: 0, high: end });
    return found.kind === "found" ? found.x : end;
  };
  return [share + reach(-share), share + reach(1 - share)];
}
