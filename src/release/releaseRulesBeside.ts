import type { ReleasePolicy } from "../vocabulary/policy.js";
import type { PublicRule, RulesBeside } from "../vocabulary/registers.js";
import { publicCount } from "./publicCount.js";
import { enoughPeople } from "./toldTogether.js";

/**
 * The same children by the study's rules and by others, as it may leave.
 *
 * Whatever can be worked out of the counts by sums and differences is a sum of parts: of children whom the same of the
 * rules told count. So a rule is told where each part that it makes of the children, together with those told before it,
 * has nobody or people enough. Without the study's own rule nothing is told of its kind.
 *
 * in      children by the rules that count them
 * out     a row a rule, in their order; counts to the policy's base
 * not     protection against differencing with figures of other tables
 * source  docs/methods/release.md
 */
export function releaseRulesBeside({ rules, children }: RulesBeside, policy: ReleasePolicy): PublicRule[] {
  const told: number[] = [];
  return rules.map((rule, r) => {
    const own = rules.findIndex(({ kind }) => kind === rule.kind);
    const before = told.filter((t) => rules[t]?.kind === rule.kind);
    const parts = partsBy(children, [...before, r]);
    const safe = parts.every((people) => people >= enoughPeople(policy));
    if (!safe || (own !== r && !before.includes(own))) return { rule, own: own === r, children: null };
    told.push(r);
    const count = (counted: (by: readonly boolean[]) => boolean) =>
      publicCount(
        children.reduce((sum, { by, rows }) => sum + (counted(by) ? rows : 0), 0),
        policy,
      );
    return {
      rule,
      own: own === r,
      children: {
        all: count((by) => by[r] === true),
        both: count((by) => by[r] === true && by[own] === true),
        alone: count((by) => by[r] === true && by[own] !== true),
        ownAlone: count((by) => by[r] !== true && by[own] === true),
      },
    };
  });
}

/** How many children there are in each part that these rules make of them; parts that nobody is in are not there. */
function partsBy(children: RulesBeside["children"], rules: readonly number[]): readonly number[] {
  const parts = new Map<string, number>();
  for (const { by, rows } of children) {
    const part = rules.map((r) => by[r]).join();
    parts.set(part, (parts.get(part) ?? 0) + rows);
  }
  return [...parts.values()];
}
