import { at } from "../../maths/at.js";
import { diagonal } from "../../maths/matrix.js";
import { type CoefficientTest, coefficientTests } from "../clustered/coefficientTests.js";
import { unfitted } from "../clustered/linearRegression.js";
import { grouped } from "./grouped.js";
import type { Matching } from "./matching.js";
import type { Effect } from "./weightedDifference.js";

/**
 * Effect on the treated after matching in pairs or sets: the mean over sets of one's own outcome less the mean of one's
 * matches, with an error that lets rows of a set go together and, with replacement, the uses of one candidate.
 *
 * The variance is that of clusters by set, plus that of clusters by row, less that of single uses (two-way clustering);
 * without replacement the last two are the same and it is clustering by set. It is multiplied by sets/(sets − 1); df = sets
 * − 1. Abadie and Imbens' own variance is not given: theirs also counts how far matches are from exact.
 *
 * in      a matching, the outcome of each row
 * out     in the outcome's unit
 * returns `not-estimable`: "no-answers" below two sets; "no-variance" where the two-way variance is not above 0
 * source  Abadie & Spiess (2022), JASA 117, 983–995 (sets); Austin & Cafri (2020), Statistics in Medicine 39, 1623–1640
 *         (with replacement); Cameron, Gelbach & Miller (2011), Journal of Business & Economic Statistics 29, 238–249
 */
export function matchedDifference(
  { matches }: Pick<Matching, "matches">,
  y: ArrayLike<number>,
  confidence = 0.95,
): Effect {
  const sets = [...grouped(matches, ({ treated }) => treated)];
  const many = sets.length;
  if (many < 2) return unfitted("no-answers", `${many} of the treated have a match`);
  const uses = sets.flatMap(([treated, theirs]) =>
    theirs.map(({ control }) => ({ set: treated, control, share: 1 / theirs.length })),
  );
  const own = sets.reduce((sum, [treated]) => sum + at(y, treated), 0) / many;
  const other = uses.reduce((sum, { control, share }) => sum + share * at(y, control), 0) / many;
  const pulls = uses.map((use) => ({ ...use, pull: use.share * (at(y, use.control) - other) }));
  const bySet = new Map(sets.map(([treated]) => [treated, at(y, treated) - own]));
  const byControl = new Map<number, number>();
  for (const { set, control, pull } of pulls) {
    bySet.set(set, (bySet.get(set) ?? 0) - pull);
    byControl.set(control, (byControl.get(control) ?? 0) + pull);
  }
  const squares = (values: Iterable<number>) => [...values].reduce((sum, value) => sum + value ** 2, 0);
  const shared = squares(byControl.values()) - squares(pulls.map(({ pull }) => pull));
  const variance = (squares(bySet.values()) + shared) / (many * (many - 1));
  if (!(variance > 0)) return unfitted("no-variance", "the two-way variance is not above 0");
  const [effect] = coefficientTests(
    { names: ["treated"], coefficients: Float64Array.of(own - other) },
    { kind: "covariance", matrix: diagonal([variance]), df: Float64Array.of(many - 1) },
    confidence,
  );
  return { kind: "effect", ...(effect as CoefficientTest) };
}
