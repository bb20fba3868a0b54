import { isLevel, type Quantity } from "../../vocabulary/quantity.js";
import type { Concept } from "../words/lexicon.js";
import { type Kind, rules, type Says } from "./says.js";

/** The values of `is` that a claim about a quantity can have. */
export function saysOf(quantity: Quantity): readonly Says[] {
  const kinds = kindsOf(quantity);
  return (Object.keys(rules) as Says[]).filter((says) =>
    rules[says].kinds.some((kind) => kinds.includes(kind)),
  );
}

/** How a quantity is claimed; a share of a change both as a level and as a part. */
function kindsOf(quantity: Quantity): readonly Kind[] {
  switch (quantity.kind) {
    case "contribution":
    case "component":
      return ["part"];
    case "contribution-share":
      return ["part", "level"];
    case "change-difference":
      return ["change-difference"];
    case "difference":
    case "area-apart":
    case "double-difference":
      return ["difference"];
    case "chance":
      return [quantity.chance === "share-gap" ? "difference" : "level"];
    case "trend":
      return [quantity.part === "bend" ? "difference" : "change"];
    case "effect":
      return ["effect"];
    default:
      return [isLevel(quantity) ? "level" : "change"];
  }
}

/** Words that a quantity brings along under each of its rules; movement.ts holds rise and fall against the data. */
export function alsoAllowed({ kind }: Quantity): readonly Concept[] {
  switch (kind) {
    case "change-difference":
    case "contribution":
    case "component":
      return ["rise", "fall"];
    case "contribution-share":
      return ["rise", "fall", "driver", "part"];
    case "clustering":
    case "double-difference":
      return ["between"];
    default:
      return [];
  }
}
