/** How much an area's answers differ from one another. */
export interface AreaSpread {
  /** People who answered. */
  readonly answers: number;
  /** Σ(y − ȳ)² over them; for a share p it is answers·p·(1 − p). */
  readonly squares: number;
  /** Residents whom the answers were drawn from, without replacement; `null`: so many that it does not matter. */
  readonly residents?: number | null;
}

export type SmoothedVariances =
  | {
      readonly kind: "smoothed";
      /** Variance of one answer about its area's mean, in the unit squared. */
      readonly within: number;
      /** Answers less areas: what `within` rests on. */
      readonly df: number;
      /** Sampling variance of each area's mean; `null` where nobody answered. */
      readonly variances: readonly (number | null)[];
    }
  | {
      readonly kind: "not-estimable";
      readonly reason: "no-answers" | "no-variance";
      readonly detail: string;
    };

/**
 * Sampling variances of areas' means from what answers differ within areas on the whole, not within each alone.
 *
 * A share that 0 or all of 25 people have would have variance 0, and shares near 0 or 1 smaller ones than the same
 * luck gives near one half: areas with extreme answers would be trusted most. Pooled, an area's variance depends on
 * its number of answers only.
 *
 * in      spread by area; design effect of a mean (unequal weights, clusters), common to all areas
 * out     within·designEffect/answers·(1 − answers/residents) by area
 * returns `not-estimable`: "no-answers" where no area has two, "no-variance" where nobody differs from their area
 * not     where areas really differ in how much their residents differ; for shares below a tenth or above nine
 * source  Rao & Molina (2015), Small Area Estimation, section 6.4.1; Kish (1965)
 */
export function smoothedVariances(areas: readonly AreaSpread[], designEffect = 1): SmoothedVariances {
  if (!(designEffect > 0)) throw new Error(`smoothedVariances: a design effect of ${designEffect}`);
  const answered = areas.filter(({ answers }) => answers > 0);
  const df = answered.reduce((sum, { answers }) => sum + answers - 1, 0);
  if (df === 0) return { kind: "not-estimable", reason: "no-answers", detail: "no area has two answers" };
  const within = answered.reduce((sum, { squares }) => sum + squares, 0) / df;
  if (!(within > 0))
    return { kind: "not-estimable", reason: "no-variance", detail: "within areas all answers are equal" };
  return {
    kind: "smoothed",
    within,
    df,
    variances: areas.map(({ answers, residents = null }) => {
      if (answers === 0) return null;
      const left = residents === null ? 1 : Math.max(0, 1 - answers / residents);
      return (within * designEffect * left) / answers;
    }),
  };
}
