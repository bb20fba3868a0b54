/** What can be said of how well items hang together, for one scale: all rows, and by wave, language or other key. */
export interface ScaleQuality {
  readonly scale: string;
  readonly items: readonly string[];
  readonly all: ScaleFigures;
  /** One for each key whose values are compared. */
  readonly by: readonly ScaleComparison[];
  readonly verdict: Verdict;
}

/** A scale among the people of each wave (of each language, …), and whether it means the same to all of them. */
export interface ScaleComparison {
  readonly key: string;
  readonly parts: readonly { readonly value: string; readonly figures: ScaleFigures }[];
  readonly invariance: Invariance | NotJudged;
}

export interface ScaleFigures {
  /** People who answered all items. */
  readonly n: number;
  /** `null` for a model of several factors, which is no one scale. */
  readonly alpha: Alpha | NotJudged | null;
  readonly omega: Omega | NotJudged | null;
  readonly fit: FitMeasures | NotJudged;
}

/** Why a figure of a scale is not there: a finding, with words on what it was found in. */
export interface NotJudged {
  readonly kind: "not-estimable";
  readonly reason: NotJudgedReason;
  readonly detail: string;
}

export type NotJudgedReason =
  | "too-few-answers"
  | "too-few-items"
  | "one-part"
  | "no-variance"
  | "singular"
  | "heywood"
  | "no-convergence";

export interface Alpha {
  readonly kind: "alpha";
  readonly raw: number;
  /** Of items put on one variance; for two items the Spearman–Brown coefficient. */
  readonly standardised: number;
  /** Guttman's λ₆ from squared multiple correlations; `null` where items follow from one another. */
  readonly guttman6: number | null;
  readonly meanCorrelation: number;
  /** Of the raw alpha. */
  readonly interval: { readonly low: number; readonly high: number; readonly confidence: number };
  readonly items: readonly AlphaItem[];
}

export interface AlphaItem {
  readonly item: string;
  readonly mean: number;
  readonly sd: number;
  /** Correlation of the item with the sum of the others; `null` where that sum does not vary. */
  readonly rest: number | null;
  /** Raw alpha without the item; `null` where one item would be left, or a sum that does not vary. */
  readonly without: number | null;
}

export interface Omega {
  readonly kind: "omega";
  /** Share of the sum's variance that is not the items' own. */
  readonly total: number;
  /** Share of the sum's variance that the one factor makes: less than `total` where items share more than it. */
  readonly general: number;
}

/** How far a factor model is from the covariances it was fitted to. */
export interface FitMeasures {
  readonly kind: "fit";
  readonly n: number;
  readonly parameters: number;
  readonly chiSquared: number;
  /** 0: the model reproduces any covariances, and its fit says nothing. */
  readonly df: number;
  /** `null` without degrees of freedom. */
  readonly p: number | null;
  /** The model in which no two items are related. */
  readonly baseline: { readonly chiSquared: number; readonly df: number };
  readonly cfi: number;
  readonly tli: number;
  readonly rmsea: Rmsea;
  readonly srmr: number;
  readonly logLikelihood: number;
  readonly aic: number;
  readonly bic: number;
}

export interface Rmsea {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly confidence: number;
  /** P of a fit as bad as this or worse where the true value is 0.05; `null` without degrees of freedom. */
  readonly pClose: number | null;
}

/** From the least to the most that groups may have in common: form, loadings, intercepts, residual variances. */
export const invarianceLevels = ["configural", "metric", "scalar", "strict"] as const;

export type InvarianceLevel = (typeof invarianceLevels)[number];

export interface Invariance {
  readonly kind: "invariance";
  /** In the order of the levels; ends with the first that cannot be fitted. */
  readonly levels: readonly (InvarianceStep | (NotJudged & { readonly level: InvarianceLevel }))[];
  /** The last level that holds, and every one before it; `null`: not even the form is shared. */
  readonly holds: InvarianceLevel | null;
}

export interface InvarianceStep {
  readonly kind: "fitted";
  readonly level: InvarianceLevel;
  readonly fit: FitMeasures;
  /** Against the level before; `null` for the first. */
  readonly change: InvarianceChange | null;
}

export interface InvarianceChange {
  /** Likelihood-ratio test of what was set equal. */
  readonly chiSquared: number;
  readonly df: number;
  readonly p: number;
  /** RMSEA of the difference. */
  readonly rmseaOfDifference: number;
  /** This level's minus the one's before. */
  readonly cfi: number;
  readonly rmsea: number;
}

export interface Verdict {
  readonly kind: "holds" | "weak" | "does-not-hold" | "not-estimable";
  /** What the verdict rests on, the worst first; empty where all that was judged holds. */
  readonly because: readonly Because[];
  /** What could not be judged. */
  readonly notJudged: readonly Unjudged[];
}

/** A figure on the wrong side of a threshold. */
export interface Because {
  readonly code: VerdictCode;
  readonly kind: "weak" | "does-not-hold";
  /** The part it was found in; `null` for all rows. */
  readonly part: Part | null;
  readonly item: string | null;
  /** For "not-invariant": how many of the levels hold, and how many must. */
  readonly value: number;
  readonly threshold: number;
}

export interface Unjudged {
  readonly what: "alpha" | "omega" | "fit" | "invariance";
  readonly part: Part | null;
  readonly reason: NotJudgedReason;
  readonly detail: string;
}

/** A key, and one of its values; `null`: the comparison of all its values. */
export interface Part {
  readonly key: string;
  readonly value: string | null;
}

export type VerdictCode =
  | "alpha-low"
  | "omega-low"
  | "item-apart"
  | "cfi-low"
  | "rmsea-high"
  | "srmr-high"
  | "not-invariant";
