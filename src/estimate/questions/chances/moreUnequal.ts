import type { ChanceResult } from "../../../vocabulary/chances.js";
import type { Inequality } from "../../../vocabulary/estimate.js";
import type { ChanceMeasure } from "../../../vocabulary/quantity.js";
import { type Measure, made, scaled, size } from "../../chances/smooth.js";
import { zeroTest } from "../../contrasts/zeroTest.js";
import { adjustP } from "../../multiplicity/adjustP.js";

/** What a rise of a measure means: it grows away from 0 with inequality, with it, or against it; or neither. */
const rises: Readonly<Record<ChanceMeasure, "away" | "with" | "against" | null>> = {
  "share-gap": "away",
  "share-ratio": "away",
  "odds-ratio": "away",
  dissimilarity: "with",
  "rank-slope": "away",
  "rank-at-25": "against",
  upward: "against",
  transition: null,
  mobility: "against",
  "bottom-to-top": "against",
  "mutual-information": "with",
  "uniform-difference": "with",
};

/** A measure, a ratio as its logarithm, turned so that it grows with inequality; `null` where it says nothing of that. */
export function inequality(chance: ChanceMeasure, measure: Measure): Measure | null {
  const way = rises[chance];
  if (way === null || way === "with") return way && measure;
  return made([measure], (one) => (way === "away" ? size(one) : scaled(one, -1)));
}

/**
 * Whether chances became more unequal, by each of several measures that are read together.
 *
 * in      changes of turned measures (see `inequality`), `null` for those that say nothing of it; the confidence
 * out     for each which way, and whether that is shown after Holm's adjustment over all that could be had; `null` where
 *         there is nothing to say
 */
export function moreUnequal(
  changes: readonly (ChanceResult | null)[],
  confidence: number,
): readonly (Inequality | null)[] {
  const figures = changes.map((change) => (change?.kind === "figure" && change.se > 0 ? change : null));
  const had = figures.filter((figure) => figure !== null);
  const ps = adjustP(had.map((figure) => zeroTest(figure).p));
  return figures.map((figure) => {
    if (figure === null) return null;
    const { value } = figure;
    return {
      way: value > 0 ? "more" : value < 0 ? "less" : "neither",
      shown: (ps[had.indexOf(figure)] ?? 1) < 1 - confidence,
    };
  });
}
