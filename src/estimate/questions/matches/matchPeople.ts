import { at } from "../../../maths/at.js";
import type { NotEstimableReason } from "../../../vocabulary/estimate.js";
import type { MatchPeople } from "../../../vocabulary/matches.js";
import type { MatchingWay } from "../../../vocabulary/quantity.js";
import type { Matches } from "../../../vocabulary/study.js";
import type { NamedColumn } from "../../clustered/cells.js";
import { matchInCells } from "../../matching/matchInCells.js";
import type { Match, Matching } from "../../matching/matching.js";
import { matchOnScore } from "../../matching/matchOnScore.js";
import { matchOnTraits } from "../../matching/matchOnTraits.js";
import { oddsWeights } from "../../matching/oddsWeights.js";
import { propensityScore } from "../../matching/propensityScore.js";
import { scoreClasses } from "../../matching/scoreClasses.js";
import { agreedColumns } from "./agreedColumns.js";

/** Who stands beside whom. No outcome has been looked at. */
export interface MatchedPeople {
  readonly kind: "matched";
  readonly beside:
    | { readonly by: "sets"; readonly matches: readonly Match[] }
    /** People of one cell stand beside each other, those who pull harder count more; 0: not at all. */
    | { readonly by: "cells"; readonly cell: readonly string[]; readonly pull: Float64Array };
  /** For each row; 0 where nobody stands beside it. */
  readonly weights: Float64Array;
}

export interface NobodyMatched {
  readonly kind: "not-estimable";
  readonly reason: NotEstimableReason;
  readonly detail: string;
}

/** Pairs that `traits` looks at within a minute; with many more a study would wait for hours. */
const mostPairs = 1e9;

/**
 * People of one group beside people of another who are like them, by one way of matching.
 *
 * Whoever is in a cell of `exact` that has people of one group only takes no part: nobody agrees with them. The score is
 * the chance of being in the group, of the numbers and of the categories of `exact`; people are matched on its log odds.
 * Classes of it are those of the people in the group, within cells; odds count together in each cell as much as there are
 * people of the group in it.
 *
 * returns `not-estimable`: "no-comparison" where nobody agrees or is near enough; "singular" where a number follows from
 *         others; "no-convergence" where numbers tell some of the group from the others without fail; "too-many-pairs"
 * source  docs/methods/matching.md; log odds and calipers on it: Rosenbaum & Rubin (1985), American Statistician 39, 33–38
 */
export function matchPeople(
  people: MatchPeople,
  asked: Matches,
  way: MatchingWay,
): MatchedPeople | NobodyMatched {
  const { treated } = people;
  const cell = cellsOf(people);
  const agreeing = matchInCells(treated, cell);
  const both = new Set(
    agreeing.cells.filter((one) => one.treated > 0 && one.controls > 0).map((one) => one.cell),
  );
  const rows = [...cell.keys()].filter((row) => both.has(cell[row] as string));
  if (rows.length === 0) return none("no-comparison", "nobody of the other group agrees in every category");
  const every = new Float64Array(cell.length).fill(1);
  if (way === "cells") return inCells(treated, cell, every);
  const some = partOf(people, asked, rows, cell);
  const { perPerson: ratio, replacement: replace, caliper } = asked;
  const options = { ratio, replace, ...(caliper !== null && { caliper }) };
  if (way === "traits") {
    const pairs = agreeing.cells.reduce((sum, one) => sum + one.treated * one.controls, 0) * ratio;
    if (pairs > mostPairs)
      return none("too-many-pairs", `${pairs} pairs to look at, ${mostPairs} are the most`);
    const found = matchOnTraits(some.candidates, some.numbers, options);
    return found.kind === "matched" ? inSets(found, rows, cell.length) : found;
  }
  const score = propensityScore(some.candidates, [...some.numbers, ...agreedColumns(people, rows, cell)]);
  if (score.kind !== "fitted") return score;
  if (way === "score")
    return inSets(matchOnScore(some.candidates, score.logOdds, options), rows, cell.length);
  const pull = new Float64Array(cell.length);
  if (way === "classes") {
    const classes = scoreClasses(some.candidates.treated, score.score, asked.classes);
    const crossed = [...cell];
    rows.forEach((row, k) => {
      pull[row] = 1;
      crossed[row] = `${cell[row]} / ${classes[k]}`;
    });
    return inCells(treated, crossed, pull);
  }
  oddsWeights(some.candidates.treated, score.score).forEach((odds, k) => {
    pull[rows[k] as number] = odds;
  });
  return inCells(treated, cell, pull);
}

/** Everybody's categories as one word. */
function cellsOf({ treated, categories }: MatchPeople): readonly string[] {
  return Array.from(treated, (_, row) => categories.map((places) => at(places, row)).join(" "));
}

/** The people of some rows as the ways of matching want them. */
function partOf(
  { treated, numbers }: MatchPeople,
  { near }: Matches,
  rows: readonly number[],
  cell: readonly string[],
) {
  const pick = (values: ArrayLike<number>) => Float64Array.from(rows, (row) => at(values, row));
  return {
    candidates: {
      id: rows.map((row) => String(row).padStart(9, "0")),
      treated: pick(treated),
      exact: rows.map((row) => cell[row] as string),
    },
    numbers: near.map((name, k): NamedColumn => ({ name, values: pick(numbers[k] as Float64Array) })),
  };
}

function inSets(
  { matches, weights }: Matching,
  rows: readonly number[],
  size: number,
): MatchedPeople | NobodyMatched {
  if (matches.length === 0) return none("no-comparison", "nobody of the other group is near enough");
  const all = new Float64Array(size);
  weights.forEach((weight, k) => {
    all[rows[k] as number] = weight;
  });
  const back = matches.map(({ treated, control, distance }) => ({
    treated: rows[treated] as number,
    control: rows[control] as number,
    distance,
  }));
  return { kind: "matched", beside: { by: "sets", matches: back }, weights: all };
}

function inCells(
  treated: ArrayLike<number>,
  cell: readonly string[],
  pull: Float64Array,
): MatchedPeople | NobodyMatched {
  const { weights } = matchInCells(treated, cell, pull);
  if (!weights.some((weight) => weight > 0))
    return none("no-comparison", "no class has people of both groups");
  return { kind: "matched", beside: { by: "cells", cell, pull }, weights };
}

function none(reason: NotEstimableReason, detail: string): NobodyMatched {
  return { kind: "not-estimable", reason, detail };
}
