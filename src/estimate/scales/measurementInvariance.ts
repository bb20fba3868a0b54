import { chiSquaredUpperTail } from "../../maths/chiSquared.js";
import {
  type FitMeasures,
  type Invariance,
  type InvarianceChange,
  type InvarianceLevel,
  type InvarianceStep,
  invarianceLevels,
  type NotJudged,
} from "../../vocabulary/scaleQuality.js";
import type { Structure } from "./factor/factorModel.js";
import { type FittedFactorModel, fitFactorModel } from "./factor/fitFactorModel.js";
import { fitMeasures, rmseaValue } from "./factor/fitMeasures.js";
import { invarianceHolds } from "./invarianceHolds.js";
import type { ItemMoments } from "./itemMoments.js";
import { notJudged } from "./notJudged.js";
import { type Factor, structureOf } from "./structureOf.js";

/**
 * Whether items measure the same in several groups (waves, languages): four factor models, each with more in common
 * than the one before (form, loadings, intercepts, residual variances).
 *
 * in      moments by group, listwise and of the same items; the factors with their items
 * out     fit of each level with its likelihood-ratio test against the one before, and the last level that holds
 * returns `not-estimable`: "one-part" for a single group, "too-few-items" for one factor of fewer than three items;
 *         where a level cannot be fitted the levels end with why
 * when not the groups share people: the tests take them as independent
 * source  Meredith (1993), Psychometrika 58, 525–543; agrees with R lavaan 0.6-14 `cfa(group =, group.equal =)` to 1e-7
 */
export function measurementInvariance(
  groups: readonly ItemMoments[],
  factors: readonly Factor[],
): Invariance | NotJudged {
  const [first] = groups;
  if (!first || groups.length < 2) return notJudged("one-part", "there is nothing to compare with");
  const structure = structureOf(first.items, factors);
  if ("reason" in structure) return structure;
  const levels: (InvarianceStep | (NotJudged & { readonly level: InvarianceLevel }))[] = [];
  let before: FitMeasures | null = null;
  for (const level of invarianceLevels) {
    const fitted = fitLevel(groups, structure, level);
    if (fitted.kind !== "fitted") {
      levels.push({ ...fitted, level });
      break;
    }
    const modelled = level === "scalar" || level === "strict";
    const fit = fitMeasures(groups, structure, fitted, modelled ? "modelled" : "free");
    levels.push({ kind: "fitted", level, fit, change: before && change(before, fit, groups.length) });
    before = fit;
  }
  return { kind: "invariance", levels, holds: invarianceHolds(levels) };
}

/** Groups that have only the form in common are fitted one by one. */
function fitLevel(
  groups: readonly ItemMoments[],
  structure: Structure,
  level: InvarianceLevel,
): FittedFactorModel | NotJudged {
  if (level !== "configural") return fitFactorModel(groups, structure, level);
  const fits = groups.map((group) => fitFactorModel([group], structure, level));
  const fitted: FittedFactorModel[] = [];
  for (const fit of fits) {
    if (fit.kind !== "fitted") return fit;
    fitted.push(fit);
  }
  return {
    kind: "fitted",
    chiSquared: fitted.reduce((sum, { chiSquared }) => sum + chiSquared, 0),
    parameters: fitted.reduce((sum, { parameters }) => sum + parameters, 0),
    states: fitted.flatMap(({ states }) => states),
  };
}

function change(before: FitMeasures, after: FitMeasures, groups: number): InvarianceChange {
  const chiSquared = Math.max(0, after.chiSquared - before.chiSquared);
  const df = after.df - before.df;
  return {
    chiSquared,
    df,
    p: df > 0 ? chiSquaredUpperTail(chiSquared, df) : 1,
    rmseaOfDifference: rmseaValue({ chiSquared, df }, after.n, groups),
    cfi: after.cfi - before.cfi,
    rmsea: after.rmsea.value - before.rmsea.value,
  };
}
