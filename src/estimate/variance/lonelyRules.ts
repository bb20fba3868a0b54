import type { CovarianceOptions } from "./designCovariance.js";

/** How each estimate is treated in a stratum, after R's five rules for a lonely PSU. */
export interface LonelyRules {
  /** Deviations are taken from the stratum's own mean. */
  readonly centred: readonly boolean[];
  /** Takes the other strata's average instead of a spread of its own. */
  readonly lost: readonly boolean[];
}

/**
 * What the rule for lonely PSUs says of each estimate in a stratum.
 *
 * in      how many of the stratum's units each estimate reaches, and how many were drawn
 * source  R survey 4.5 `onestrat`, with `survey.adjust.domain.lonely`
 */
export function lonelyRules(
  reached: ArrayLike<number>,
  drawn: number,
  { lonelyPsu, adjustDomainLonely = false }: CovarianceOptions,
): LonelyRules {
  const alone = Array.from(reached, (n) => drawn === 1 || (adjustDomainLonely && n === 1));
  return {
    centred: alone.map((one) => lonelyPsu !== "adjust" || !one),
    lost: alone.map((one) => lonelyPsu === "average" && one),
  };
}
