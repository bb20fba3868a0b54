import type { ChanceRanks, RankGroup, RankLine } from "../../vocabulary/chances.js";
import { type Measure, none } from "./smooth.js";

/**
 * Least squares through the ranks of one group, about ½. Where all parents have one rank the line is level.
 *
 * in      sums of ranks about ½
 * out     the child's mean rank less ½ where the parents' is ½, and how it goes with the parents' rank
 */
export function rankLine({ weight, p, c, pp, pc }: RankGroup): RankLine {
  const spread = weight * pp - p * p;
  const slope = spread > 1e-12 * weight * weight ? (weight * pc - p * c) / spread : 0;
  return { intercept: (c - slope * p) / weight, slope };
}

/**
 * The rank–rank slope of a group: how many ranks further up a child stands on average whose parents stood one rank
 * further up; 0: parents' income says nothing, 1: it says all.
 *
 * The standard error (by `figureOf` on `ranks.scores`) counts that ranks are themselves estimated from everybody's
 * incomes; that of a regression program does not, and may be too small or too large.
 *
 * in      ranks of `chancesRanks`, the group's name
 * returns `not-estimable`: "no-answers" without people, "no-variance" where all parents have one rank
 * source  Chetty, Hendren, Kline & Saez (2014), QJE 129, 1553–1623; the influence function: Chetverikov & Wilhelm
 *         (2023), Inference for Rank–Rank Regressions, arXiv:2310.15512, theorems 2 and 4; R csranks 1.2.3 `lmranks`
 */
export function rankSlope(ranks: ChanceRanks, group = ""): Measure {
  return ofLine(ranks, group, [0, 1], 0);
}

/** Expected rank of children whose parents stand at rank `p` (0.25: absolute upward mobility), 0 to 1; see `rankSlope`. */
export function expectedRank(ranks: ChanceRanks, group = "", p = 0.25): Measure {
  return ofLine(ranks, group, [1, p - 0.5], 0.5);
}

/** offset + weights·(intercept, slope): scores over the matrix of the normal equations are how the line moves. */
function ofLine(
  { groups, first }: ChanceRanks,
  group: string,
  [w0, w1]: readonly [number, number],
  offset: number,
): Measure {
  const place = groups.findIndex(({ name }) => name === group);
  const own = groups[place];
  if (!own || !(own.weight > 0)) return none("no-answers", `nobody in ${group || "the ranks"}`);
  const { weight, p, pp } = own;
  const spread = weight * pp - p * p;
  if (!(spread > 1e-12 * weight * weight)) return none("no-variance", "all parents have the same rank");
  const { intercept, slope } = rankLine(own);
  return {
    value: offset + w0 * intercept + w1 * slope,
    gradient: new Map([
      [first + 2 * place, (w0 * pp - w1 * p) / spread],
      [first + 2 * place + 1, (w1 * weight - w0 * p) / spread],
    ]),
  };
}

/**
 * What a regression program says of the same line, taking the ranks for given: only to show how far off it is.
 *
 * out     standard errors of the intercept (at the parents' rank 0) and the slope, of least squares
 */
export function leastSquaresErrors({ people, weight, p, c, pp, pc, cc }: RankGroup): {
  readonly intercept: number;
  readonly slope: number;
} {
  const { slope } = rankLine({ name: "", people, weight, p, c, pp, pc, cc });
  const sxx = pp - (p * p) / weight;
  const rest = cc - (c * c) / weight - slope * (pc - (p * c) / weight);
  const variance = rest / (people - 2) / sxx;
  const mean = p / weight + 0.5;
  return {
    slope: Math.sqrt(variance),
    intercept: Math.sqrt(variance * (sxx / weight + mean * mean)),
  };
}
