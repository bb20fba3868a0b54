import type { NotEstimableReason, Result } from "../vocabulary/estimate.js";
import type { ReleasePolicy } from "../vocabulary/policy.js";
import { quantityKey } from "../vocabulary/quantity.js";
import type { Publishable, Released, ReleasedResults } from "../vocabulary/released.js";
import { figureOf } from "./figure.js";
import { finder } from "./finder.js";
import { findingsIn } from "./findings.js";
import { letOut } from "./letOut.js";
import { matchedPeople } from "./matchedPeople.js";
import { fewestPeople, leastPeople, passes } from "./rules.js";
import { withheldLeftOvers } from "./withheldLeftOvers.js";
import { withheldParts } from "./withheldParts.js";
import { withheldTables } from "./withheldTables.js";
import { withheldWays } from "./withheldWays.js";

/**
 * The disclosure gate: what may leave, rounded, and what is withheld.
 *
 * in      every result of the study, and the policy that `study.yaml` names
 * out     one publishable entry per quantity: a figure, "withheld" (by which rule is not told), or "no figure"
 * not     protection against differencing across tables and releases: first-form rules look at one figure
 * source  docs/methods/release.md
 */
export function release(results: readonly Result[], policy: ReleasePolicy): ReleasedResults {
  const byKey = new Map<string, Released<Publishable>>();
  const parts = withheldParts(results, policy);
  const tables = withheldTables(results, policy);
  const withheld = new Set([
    ...parts,
    ...withheldWays(results, parts),
    ...tables,
    ...withheldLeftOvers(results, policy),
  ]);
  const told = matchedPeople(results, policy);
  for (const result of results) {
    const key = quantityKey(result.quantity);
    if (byKey.has(key)) throw new Error(`two results for ${key}`);
    const { quantity } = result;
    byKey.set(
      key,
      letOut(withheld.has(key) ? { kind: "withheld", quantity } : publishable(result, policy, told)),
    );
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
    find: finder(byKey),
    findings: findingsIn(byKey.values()),
  };
}

/** Judged by the result as it is, told as it may be. */
function publishable(
  result: Result,
  policy: ReleasePolicy,
  told: ReturnType<typeof matchedPeople>,
): Publishable {
  const { quantity } = result;
  if (result.kind === "estimate") {
    return passes(result, policy) ? figureOf(told(result), policy) : { kind: "withheld", quantity };
  }
  const telling =
    !(fewestPeople(result) >= leastPeople(quantity, policy)) || tellsOfPeople.has(result.reason);
  return telling ? { kind: "withheld", quantity } : { kind: "no-figure", quantity, reason: result.reason };
}

/** Reasons that say something of each person: that nobody is there, or that all are alike. */
const tellsOfPeople: ReadonlySet<NotEstimableReason> = new Set(["no-answers", "no-variance"]);
