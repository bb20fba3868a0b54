/** Label of a domain: one value for each of the keys that the rows were grouped by. */
export type Domain = Readonly<Record<string, string>>;

/**
 * Rows reduced to sums by stratum × PSU × domain: the sufficient statistics of every linearised estimator.
 * Tallies of disjoint rows under the same scales and centres add up, cell by cell.
 */
export interface Tally {
  readonly domains: readonly Domain[];
  readonly variables: readonly TallyVariable[];
  /** Every stratum of the full design, whether or not a domain reaches it. */
  readonly strata: readonly Stratum[];
  readonly cells: Cells;
  /** Spread within strata where people were drawn directly; `null` where PSUs carry the variance. */
  readonly moments: Moments | null;
  /** What two waves share where people were drawn directly; empty where waves are independent. */
  readonly overlaps: readonly Overlap[];
  /** The query that counted, without the numbers that were taken from the data. */
  readonly query: string;
}

/** A summed variable: each row adds w·(v − centre), and nothing where v is missing. */
export interface TallyVariable {
  readonly name: string;
  readonly centre: number;
}

export interface Stratum {
  readonly wave: string;
  readonly name: string;
  /** PSUs in the sample, counted in the full design. */
  readonly psus: number;
  /** PSUs in the population; `null`: drawn with replacement, or so many that it does not matter. */
  readonly populationPsus: number | null;
}

/** Parallel columns, one entry per stratum × PSU × second-stage unit × domain that has rows. */
export interface Cells {
  readonly count: number;
  /** Index into `strata`. */
  readonly stratum: Int32Array;
  /** Number of the PSU; the same number in two waves is the same PSU. −1 where people were drawn directly. */
  readonly psu: Int32Array;
  /** Index into `domains`; −1 for rows outside every domain, kept because they show that a PSU exists. */
  readonly domain: Int32Array;
  /** Rows. */
  readonly rows: Float64Array;
  /** Σ w·(v − centre), variable fastest. */
  readonly weighted: Float64Array;
  /** Σ (v − centre), variable fastest. */
  readonly unweighted: Float64Array;
  /** Second stage of selection, or `null` for one stage. */
  readonly second: SecondStage | null;
  /** What calibrated weights add; not there where weights are as delivered. */
  readonly calibration?: CalibrationCells;
}

/** Parallel columns, one entry per cell; cells then also divide by pattern of margins. */
export interface CalibrationCells {
  /** Number of the pattern, an index into `Calibrated.patterns`. */
  readonly pattern: Int32Array;
  /** Σ w₀·(v − centre) with the weights before calibration, variable fastest. */
  readonly before: Float64Array;
}

export interface SecondStage {
  /** Number of the second-stage unit of each cell, unique over PSUs. */
  readonly unit: Int32Array;
  /** Units in the population of the cell's PSU; `NaN` is never there, `Infinity` means "very many". */
  readonly populationUnits: Float64Array;
}

/** Parallel columns, one entry per cell: Σ w²·u·v for each pair of variables u ≤ v. */
export interface Moments {
  /** Pairs of variables, in the order of the products. */
  readonly pairs: readonly (readonly [number, number])[];
  /** cells × pairs, pair fastest. */
  readonly products: Float64Array;
}

/** People in two waves, by stratum and domain in each: sums over the same people. */
export interface Overlap {
  /** Indices into `strata`, earlier wave first. */
  readonly strata: readonly [number, number];
  /** People in both waves in this pair of strata, in whatever domain. */
  readonly common: number;
  readonly cells: OverlapCells;
}

/** Parallel columns, one entry per domain (and pattern) in the earlier wave × in the later one that has common people. */
export interface OverlapCells {
  readonly count: number;
  /** Indices into `domains`, or −1, by wave. */
  readonly domains: readonly [Int32Array, Int32Array];
  /** Numbers of the patterns of margins, by wave, where weights were calibrated. */
  readonly patterns?: readonly [Int32Array, Int32Array];
  readonly people: Float64Array;
  /** Σ w₁·u and Σ w₂·v over the common people, variable fastest. */
  readonly first: Float64Array;
  readonly second: Float64Array;
  /** Σ w₁w₂·u·v, cells × variables × variables, second fastest. */
  readonly products: Float64Array;
}
