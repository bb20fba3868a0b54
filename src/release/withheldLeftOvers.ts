import type { ComparedPeople, Result } from "../vocabulary/estimate.js";
import type { ReleasePolicy } from "../vocabulary/policy.js";
import { quantityKey } from "../vocabulary/quantity.js";

/**
 * Standardised figures that beside plain levels would tell of the few who are not compared.
 *
 * Who is in a category that not every group and wave has, or in none, counts in the plain level only: with those of a side
 * who are compared taken away, the others are left. Where there are any, they must be people enough, on each side of a
 * share.
 *
 * in      every result of the study, and the policy
 * out     keys of quantities that must not leave
 * not     where a group and wave have no plain level
 */
export function withheldLeftOvers(results: readonly Result[], policy: ReleasePolicy): ReadonlySet<string> {
  const levels = new Map(
    results.flatMap((result) =>
      result.quantity.kind === "level" ? [[quantityKey(result.quantity), result] as const] : [],
    ),
  );
  const tells = ({ quantity: { measure }, compared = [] }: Result) =>
    compared.some((people) => {
      const at = { wave: people.wave, group: people.group, category: null };
      return leavesFew(levels.get(quantityKey({ kind: "level", measure, at })), people, policy);
    });
  return new Set(results.filter(tells).map(({ quantity }) => quantityKey(quantity)));
}

function leavesFew(
  level: Result | undefined,
  { n, counts }: ComparedPeople,
  { minimumCount, minimumPerSide }: ReleasePolicy,
): boolean {
  const others = (level?.n ?? n) - n;
  if (others === 0) return false;
  if (others < minimumCount) return true;
  if (level?.kind !== "estimate" || !level.counts || !counts) return false;
  const { having, lacking } = level.counts;
  return Math.min(having - counts.having, lacking - counts.lacking) < Math.max(1, minimumPerSide);
}
