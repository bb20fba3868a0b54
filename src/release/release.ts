import type { Result } from "../vocabulary/estimate.js";
import type { ReleasePolicy } from "../vocabulary/policy.js";
import { quantityKey } from "../vocabulary/quantity.js";
import type { Publishable, Released, ReleasedResults } from "../vocabulary/released.js";
import { figureOf } from "./figure.js";
import { letOut } from "./letOut.js";
import { firstBroken, withheldInstead } from "./rules.js";

/**
 * The disclosure gate: what may leave, rounded, and what is withheld, with the rule that withholds it.
 *
 * in      every result of the study, and the policy that `study.yaml` names
 * out     one publishable entry per quantity: a figure, "withheld", or "no figure"
 * not     protection against differencing across tables and releases: first-form rules look at one figure
 * source  docs/methods/release.md
 */
export function release(results: readonly Result[], policy: ReleasePolicy): ReleasedResults {
  const byKey = new Map<string, Released<Publishable>>();
  for (const result of results) {
    const key = quantityKey(result.quantity);
    if (byKey.has(key)) throw new Error(`two results for ${key}`);
    byKey.set(key, letOut(publishable(result, policy)));
  }
  const count = (kind: Publishable["kind"]) =>
    [...byKey.values()].filter((entry) => entry.kind === kind).length;
  return {
    policy: letOut({
      name: policy.name,
      minimumCount: policy.minimumCount,
      minimumPerSide: policy.minimumPerSide,
      countBase: policy.countBase,
      published: count("figure"),
      withheld: count("withheld"),
    }),
    byKey,
  };
}

function publishable(result: Result, policy: ReleasePolicy): Publishable {
  const { quantity } = result;
  if (result.kind === "not-estimable") {
    const reason = withheldInstead[result.reason];
    return reason
      ? { kind: "withheld", quantity, reason }
      : { kind: "no-figure", quantity, reason: result.reason };
  }
  const reason = firstBroken(result, policy);
  return reason ? { kind: "withheld", quantity, reason } : figureOf(result, policy);
}
