import type { NotJudged, Omega } from "../../vocabulary/scaleQuality.js";
import { correlations } from "./cronbachAlpha.js";
import { fitFactorModel } from "./factor/fitFactorModel.js";
import type { ItemMoments } from "./itemMoments.js";
import { structureOf } from "./structureOf.js";

/**
 * McDonald's omega: how much of the variance of a sum of items is not the items' own, by a model of one factor
 * (maximum likelihood). Unlike alpha it lets items measure the factor unequally well.
 *
 * in      moments, listwise; whether the sum is of the items as they are or each put on variance 1
 * out     shares of the sum's observed variance: `total` 1 − Σθ/Σs and `general` (Σλ)²/Σs
 * returns `not-estimable` as `confirmatoryFactorAnalysis`
 * source  McDonald (1999), Test Theory, eq. 6.20; of standardised items R psych 2.2.9's omega.tot and omega_h with one
 *         factor by `fm = "ml"`
 */
export function omegaTotal(
  moments: ItemMoments,
  { standardised = false }: { readonly standardised?: boolean } = {},
): Omega | NotJudged {
  const structure = structureOf(moments.items, [{ name: "", items: moments.items }]);
  if ("reason" in structure) return structure;
  const used = standardised ? { ...moments, covariance: correlations(moments.covariance) } : moments;
  const fitted = fitFactorModel([used], structure, "configural");
  if (fitted.kind !== "fitted") return fitted;
  const [state] = fitted.states;
  if (!state) throw new Error("omegaTotal: no state");
  const sum = (values: Float64Array) => values.reduce((all, value) => all + value, 0);
  const variance = (sum(used.covariance.data) * (used.n - 1)) / used.n;
  return {
    kind: "omega",
    total: 1 - sum(state.residuals) / variance,
    general: sum(state.loadings) ** 2 / variance,
  };
}
