import type { ChangeDifferenceOf, ChangeOf } from "../../vocabulary/quantity.js";
import type { Draft } from "../draft.js";
import { figureIfAny } from "../terms/figures.js";
import { shownDirection } from "./bearing.js";
import { changeIn } from "./beside.js";
import type { Says } from "./says.js";

/** Up or down: "rose" or "fell". */
export type Way = "up" | "down";

/** Which way the one change is claimed to lie from the other; `null` where no direction is claimed. */
export function waySaid(says: Says): Way | null {
  return says.startsWith("more") ? "up" : says.startsWith("less") ? "down" : null;
}

/**
 * The changes that a way speaks of and that were not shown to go it: "rose more than" says that the first side rose,
 * "rose less than" and "rose to the same extent as" say it of both.
 */
export function notShown(
  way: Way,
  says: Says,
  { measure, of, against }: ChangeDifferenceOf,
  draft: Draft,
): readonly ChangeOf[] {
  const sides = waySaid(says) === way ? [of] : [of, against];
  return sides
    .map((span) => changeIn(measure, span))
    .filter((change) => shownDirection(figureIfAny(change, draft)) !== way);
}

/** The way that both sides may be said to have gone under a claim; `null` where neither way was shown. */
export function sharedWay(says: Says, quantity: ChangeDifferenceOf, draft: Draft): Way | null {
  const ways = ["up", "down"] as const;
  return ways.find((way) => notShown(way, says, quantity, draft).length === 0) ?? null;
}
