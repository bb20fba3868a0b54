import type { Tally } from "../../vocabulary/tally.js";
import { sumsByPattern } from "../calibration/sumsByPattern.js";
import { variableIndex } from "../means/ratios.js";
import type { Influence } from "../variance/influence.js";
import { patternForms } from "../variance/patternForms.js";

/**
 * What weighting classes leave of an estimate's influence: within a class only the distance from its mean is known from
 * those who answered; the mean itself counts for everyone invited.
 *
 * With weight w of someone who answered, base weight d and class mean B, w·u becomes w·(u − B) + d·B; someone who did
 * not answer adds d·B.
 *
 * in      a tally made by `answeredRequest` and an influence on it; the names of what that added
 * out     the influence with its correction for each class
 * not     for weights that were calibrated afterwards: `calibrationResiduals` takes those, with the factors as given
 * source  Särndal, Swensson & Wretman (1992), section 15.6: response homogeneity groups as a second phase; Kim & Kim
 *         (2007), Canadian Journal of Statistics 35, 501–514
 */
export function responseResiduals(
  tally: Tally,
  influence: Influence,
  names: { readonly there: string; readonly share: string },
): Influence {
  const [there, share] = [variableIndex(tally, names.there), variableIndex(tally, names.share)];
  const weights: number[] = [];
  const moved: Float64Array[] = [];
  for (const { domain, pattern, sums } of sumsByPattern(tally, "before")) {
    weights[pattern] = (weights[pattern] ?? 0) + (sums[there] as number);
    const own = moved[pattern] ?? new Float64Array(influence.size);
    moved[pattern] = own;
    for (const { estimate, coefficients } of influence.byDomain[domain] ?? [])
      own[estimate] =
        (own[estimate] as number) + coefficients.reduce((sum, c, j) => sum + c * (sums[j] as number), 0);
  }
  const { size } = influence;
  const byPattern = patternForms(
    { variables: [there, share], patterns: moved.length, size },
    (row, pattern, v) => {
      moved[pattern]?.forEach((total, p) => {
        const mean = total === 0 ? 0 : total / (weights[pattern] as number);
        row[p] = v === 0 ? -mean : mean;
      });
    },
  );
  return { ...influence, byPattern };
}
