import { didYouMean } from "../../vocabulary/near.js";
import { type Assertion, type Draft, spotOf, tell } from "../draft.js";
import type { TextDirective } from "../markdown/parse.js";
import { type Attributes, required } from "../terms/attributes.js";
import { quantityOf } from "../terms/quantities.js";
import { calledOf } from "../terms/subjects.js";
import { rules } from "./says.js";
import { saysOf } from "./saysOf.js";

/**
 * What a claim's attributes assert: its quantity, and `is`, which says what of it.
 *
 *     level, area, clustering    is="at-least 30"  "more-than 30"  "at-most 30"  "less-than 30"  "between 28 and 33"
 *     change, areaChange         is=rose  fell  rose-not-significantly  fell-not-significantly  no-change-shown  unchanged
 *     difference, areaApart      is=higher  lower  higher-not-significantly  lower-not-significantly
 *                                no-difference-shown  alike
 *     changeDifference           is=more  less  more-not-significantly  less-not-significantly  no-difference-shown
 *                                same-extent
 *     contribution, component    is=adds  takes  no-part-shown
 *     contributionShare          as a level and as a contribution
 *
 * Numbers are per cent for shares and parts, 0–1 for indices and in the item's unit for means, with a decimal point.
 */
export function assertionOf(node: TextDirective, attributes: Attributes, draft: Draft): Assertion | null {
  const quantity = quantityOf(node, attributes, draft);
  const is = required(node, attributes, "is", draft);
  if (quantity === null || is === null) return null;
  const [name = "", ...rest] = is.split(/\s+/);
  const known = saysOf(quantity);
  const says = known.find((candidate) => candidate === name);
  if (says === undefined) {
    return tell(draft, spotOf(node), {
      code: "is-unknown",
      what: `A claim about ${calledOf(quantity.kind)} cannot say is=“${name}”.`,
      todo: didYouMean(name, known),
    });
  }
  const limits = rest.filter((word) => word !== "and").map(Number);
  const wanted = rules[says].limits;
  if (limits.length === wanted && limits.every(Number.isFinite)) return { quantity, says, limits };
  const example = ["", " 30", " 28 and 33"][wanted] ?? "";
  return tell(draft, spotOf(node), {
    code: "is-unknown",
    what: `is=“${is}” does not have the ${wanted === 0 ? "form" : "numbers"} that “${says}” needs.`,
    todo: wanted === 0 ? `Write is=${says}, without numbers.` : `Write it like this: is="${says}${example}".`,
  });
}
