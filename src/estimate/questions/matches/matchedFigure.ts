import { at } from "../../../maths/at.js";
import type { MatchPeople, Outcomes } from "../../../vocabulary/matches.js";
import { matchedDifference } from "../../matching/matchedDifference.js";
import { matchInCells } from "../../matching/matchInCells.js";
import { type Effect, weightedDifference } from "../../matching/weightedDifference.js";
import type { MatchedPeople } from "./matchPeople.js";

/** A difference, and the people on either side that it rests on. */
export interface MatchedFigure {
  readonly effect: Effect;
  readonly sides: readonly [of: readonly number[], against: readonly number[]];
  /** People who were matched and did not answer, or whose matches did not. */
  readonly silent: number;
}

/**
 * The difference in a measure between people and those who were matched with them before anybody looked at it. Who did not
 * answer drops out: with the whole set where it is the person who is matched or the last match, else so that the other
 * matches, or the other people of the cell, stand in.
 *
 * out     in the outcome's unit; errors let sets go together (pairs) or people vary unequally (HC1), and people of a
 *         cluster go together where there are clusters
 */
export function matchedFigure(
  { treated, cluster }: MatchPeople,
  { beside, weights }: MatchedPeople,
  { values: y, nulls }: Outcomes,
  confidence: number,
): MatchedFigure {
  const answered = (row: number) => nulls === null || nulls[row] === 0;
  const told = (effect: Effect, rows: readonly number[]): MatchedFigure => {
    const side = (wanted: number) => rows.filter((row) => at(treated, row) === wanted);
    const matched = weights.reduce((sum, weight) => sum + (weight > 0 ? 1 : 0), 0);
    return { effect, sides: [side(1), side(0)], silent: matched - rows.length };
  };
  if (beside.by === "sets") {
    const matches = beside.matches.filter((match) => answered(match.treated) && answered(match.control));
    const rows = new Set(matches.flatMap((match) => [match.treated, match.control]));
    return told(matchedDifference({ matches }, y, { confidence, cluster }), [...rows]);
  }
  const pull = beside.pull.map((own, row) => (answered(row) ? own : 0));
  const { weights: own } = matchInCells(treated, beside.cell, pull);
  const rows = [...own.keys()].filter((row) => at(own, row) > 0);
  return told(weightedDifference({ treated, y, weights: own, confidence, cluster }), rows);
}
