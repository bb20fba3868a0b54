import { at } from "../../maths/at.js";

/**
 * Classes of a score that hold equally many of the treated, as cells for `matchInCells`.
 *
 * in      who is treated (1, 0); the score of each row; how many classes
 * out     the class of each row, "1" for the lowest scores; candidates beyond the treated belong to the outer classes
 * throws  Error where nobody is treated
 * source  Rosenbaum & Rubin (1984), JASA 79, 516–524; bounds are R's quantiles of type 7 among the treated, as in MatchIt
 */
export function scoreClasses(
  treated: ArrayLike<number>,
  score: ArrayLike<number>,
  classes = 5,
): readonly string[] {
  const scores = Float64Array.from(score);
  const theirs = scores.filter((_, i) => at(treated, i) === 1).sort();
  if (theirs.length === 0) throw new Error("scoreClasses: nobody is treated");
  const bounds = Array.from({ length: classes - 1 }, (_, k) => {
    const place = ((k + 1) / classes) * (theirs.length - 1);
    const [low, high] = [at(theirs, Math.floor(place)), at(theirs, Math.ceil(place))];
    return low + (place - Math.floor(place)) * (high - low);
  });
  return Array.from(scores, (value) => String(1 + bounds.filter((bound) => value >= bound).length));
}
