import { at } from "../../maths/at.js";
import { choleskyInverse } from "../../maths/cholesky.js";
import { fQuantile } from "../../maths/fisher.js";
import { entry, type Matrix, matrix, select, trace } from "../../maths/matrix.js";
import type { Alpha, NotJudged } from "../../vocabulary/scaleQuality.js";
import type { ItemMoments } from "./itemMoments.js";
import { notJudged } from "./notJudged.js";
import { unvaried } from "./unvaried.js";

/**
 * Cronbach's alpha: how much of the variance of a sum of items is shared between them.
 *
 * in      means and covariances, listwise (as SPSS) or pairwise (as R `psych`); items that point the other way must
 *         have been reversed
 * out     alpha raw and standardised, λ₆, Feldt's interval, and for each item its correlation with the sum of the
 *         others and the alpha without it. With two items `standardised` is the Spearman–Brown coefficient
 * returns `not-estimable`: "too-few-items" for one item, "too-few-answers" below two people, "no-variance" where
 *         everyone answered an item alike
 * when not the interval: for pairwise covariances it takes n as if all had answered all
 * source  Cronbach (1951), Psychometrika 16, 297–334; Guttman (1945); interval: Feldt (1965), Psychometrika 30,
 *         357–370. Agrees with R psych 2.2.9 `alpha` to 1e-10
 */
export function cronbachAlpha(
  moments: ItemMoments,
  { confidence = 0.95 }: { readonly confidence?: number } = {},
): Alpha | NotJudged {
  const { items, n, means, covariance } = moments;
  if (items.length < 2)
    return notJudged("too-few-items", "one item hangs together with nothing that could be measured");
  if (n < 2) return notJudged("too-few-answers", `${n} answered all items`);
  const alike = unvaried(moments);
  if (alike.length > 0) return notJudged("no-variance", `everyone answered alike: ${alike.join(", ")}`);
  if (cancels(covariance)) return notJudged("no-variance", "the items cancel out: their sum does not vary");
  const correlation = correlations(covariance);
  const raw = alphaOf(covariance);
  const k = items.length;
  const limit = (p: number) => 1 - (1 - raw) * fQuantile(p, n - 1, (n - 1) * (k - 1), "upper");
  const tail = (1 - confidence) / 2;
  return {
    kind: "alpha",
    raw,
    standardised: alphaOf(correlation),
    guttman6: guttman6(correlation),
    meanCorrelation: (sumOf(correlation) - k) / (k * (k - 1)),
    interval: { low: limit(tail), high: limit(1 - tail), confidence },
    items: items.map((item, i) => ({
      item,
      mean: at(means, i),
      sd: Math.sqrt(entry(covariance, i, i)),
      rest: restCorrelation(covariance, i),
      without: alphaWithout(covariance, i),
    })),
  };
}

/** The correlations behind covariances; every variance must be above 0. */
export function correlations(covariance: Matrix): Matrix {
  const sd = Array.from({ length: covariance.rows }, (_, i) => Math.sqrt(entry(covariance, i, i)));
  return matrix(covariance.rows, covariance.cols, (i, j) =>
    i === j ? 1 : entry(covariance, i, j) / (at(sd, i) * at(sd, j)),
  );
}

/** k/(k − 1) · (1 − the items' variances over the variance of their sum). */
function alphaOf(covariance: Matrix): number {
  const k = covariance.rows;
  return (k / (k - 1)) * (1 - trace(covariance) / sumOf(covariance));
}

/** 1 − Σ(1 − R²ᵢ)/variance of the sum, R²ᵢ of each item on all others: 1 − 1/(R⁻¹)ᵢᵢ. */
function guttman6(correlation: Matrix): number | null {
  const found = choleskyInverse(correlation);
  if (found.kind !== "solved") return null;
  const unexplained = places(correlation.rows).reduce((sum, i) => sum + 1 / entry(found.x, i, i), 0);
  return 1 - unexplained / sumOf(correlation);
}

function restCorrelation(covariance: Matrix, i: number): number | null {
  const rest = without(covariance, i);
  if (cancels(rest)) return null;
  const together = places(covariance.rows).reduce(
    (sum, j) => sum + (j === i ? 0 : entry(covariance, i, j)),
    0,
  );
  return together / Math.sqrt(entry(covariance, i, i) * sumOf(rest));
}

function alphaWithout(covariance: Matrix, i: number): number | null {
  const rest = without(covariance, i);
  return rest.rows < 2 || cancels(rest) ? null : alphaOf(rest);
}

/** Whether the sum of the items has no variance but rounding. */
function cancels(covariance: Matrix): boolean {
  return !(sumOf(covariance) > 1e-13 * trace(covariance));
}

function without(m: Matrix, i: number): Matrix {
  const others = places(m.rows).filter((j) => j !== i);
  return select(m, others, others);
}

function sumOf(m: Matrix): number {
  return m.data.reduce((sum, value) => sum + value, 0);
}

const places = (k: number) => Array.from({ length: k }, (_, i) => i);
