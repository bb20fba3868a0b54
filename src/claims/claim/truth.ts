import type { Figure } from "../../vocabulary/released.js";
import type { Assertion } from "../draft.js";
import { printedScale } from "../format.js";
import { rules, type Says } from "./says.js";

/** Whether the data bear the assertion out. */
export function isTrue(assertion: Assertion, figure: Figure): boolean {
  const limits = assertion.limits.map((limit) => limit / printedScale(figure.unit));
  return rules[assertion.says].holds(figure, limits);
}

/** The nearest assertion that the data do bear out: the same quantity, another `is`. */
export function trueAssertion(assertion: Assertion, figure: Figure): Assertion {
  if (isTrue(assertion, figure)) return assertion;
  if (assertion.quantity.kind === "level")
    return { ...assertion, limits: trueLimits(assertion.says, figure) };
  return { ...assertion, says: trueSays(assertion, figure) };
}

function trueSays({ quantity, says }: Assertion, { contrast }: Figure): Says {
  const change = quantity.kind === "change";
  if (contrast === null) throw new Error(`a ${quantity.kind} without a contrast`);
  const shown = contrast.significant;
  const directed = !says.startsWith("no-");
  if (contrast.direction === "none" || !(shown || directed))
    return change ? "no-change-shown" : "no-difference-shown";
  if (contrast.direction === "up") {
    if (shown) return change ? "rose" : "higher";
    return change ? "rose-not-significantly" : "higher-not-significantly";
  }
  if (shown) return change ? "fell" : "lower";
  return change ? "fell-not-significantly" : "lower-not-significantly";
}

/** Limits rounded outwards: to whole per cent for shares, hundredths for indices, and as printed for means. */
function trueLimits(says: Says, figure: Figure): readonly number[] {
  const decimals = { share: 0, index: 2, mean: figure.decimals }[figure.unit];
  const factor = 10 ** decimals;
  const fine = 1e-6;
  const scaled = (value: number) => value * printedScale(figure.unit) * factor;
  const round = (steps: number) => Number((steps / factor).toFixed(decimals));
  const below = round(Math.floor(scaled(figure.low) + fine));
  const above = round(Math.ceil(scaled(figure.high) - fine));
  switch (says) {
    case "at-least":
      return [below];
    case "more-than":
      return [round(Math.ceil(scaled(figure.low) - fine) - 1)];
    case "at-most":
      return [above];
    case "less-than":
      return [round(Math.floor(scaled(figure.high) + fine) + 1)];
    default:
      return [below, above];
  }
}
