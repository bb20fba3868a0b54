import type { Contrast, Figure } from "../../vocabulary/released.js";
import type { Assertion } from "../draft.js";
import { printedScale } from "../format.js";
import { type Bearing, pushOf } from "./bearing.js";
import { rules, type Says, sameness } from "./says.js";

/** Whether the data bear the assertion out. */
export function isTrue({ says, limits }: Assertion, found: Bearing): boolean {
  const scale = printedScale(found.figure.unit);
  return rules[says].holds(
    found,
    limits.map((limit) => limit / scale),
  );
}

/** The nearest assertion that the data do bear out: the same quantity, another `is`. */
export function trueAssertion(assertion: Assertion, found: Bearing): Assertion {
  if (isTrue(assertion, found)) return assertion;
  const { kinds } = rules[assertion.says];
  if (kinds.includes("level")) return { ...assertion, limits: trueLimits(assertion.says, found.figure) };
  return {
    ...assertion,
    says: kinds.includes("part") ? pushOf(found) : trueContrast(assertion, found.figure),
  };
}

interface Words {
  /** What is said where it is significant, and where it is not. */
  readonly up: readonly [Says, Says];
  readonly down: readonly [Says, Says];
  readonly none: Says;
}

const ofChange: Words = {
  up: ["rose", "rose-not-significantly"],
  down: ["fell", "fell-not-significantly"],
  none: "no-change-shown",
};
const ofDifference: Words = {
  up: ["higher", "higher-not-significantly"],
  down: ["lower", "lower-not-significantly"],
  none: "no-difference-shown",
};
const ofChangeDifference: Words = {
  up: ["more", "more-not-significantly"],
  down: ["less", "less-not-significantly"],
  none: "no-difference-shown",
};

function trueContrast({ quantity, says }: Assertion, { contrast }: Figure): Says {
  if (contrast === null) throw new Error(`a ${quantity.kind} without a contrast`);
  const { direction, significant } = contrast;
  if (rules[says].kinds.includes("effect")) return trueEffect(contrast);
  const words = rules[says].kinds.includes("change")
    ? ofChange
    : quantity.kind === "change-difference"
      ? ofChangeDifference
      : ofDifference;
  const directed = !says.startsWith("no-") && !sameness.has(says);
  if (direction === "none" || !(significant || directed)) return words.none;
  return words[direction][significant ? 0 : 1];
}

function trueEffect({ direction, significant, pretrend }: Contrast): Says {
  if (direction === "none" || !significant) return "no-effect-shown";
  if (pretrend?.alike) return direction === "up" ? "raised" : "lowered";
  return direction === "up" ? "sign-of-rise" : "sign-of-fall";
}

/** Limits rounded outwards: to whole per cent for shares, hundredths for indices, and as printed for means. */
function trueLimits(says: Says, figure: Figure): readonly number[] {
  const decimals = { share: 0, part: 0, index: 2, ratio: 2, mean: figure.decimals }[figure.unit];
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
