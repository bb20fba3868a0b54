import type { Figure } from "../../vocabulary/released.js";

/** What the data have to say to a claim. */
export interface Bearing {
  readonly figure: Figure;
  /** The whole change, where the claim is about a part of one and the whole was released. */
  readonly whole: Figure | null;
}

/** Where a change has been shown to go. */
export function shownDirection(figure: Figure | null): "up" | "down" | null {
  const contrast = figure?.contrast;
  return contrast?.significant && contrast.direction !== "none" ? contrast.direction : null;
}

/**
 * Whether a part of a change pushes the way that the whole moves, or against it. A share of the change is above or
 * below zero with its whole interval, and the whole must have been shown to move. Points go by their significant
 * sign, where up counts as the way as long as the whole has not been shown to fall.
 */
export function pushOf({ figure, whole }: Bearing): "adds" | "takes" | "no-part-shown" {
  const way = shownDirection(whole);
  if (figure.quantity.kind === "contribution-share") {
    if (way === null) return "no-part-shown";
    return figure.low > 0 ? "adds" : figure.high < 0 ? "takes" : "no-part-shown";
  }
  const own = shownDirection(figure);
  if (own === null) return "no-part-shown";
  return own === (way ?? "up") ? "adds" : "takes";
}
