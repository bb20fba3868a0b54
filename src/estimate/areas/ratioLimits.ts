import { chiSquaredQuantile } from "../../maths/chiSquared.js";
import { root } from "../../maths/root.js";

/**
 * The ratios of variances whose deviance is not too much worse than the best.
 *
 * in      the profile deviance, its minimum's place, confidence
 * out     both ends; 0 where the profile does not rise enough towards 0, `Infinity` where it does not upwards
 * source  profile likelihood: Pawitan (2001), In All Likelihood, section 3.4
 */
export function ratioLimits(
  deviance: (ratio: number) => number,
  best: number,
  confidence: number,
): { readonly low: number; readonly high: number } {
  const allowed = deviance(best) + chiSquaredQuantile(confidence, 1);
  const excess = (ratio: number) => deviance(ratio) - allowed;
  const below = best > 0 ? root(excess, { low: 0, high: best }) : null;
  const above = root(excess, { low: best, high: 2 * best + 1e-3, within: [best, 1e12] });
  return {
    low: below?.kind === "found" ? below.x : 0,
    high: above.kind === "found" ? above.x : Number.POSITIVE_INFINITY,
  };
}
