/** What may leave: rules as data. A study without a policy releases nothing. */
export interface ReleasePolicy {
  readonly name: string;
  /** Least number of people behind a published figure (unweighted). */
  readonly minimumCount: number;
  /** Least number of people on each side of a share: those who are and those who are not. */
  readonly minimumPerSide: number;
  /** Least degrees of freedom behind a published interval. */
  readonly minimumDf: number;
  /** Published counts are rounded to a multiple of this. */
  readonly countBase: number;
  /** Digits after the decimal point: shares in per cent, means in their unit, indices 0–1. */
  readonly decimals: { readonly share: number; readonly mean: number; readonly dimension: number };
}
