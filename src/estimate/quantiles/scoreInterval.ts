import { studentQuantile } from "../../maths/student.js";
import type { Distribution } from "../../vocabulary/valueTable.js";
import { type QuantileRule, quantile } from "./quantile.js";
import { limitsOf, type QuantileLimits } from "./quantileInterval.js";

/** The share of people at or below a point, and its design-based variance. */
export interface ShareBelow {
  readonly share: number;
  readonly variance: number;
}

export interface ScoreQuestion {
  readonly distribution: Distribution;
  readonly p: number;
  readonly rule: QuantileRule;
  readonly df: number;
  readonly confidence: number;
  /**
   * `inverted`: the values at which the test of "this is the quantile" turns. `as-r`: as R survey 4.5, which looks up
   * the *unweighted* share of people below there among the weighted; the same where all weights are equal.
   */
  readonly limits: "inverted" | "as-r";
}

/**
 * Quantiles with intervals by inverting the test that a value is the quantile, p's variance taken at that value.
 *
 * in      the questions, each with its distribution; `shareBelow`, which tallies one point for each question (`null`:
 *         none) and is asked about log₂(distinct values) times
 * out     per question quantile, limits and standard error; `null` where nobody answered
 * not     where the test turns more than once (very few PSUs): one of the turns is then taken
 * source  Francisco & Fuller (1991), Annals of Statistics 19, 454–469; R survey 4.5 `svyquantile(interval.type =
 *         "score")`
 */
export async function scoreIntervals(
  questions: readonly ScoreQuestion[],
  shareBelow: (points: readonly (number | null)[]) => Promise<readonly ShareBelow[]>,
): Promise<readonly (QuantileLimits | null)[]> {
  const lows = await turns(questions, 1, shareBelow);
  const highs = await turns(questions, -1, shareBelow);
  return questions.map((question, i) => {
    const value = quantile(question.distribution, question.p, question.rule);
    if (value === null) return null;
    const read = (turn: Turn | null | undefined) => (turn ? limitAt(question, turn) : null);
    return limitsOf({ ...question, value, low: read(lows[i]), high: read(highs[i]), method: "score" });
  });
}

/** Between which two values the test turns, by index, and how far its statistic is from the critical one at each. */
interface Turn {
  readonly before: number;
  readonly after: number;
  readonly gaps: readonly [number, number];
}

/** Bisection over the distinct values, for all questions at once. */
async function turns(
  questions: readonly ScoreQuestion[],
  side: 1 | -1,
  shareBelow: (points: readonly (number | null)[]) => Promise<readonly ShareBelow[]>,
): Promise<readonly (Turn | null)[]> {
  const state = questions.map(({ distribution }) => ({
    before: -1,
    after: distribution.values.length - 1,
    gaps: [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY] as [number, number],
  }));
  const open = () => state.some(({ before, after }) => after - before > 1);
  while (open()) {
    const middles = state.map(({ before, after }) => (after - before > 1 ? (before + after) >> 1 : null));
    const points = middles.map((k, i) =>
      k === null ? null : (questions[i]?.distribution.values[k] ?? null),
    );
    const found = await shareBelow(points);
    questions.forEach((question, i) => {
      const [middle, at, turn] = [middles[i] ?? null, found[i], state[i]];
      if (middle === null || !at || !turn) return;
      const critical = side * studentQuantile((1 + question.confidence) / 2, question.df);
      const gap = (question.p - at.share) / Math.sqrt(at.variance) - critical;
      if (gap > 0) [turn.before, turn.gaps[0]] = [middle, gap];
      else [turn.after, turn.gaps[1]] = [middle, gap];
    });
  }
  return state.map((turn) => (turn.before < 0 ? null : turn));
}

/** R's root finder ends on the side of the turn where the statistic is nearer the critical value. */
function limitAt({ distribution, limits, rule }: ScoreQuestion, { before, after, gaps }: Turn): number {
  const { values, rows } = distribution;
  if (limits === "inverted") return values[after] as number;
  const side = Math.abs(gaps[0]) < Math.abs(gaps[1]) ? before : after;
  const people = rows.reduce((sum, n) => sum + n, 0);
  const share = rows.subarray(0, side + 1).reduce((sum, n) => sum + n, 0) / people;
  return quantile(distribution, share, rule) as number;
}
