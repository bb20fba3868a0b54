import { chiSquaredUpperTail } from "../../maths/chiSquared.js";
import { satterthwaite } from "../../maths/chiSquaredSum.js";
import type { Matrix } from "../../maths/matrix.js";
import { symmetrised } from "../../maths/symmetric.js";
import { symmetricEigen } from "../../maths/symmetricEigen.js";
import type { Tally } from "../../vocabulary/tally.js";
import { domainTotals, type Linearised, variableIndex } from "../means/ratios.js";
import { InfluenceBuilder } from "../variance/influence.js";
import { everybody } from "./twoWayTable.js";

/**
 * How far each category is from its expected share: (O − E)/√E in weighted people, whose squares add up to X².
 *
 * in      a tally by one key with the variable `everybody`; the expected share of each domain, adding up to 1
 * out     a residual for each domain, and their linearisation
 * source  R survey 4.5 `svygofchisq`
 */
export function fitResiduals(tally: Tally, expected: readonly number[]): Linearised {
  const totals = domainTotals(tally, new Map([[everybody, 1]]));
  const all = totals.reduce((sum, n) => sum + n, 0);
  const everyone = variableIndex(tally, everybody);
  const influence = new InfluenceBuilder(tally, totals.length);
  const values = totals.map((observed, i) => {
    const share = expected[i] as number;
    const root = Math.sqrt(share * all);
    const away = observed - share * all;
    totals.forEach((_, d) => {
      influence.add(i, d, everyone, ((d === i ? 1 : 0) - share - away / (2 * all)) / root);
    });
    return away / root;
  });
  return { values, influence: influence.done() };
}

export type FitTest =
  | {
      readonly kind: "tested";
      /** X² of the weighted totals; over `scale` it is about χ² on `df`. */
      readonly statistic: number;
      readonly scale: number;
      readonly df: number;
      readonly p: number;
    }
  | { readonly kind: "not-estimable"; readonly reason: "no-variance"; readonly detail: string };

/**
 * Rao and Scott's test that a sample's categories have given shares in the population.
 *
 * in      residuals of `fitResiduals` and their covariance
 * out     X² with Satterthwaite's scale and degrees of freedom
 * returns `not-estimable` ("no-variance") where the design fixes every category's total, as strata do (R: NaN)
 * source  Rao & Scott (1981), JASA 76, 221–230; R survey 4.5 `svygofchisq`
 */
export function goodnessOfFit(residuals: ArrayLike<number>, covariance: Matrix): FitTest {
  const statistic = Array.from(residuals).reduce((sum, residual) => sum + residual * residual, 0);
  const { values } = symmetricEigen(symmetrised(covariance));
  if (!((values[0] ?? 0) > 1e-12 * Math.max(1, statistic)))
    return {
      kind: "not-estimable",
      reason: "no-variance",
      detail: "the design fixes every category's total",
    };
  const { scale, df } = satterthwaite({ weights: values });
  return { kind: "tested", statistic, scale, df, p: chiSquaredUpperTail(statistic / scale, df) };
}
