import { at } from "../../maths/at.js";
import { type Candidates, type IdOrder, orderById, rowsOf } from "./candidates.js";
import { grouped } from "./grouped.js";
import { type Finder, type Matching, type MatchingOptions, matchInTurns } from "./matching.js";
import { type ScorePool, scorePool } from "./scorePool.js";
import { spread } from "./spread.js";

/** Whose turn comes first: the treated with the largest score, who are hardest to match; with the smallest; by id. */
export type MatchingOrder = "largest" | "smallest" | "id";

export interface ScoreMatchingOptions extends MatchingOptions {
  /** Farthest that scores may lie apart, in standard deviations of the score among everybody. */
  readonly caliper?: number;
  /** Matters without replacement only; "largest" if left out. */
  readonly order?: MatchingOrder;
}

/**
 * Nearest neighbours on one number, such as the propensity score or its log odds.
 *
 * in      candidates; the score of each row; options. Where `exact` is given, only rows with the same word are matched
 * out     matches by row. Of candidates equally near the one whose id sorts first is taken, so the order of rows does not
 *         matter. The time is that of sorting: 20,000 treated among 200,000 in about two seconds
 * throws  Error for scores that are not finite
 * source  as `matchInTurns`; docs/methods/matching.md says where R MatchIt 4.5.1 takes others
 */
export function matchOnScore(
  candidates: Candidates,
  score: ArrayLike<number>,
  options: ScoreMatchingOptions = {},
): Matching {
  const order = orderById(candidates);
  if (score.length !== order.rows.length || !order.rows.every((row) => Number.isFinite(score[row])))
    throw new Error("matchOnScore: a score for each row, and finite");
  const finder = finderOf(
    candidates,
    order,
    score,
    options.caliper === undefined ? Infinity : options.caliper * spread(score, order.rows),
  );
  const first = { largest: -1, smallest: 1, id: 0 }[options.order ?? "largest"];
  const turns = [...rowsOf(order.rows, candidates.treated, 1)].sort(
    (a, b) => first * (at(score, a) - at(score, b)),
  );
  return matchInTurns(candidates, order, turns, finder, options);
}

function finderOf(
  { treated, exact }: Candidates,
  { rows, place }: IdOrder,
  score: ArrayLike<number>,
  farthest: number,
): Finder {
  const cellOf = (row: number) => exact?.[row] ?? "";
  const members = grouped(rowsOf(rows, treated, 0), cellOf);
  const pools = new Map<string, ScorePool>();
  for (const [cell, list] of members) pools.set(cell, scorePool(list, score, place));
  return {
    nearest: (row, count) =>
      (pools.get(cellOf(row))?.nearest(at(score, row), count, farthest) ?? []).map((control) => ({
        treated: row,
        control,
        distance: Math.abs(at(score, control) - at(score, row)),
      })),
    remove: (row) => pools.get(cellOf(row))?.remove(row),
  };
}
