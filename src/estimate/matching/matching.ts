import { at } from "../../maths/at.js";
import { type Candidates, type IdOrder, rowsOf } from "./candidates.js";

export interface MatchingOptions {
  /** Candidates for each of the treated; 1 if left out. */
  readonly ratio?: number;
  /** Whether a candidate may stand beside several of the treated; no if left out. */
  readonly replace?: boolean;
  /** Farthest that a match may lie; the matching method says in which unit. */
  readonly caliper?: number;
}

/** One of the treated and a candidate beside it, by their rows. */
export interface Match {
  readonly treated: number;
  readonly control: number;
  readonly distance: number;
}

export interface Matching {
  /** By the id of the treated, then from near to far. */
  readonly matches: readonly Match[];
  /** Rows of the treated for whom nobody was left or near enough. */
  readonly unmatched: readonly number[];
  /**
   * For each row: 1 for the treated with a match; for a candidate 1/m from each of the treated it stands beside, who has m
   * of them. Both sides add up to the number of treated with a match; 0 is left out.
   */
  readonly weights: Float64Array;
}

/** A way to find who is nearest. */
export interface Finder {
  /** The nearest that are left, from near to far, ties by id; fewer where no more are there. */
  readonly nearest: (treated: number, count: number) => readonly Match[];
  /** Takes a candidate out. */
  readonly remove: (control: number) => void;
}

/**
 * Nearest neighbours, one of the treated after another. With a ratio above 1 and no replacement, everybody gets a first
 * match before anybody gets a second.
 *
 * in      candidates and their order; the treated, in the order of their turns; a way to find who is nearest
 * source  Ho, Imai, King & Stuart (2011), Journal of Statistical Software 42(8); R MatchIt `method = "nearest"`
 */
export function matchInTurns(
  { treated }: Candidates,
  { rows, place }: IdOrder,
  turns: readonly number[],
  finder: Finder,
  { ratio = 1, replace = false }: MatchingOptions,
): Matching {
  if (!Number.isSafeInteger(ratio) || ratio < 1) throw new Error(`matchInTurns: ratio is ${ratio}`);
  const found: Match[] = [];
  if (replace) for (const one of turns) found.push(...finder.nearest(one, ratio));
  else {
    for (let round = 0; round < ratio; round++) {
      for (const one of turns) {
        const [match] = finder.nearest(one, 1);
        if (!match) continue;
        found.push(match);
        finder.remove(match.control);
      }
    }
  }
  return matchingOf(found, treated, { rows, place });
}

/** Matches put in order, with the weights that follow from them. */
export function matchingOf(
  found: readonly Match[],
  treated: ArrayLike<number>,
  { rows, place }: IdOrder,
): Matching {
  const matches = found
    .map((match, k) => ({ match, k }))
    .sort((a, b) => at(place, a.match.treated) - at(place, b.match.treated) || a.k - b.k)
    .map(({ match }) => match);
  const counts = new Float64Array(rows.length);
  for (const match of matches) counts[match.treated] = at(counts, match.treated) + 1;
  const weights = counts.map((count) => (count > 0 ? 1 : 0));
  for (const match of matches)
    weights[match.control] = at(weights, match.control) + 1 / at(counts, match.treated);
  return { matches, unmatched: rowsOf(rows, treated, 1).filter((row) => counts[row] === 0), weights };
}
