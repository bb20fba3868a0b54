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
  readonly periods: readonly number[];
  /** What was taken from every outcome before summing, so that no digit is lost. */
  readonly centre: number;
  readonly cells: readonly PanelCell[];
  /** The query that counted. */
  readonly query: string;
}

/** Units of one cohort, one pattern of discrete covariates and (where units are not their own clusters) one cluster. */
export interface PanelCell {
  readonly cohort: number | null;
  readonly pattern: string;
  /** `null`: every unit is its own cluster, and `spread` tells how units differ. */
  readonly cluster: string | null;
  readonly units: number;
  /** Σ w. */
  readonly weight: number;
  /** Σ w·(y_t − centre), by period. */
  readonly outcome: Float64Array;
  /** Where units are their own clusters: Σ w², Σ w²·y_t, Σ w²·y_t·y_s (periods × periods); else `null`. */
  readonly spread: PanelSpread | null;
}

export interface PanelSpread {
  readonly weight: number;
  readonly outcome: Float64Array;
  readonly products: Float64Array;
}
