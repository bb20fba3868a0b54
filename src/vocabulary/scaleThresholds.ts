/** A figure's two limits: on the right side of `holds` nothing is said; on the wrong side of `fails` the scale does not hold. */
export interface Limits {
  readonly holds: number;
  readonly fails: number;
  readonly source: string;
}

/** Where a scale's figures begin to be a warning. Conventions, not laws: each with who proposed it. */
export const scaleThresholds = {
  alpha: { holds: 0.7, fails: 0.5, source: "Nunnally (1978), p. 245; George & Mallery (2003), p. 231" },
  omega: { holds: 0.7, fails: 0.5, source: "as alpha: both are shares of the sum's variance" },
  itemRest: {
    holds: 0.3,
    fails: 0,
    source: "Nunnally & Bernstein (1994), p. 305; below 0 it points the other way",
  },
  cfi: { holds: 0.95, fails: 0.9, source: "Hu & Bentler (1999), p. 27; Bentler & Bonett (1980), p. 600" },
  srmr: { holds: 0.08, fails: 0.1, source: "Hu & Bentler (1999), p. 27; Kline (2005), p. 141" },
  rmsea: { holds: 0.06, fails: 0.1, source: "Hu & Bentler (1999), p. 27; Browne & Cudeck (1993), p. 144" },
} as const satisfies Readonly<Record<string, Limits>>;

/** Figures of fewer people are told but not judged: by chance alone some of them fall on the wrong side. */
export const judgedFromPeople = {
  n: 100,
  source: "Gorsuch (1983), Factor Analysis, p. 332, for factor models",
} as const;

/** Below so many degrees of freedom RMSEA is told but not judged: it is then large even where the model is right. */
export const rmseaJudgedFromDf = {
  df: 10,
  source:
    "Kenny, Kaniskan & McCoach (2015), Sociological Methods & Research 44, 486–507; the number is Kvarter's own",
} as const;

/** A level of invariance holds when CFI falls and RMSEA rises by no more than this against the level before. */
export const invarianceLimits = {
  cfiFall: 0.01,
  rmseaRise: 0.015,
  source:
    "Chen (2007), Structural Equation Modeling 14, 464–504, for groups of more than 300 people together",
} as const;
