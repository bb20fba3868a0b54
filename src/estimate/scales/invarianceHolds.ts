import type { InvarianceLevel, InvarianceStep, NotJudged } from "../../vocabulary/scaleQuality.js";
import { invarianceLimits, rmseaJudgedFromDf, scaleThresholds } from "../../vocabulary/scaleThresholds.js";

/**
 * The last level of invariance that holds, with every one before it: the form holds where its CFI does not fail; a
 * further level where CFI falls and, from ten degrees of freedom on, RMSEA rises by no more than Chen's limits. The likelihood-ratio test is told beside
 * it and not used: with thousands of people it finds differences that change nothing.
 */
export function invarianceHolds(
  levels: readonly (InvarianceStep | (NotJudged & { readonly level: InvarianceLevel }))[],
): InvarianceLevel | null {
  let last: InvarianceLevel | null = null;
  for (const step of levels) {
    if (step.kind !== "fitted" || !holds(step)) return last;
    last = step.level;
  }
  return last;
}

function holds({ fit, change }: InvarianceStep): boolean {
  if (!change) return fit.cfi >= scaleThresholds.cfi.fails;
  const judged = fit.df - change.df >= rmseaJudgedFromDf.df;
  return change.cfi >= -invarianceLimits.cfiFall && (!judged || change.rmsea <= invarianceLimits.rmseaRise);
}
