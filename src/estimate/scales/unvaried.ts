import { at } from "../../maths/at.js";
import { entry } from "../../maths/matrix.js";
import type { ItemMoments } from "./itemMoments.js";

/** Items that everyone answered alike: what is left of their variance is the rounding of their mean. */
export function unvaried({ items, means, covariance }: ItemMoments): readonly string[] {
  return items.filter((_, i) => !(entry(covariance, i, i) > 1e-13 * at(means, i) ** 2));
}
