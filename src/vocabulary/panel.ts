/** Units followed over periods, some of which a programme reached: what effects of a staggered start rest on. */
export interface PanelTable {
  /** In ascending order. */
  readonly periods: readonly number[];
  readonly units: readonly PanelUnit[];
  /** Units × periods, period fastest; says nothing where `present` is 0. */
  readonly outcome: Float64Array;
  readonly present: Uint8Array;
}

export interface PanelUnit {
  readonly id: string;
  /** First period under the programme; `null`: never reached in these periods. */
  readonly cohort: number | null;
  /** Units of one cluster may be alike for reasons that they share; often the unit itself. */
  readonly cluster: string;
  /** The same in every period, so that no change of it can pass for an effect. */
  readonly weight: number;
  /** Traits before the programme, in the order that the question names. */
  readonly covariates: readonly number[];
}

/** A balanced panel reduced to sums: all that group-time effects without continuous covariates need. */
export interface PanelSums {
  /** In ascending order. */
  readonly periods: readonly number[];
  /** What was taken from every outcome of a period before summing, so that no digit is lost; no change of it is an effect. */
  readonly centres: readonly number[];
  readonly cells: readonly PanelCell[];
  readonly leftOut: PanelLeftOut;
  /** The query that counted. */
  readonly query: string;
}

/** Units that the sums do not hold, and units that they do. */
export interface PanelLeftOut {
  readonly balanced: number;
  /** Units without exactly one outcome in each period. */
  readonly unbalanced: number;
  /** Units whose cohort, weight, pattern or cluster is not the same in all of their rows, or whose weight is missing or below 0. */
  readonly unsettled: number;
}

/** Units of one cohort, one pattern of discrete covariates and (where units are not their own clusters) one cluster. */
export interface PanelCell {
  /** First period under the programme; `null`: never reached in these periods. */
  readonly cohort: number | null;
  /** "" where there are no covariates. */
  readonly pattern: string;
  /** `null`: every unit is its own cluster, and `spread` tells how units differ. */
  readonly cluster: string | null;
  readonly units: number;
  /** Σ w. */
  readonly weight: number;
  /** Σ w·(y_t − centre_t), by period. */
  readonly outcome: Float64Array;
  /** Where units are their own clusters; else `null`. */
  readonly spread: PanelSpread | null;
}

/** What variances between units need; y less its period's centre. */
export interface PanelSpread {
  /** Σ w². */
  readonly weight: number;
  /** Σ w²·y_t, by period. */
  readonly outcome: Float64Array;
  /** Σ w²·y_t·y_s, periods × periods. */
  readonly products: Float64Array;
}
