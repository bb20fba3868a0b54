import type { Publishable } from "../../vocabulary/released.js";

/** What two slopes beside each other mean, told from what was shown of each. */
export type ExposureSays = "both" | "opposite" | "all" | "siblings" | "neither";

/**
 * What the slope among all and that among brothers and sisters say together; `null` where one of them is not told.
 *
 * A slope that is not significant says nothing of its own direction, and the two are not tested against each other.
 */
export function exposureSays(
  all: Publishable | undefined,
  siblings: Publishable | undefined,
): ExposureSays | null {
  if (all?.kind !== "figure" || siblings?.kind !== "figure") return null;
  const [one, other] = [all, siblings].map(({ contrast }) =>
    contrast?.significant ? contrast.direction : "none",
  );
  if (one === "none" && other === "none") return "neither";
  if (other === "none") return "all";
  if (one === "none") return "siblings";
  return one === other ? "both" : "opposite";
}
