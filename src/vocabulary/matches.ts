/** People of two groups in one wave, in parallel columns whose order follows from what is in them. */
export interface MatchPeople {
  /** 1 for those of the group that is looked at, 0 for those of the other. */
  readonly treated: Float64Array;
  /** For each breakdown in which both must agree: the place of a person's category in it, from 0. */
  readonly categories: readonly Float64Array[];
  /** For each column in which both shall be near: its numbers. */
  readonly numbers: readonly Float64Array[];
  /** By measure, with people who did not answer. */
  readonly outcomes: ReadonlyMap<string, Outcomes>;
  /** What people belong to that go together, numbered from 1; `null` where each stands alone. */
  readonly cluster: Float64Array | null;
}

/** What people answered. */
export interface Outcomes {
  readonly values: Float64Array;
  /** 1 for people who did not answer (their value is then 0); `null` where everybody did. */
  readonly nulls: Uint8Array | null;
}

/** Who may be matched in one wave. */
export interface MatchCount {
  readonly wave: string;
  /** Those of whom all that they are matched by is known. */
  readonly people: MatchPeople;
  /** People of either group of whom it is not. */
  readonly unknown: number;
  readonly query: string;
}
