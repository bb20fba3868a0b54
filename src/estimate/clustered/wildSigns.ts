import { random } from "../../maths/random.js";

/** What clusters' residuals are multiplied by: ±1, or Webb's six values for few clusters. */
export type WildWeights = "rademacher" | "webb";

export interface WildSigns {
  readonly weights: WildWeights;
  /** Whether all 2^G sign patterns are there, each once, instead of draws. */
  readonly all: boolean;
  readonly draws: number;
  /** Draws × clusters. */
  readonly signs: Float64Array;
}

/**
 * The multipliers of a wild cluster bootstrap. Webb's where there are fewer than 12 clusters, for ±1 then gives few
 * different draws; every pattern of ±1 where that is no more than the draws asked for.
 *
 * in      number of clusters and of draws; a whole seed
 * source  Webb (2023), Canadian Journal of Economics 56, 839–858; MacKinnon & Webb (2018), Econometrics Journal 21
 */
export function wildSigns(
  clusters: number,
  { draws, seed, weights = wildWeights(clusters) }: WildSignsRequest,
): WildSigns {
  if (weights === "rademacher" && 2 ** clusters <= draws) {
    const all = 2 ** clusters;
    const signs = Float64Array.from({ length: all * clusters }, (_, k) =>
      (Math.floor(k / clusters) >> (k % clusters)) & 1 ? -1 : 1,
    );
    return { weights, all: true, draws: all, signs };
  }
  const dice = random(seed);
  const values = weights === "webb" ? webb : [-1, 1];
  const signs = Float64Array.from(
    { length: draws * clusters },
    () => values[dice.below(values.length)] as number,
  );
  return { weights, all: false, draws, signs };
}

/** Of clusters that can speak: others may be among those that are drawn for. */
export const wildWeights = (clusters: number): WildWeights => (clusters < 12 ? "webb" : "rademacher");

export interface WildSignsRequest {
  readonly draws: number;
  readonly seed: number;
  readonly weights?: WildWeights;
}

const webb = [-Math.sqrt(1.5), -1, -Math.sqrt(0.5), Math.sqrt(0.5), 1, Math.sqrt(1.5)];
