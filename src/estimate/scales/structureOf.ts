import type { NotJudged } from "../../vocabulary/scaleQuality.js";
import type { Structure } from "./factor/factorModel.js";
import { notJudged } from "./notJudged.js";

/** What some items have in common, and which items. */
export interface Factor {
  readonly name: string;
  readonly items: readonly string[];
}

/**
 * Which factor each item measures.
 *
 * returns `not-estimable`: "too-few-items" for one factor of fewer than three items, whose loadings cannot be told
 * throws  Error where an item has no factor, or two
 */
export function structureOf(items: readonly string[], factors: readonly Factor[]): Structure | NotJudged {
  const factorOf = items.map((item) => {
    const [factor, second] = factors.flatMap((one, f) => (one.items.includes(item) ? [f] : []));
    if (factor === undefined || second !== undefined)
      throw new Error(`${item} must measure one factor, measures ${factor === undefined ? "none" : "more"}`);
    return factor;
  });
  if (factors.length === 1 && items.length < 3)
    return notJudged("too-few-items", `a factor needs three items, this one has ${items.length}`);
  return { factorOf, factors: factors.length };
}
