import type { ChanceCells, ChanceResult } from "../../vocabulary/chances.js";
import type { Domain } from "../../vocabulary/tally.js";
import { dissimilarityIndex } from "./dissimilarity.js";
import { figureOf } from "./figureOf.js";
import { mobilityTable, type TableQuestion } from "./mobilityTable.js";
import { information } from "./mutualInformation.js";
import { logOddsRatio, logShareRatio, shareGap } from "./shareGap.js";
import { type Measure, made, minus, scaled, size } from "./smooth.js";
import { bottomToTop, shorrocks } from "./transitions.js";

/** Which measures, between whom. */
export interface ChanceQuestion extends Omit<TableQuestion, "where"> {
  /** Whose chances are compared. */
  readonly between: readonly [one: string, other: string];
  /** Destinations that count as arriving. */
  readonly arriving: readonly string[];
}

export type ChanceMeasure =
  | "share-gap"
  | "log-share-ratio"
  | "log-odds-ratio"
  | "dissimilarity"
  | "information"
  | "shorrocks"
  | "bottom-to-top";

/** What a rise of a measure means: it grows away from 0 with inequality, with it, or against it. */
const direction: Readonly<Record<ChanceMeasure, "away" | "with" | "against">> = {
  "share-gap": "away",
  "log-share-ratio": "away",
  "log-odds-ratio": "away",
  dissimilarity: "with",
  information: "with",
  shorrocks: "against",
  "bottom-to-top": "against",
};

/**
 * All measures of chance equality that a table of people carries, side by side.
 *
 * in      cells; the keys, the two origins, the destinations that count as arriving; `where`: a cohort
 * out     each measure in its own unit; ratios as logarithms. Shorrocks and bottom to top only where origins and
 *         destinations are the same classes, in order
 */
export function chanceMeasures(
  cells: ChanceCells,
  question: ChanceQuestion,
  where: Domain = {},
): ReadonlyMap<ChanceMeasure, Measure> {
  const table = mobilityTable(cells, { ...question, where });
  const two = { origins: question.between, destinations: question.arriving };
  const same = table.origins.join("\n") === table.destinations.join("\n");
  return new Map<ChanceMeasure, Measure>([
    ["share-gap", shareGap(table, two)],
    ["log-share-ratio", logShareRatio(table, two)],
    ["log-odds-ratio", logOddsRatio(table, two)],
    ["dissimilarity", dissimilarityIndex(table, question.between)],
    ["information", information(table)],
    ...(same
      ? ([
          ["shorrocks", shorrocks(table)],
          ["bottom-to-top", bottomToTop(table)],
        ] as const)
      : []),
  ]);
}

/**
 * How much more unequal chances are in one table than in an earlier one, by each measure, turned so that above 0 means
 * more unequal: for `disagreement`.
 *
 * in      the measures of both tables, on the same cells, whose covariance is thereby counted
 * out     one for each measure that both have, in the measure's own unit
 */
export function inequalityChanges(
  { sums }: ChanceCells,
  before: ReadonlyMap<ChanceMeasure, Measure>,
  after: ReadonlyMap<ChanceMeasure, Measure>,
): readonly { readonly measure: ChanceMeasure; readonly change: ChanceResult }[] {
  return [...before].flatMap(([measure, earlier]) => {
    const later = after.get(measure);
    if (!later) return [];
    const change = made([turned(measure, later), turned(measure, earlier)], minus);
    return [{ measure, change: figureOf(sums, change) }];
  });
}

function turned(name: ChanceMeasure, measure: Measure): Measure {
  const way = direction[name];
  if (way === "with") return measure;
  return made([measure], (one) => (way === "away" ? size(one) : scaled(one, -1)));
}
