import type { Estimate, Result } from "../../vocabulary/estimate.js";
import type { Family, Study } from "../../vocabulary/study.js";
import { adjustP } from "../multiplicity/adjustP.js";

/**
 * Adjusts the tests that a study declares to be read together.
 *
 * in      every result of the study
 * out     the same results; those of a family with the p-value that Holm's procedure gives them. A change that could
 *         not be estimated was not tested, and the family is smaller by it
 * source  Holm (1979)
 */
export function adjustFamilies(study: Study, results: readonly Result[]): readonly Result[] {
  const adjusted = new Map<Result, Result>();
  for (const family of study.analysis.families) {
    const members = results.filter((result): result is Estimate => isIn(family, result));
    const ps = adjustP(members.map(({ test }) => test?.p ?? 1));
    members.forEach((member, i) => {
      adjusted.set(member, { ...member, adjusted: { family: family.id, p: ps[i] ?? 1 } });
    });
  }
  return results.map((result) => adjusted.get(result) ?? result);
}

function isIn({ measures, group, from, to }: Family, { kind, quantity }: Result): boolean {
  return (
    kind === "estimate" &&
    quantity.kind === "change" &&
    measures.includes(quantity.measure) &&
    quantity.from.wave === from &&
    quantity.to.wave === to &&
    quantity.from.group === group &&
    quantity.from.category === null
  );
}
