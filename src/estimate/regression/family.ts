/** Sums over the people of one pattern of predictors. */
export interface ResponseSums {
  /** Σ w. */
  readonly weight: number;
  /** Σ w·y. */
  readonly total: number;
  /** Σ w·y². */
  readonly squares: number;
  /** Σ w·y·ln y; 0 for families that do not need it. */
  readonly logs: number;
}

/** How the outcome's mean depends on the linear predictor, and its variance on the mean; the link is the canonical one. */
export interface Family {
  readonly name: "gaussian" | "binomial" | "poisson";
  readonly link: (mean: number) => number;
  readonly mean: (predictor: number) => number;
  /** Variance at a mean, up to a factor; for a canonical link also the mean's derivative by the predictor. */
  readonly variance: (mean: number) => number;
  /** Means that the link is defined for. */
  readonly possible: (mean: number) => boolean;
  /** Deviance of the people of one pattern from its mean. */
  readonly deviance: (sums: ResponseSums, mean: number) => number;
}

/** Identity link, constant variance: least squares. */
export const gaussian: Family = {
  name: "gaussian",
  link: (mean) => mean,
  mean: (predictor) => predictor,
  variance: () => 1,
  possible: () => true,
  deviance: ({ weight, total, squares }, mean) => squares - 2 * mean * total + mean * mean * weight,
};

/** Logit link, for outcomes of 0 and 1 (R's `quasibinomial`). */
export const binomial: Family = {
  name: "binomial",
  link: (mean) => Math.log(mean / (1 - mean)),
  mean: (predictor) => 1 / (1 + Math.exp(-predictor)),
  variance: (mean) => mean * (1 - mean),
  possible: (mean) => mean > 0 && mean < 1,
  deviance: ({ weight, total }, mean) => {
    const part = (people: number, share: number) => (people === 0 ? 0 : -2 * people * Math.log(share));
    return part(total, mean) + part(weight - total, 1 - mean);
  },
};

/** Log link, variance proportional to the mean, for counts (R's `quasipoisson`). */
export const poisson: Family = {
  name: "poisson",
  link: Math.log,
  mean: Math.exp,
  variance: (mean) => mean,
  possible: (mean) => mean > 0,
  deviance: ({ weight, total, logs }, mean) =>
    2 * (logs - (total === 0 ? 0 : total * Math.log(mean)) - (total - weight * mean)),
};
