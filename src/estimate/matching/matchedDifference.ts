import { at } from "../../maths/at.js";
import { diagonal } from "../../maths/matrix.js";
import { type CoefficientTest, coefficientTests } from "../clustered/coefficientTests.js";
import { unfitted } from "../clustered/linearRegression.js";
import { grouped } from "./grouped.js";
import { isRounding } from "./isRounding.js";
import type { Matching } from "./matching.js";
import type { Effect } from "./weightedDifference.js";

export interface MatchedDifferenceOptions {
  readonly confidence?: number;
  /** What rows belong to that go together: families, areas. Each row on its own if left out. */
  readonly cluster?: ArrayLike<number> | null;
}

/**
 * Effect on the treated after matching in pairs or sets: the mean over sets of one's own outcome less the mean of one's
 * matches, with an error that lets rows of a set go together and so the uses of one candidate, or the rows of a cluster.
 *
 * The variance is that of clusters by set, plus that of clusters by row (or by what rows belong to), less that of both at
 * once (two-way clustering); without replacement and without clusters the last two are the same and it is clustering by
 * set. It is multiplied by G/(G − 1) and df = G − 1, with G the number of sets or, where fewer, of clusters. Abadie and
 * Imbens' own variance is not given: theirs also counts how far matches are from exact.
 *
 * in      a matching, the outcome of each row
 * out     in the outcome's unit
 * returns `not-estimable`: "no-answers" below two sets; "one-psu" where all rows belong to one cluster; "no-variance" where
 *         the two-way variance is not above 0
 * source  Abadie & Spiess (2022), JASA 117, 983–995 (sets); Austin & Cafri (2020), Statistics in Medicine 39, 1623–1640
 *         (with replacement); Cameron, Gelbach & Miller (2011), Journal of Business & Economic Statistics 29, 238–249
 */
export function matchedDifference(
  { matches }: Pick<Matching, "matches">,
  y: ArrayLike<number>,
  { confidence = 0.95, cluster = null }: MatchedDifferenceOptions = {},
): Effect {
  const sets = [...grouped(matches, ({ treated }) => treated)];
  const many = sets.length;
  if (many < 2) return unfitted("no-answers", `${many} of the treated have a match`);
  const clusterOf = (row: number) => (cluster ? at(cluster, row) : row);
  const uses = sets.flatMap(([set, theirs]) => [
    { set, row: set, share: 1 },
    ...theirs.map(({ control }) => ({ set, row: control, share: -1 / theirs.length })),
  ]);
  const side = (sign: number) =>
    uses.reduce((sum, { row, share }) => (sign * share > 0 ? sum + share * at(y, row) : sum), 0) / many;
  const [own, other] = [side(1), -side(-1)];
  const pulls = uses.map(({ set, row, share }) => ({
    set,
    cluster: clusterOf(row),
    pull: share * (at(y, row) - (share > 0 ? own : other)),
  }));
  const by = (keyOf: (pull: (typeof pulls)[number]) => unknown) =>
    [...grouped(pulls, keyOf).values()].map((list) => list.reduce((sum, { pull }) => sum + pull, 0));
  const squares = (sums: readonly number[]) => sums.reduce((sum, value) => sum + value ** 2, 0);
  const [bySet, byCluster] = [by(({ set }) => set), by((one) => one.cluster)];
  const byBoth = by((one) => `${one.set} ${one.cluster}`);
  const groups = Math.min(bySet.length, byCluster.length);
  if (groups < 2) return unfitted("one-psu", "all rows belong to one cluster");
  const total = squares(bySet) + (squares(byCluster) - squares(byBoth));
  const variance = (total / many ** 2) * (groups / (groups - 1));
  const rows = uses.map(({ row }) => row);
  if (isRounding(variance, y, rows)) return unfitted("no-variance", "the two-way variance is not above 0");
  const [effect] = coefficientTests(
    { names: ["treated"], coefficients: Float64Array.of(own - other) },
    { kind: "covariance", matrix: diagonal([variance]), df: Float64Array.of(groups - 1) },
    confidence,
  );
  return { kind: "effect", ...(effect as CoefficientTest) };
}
