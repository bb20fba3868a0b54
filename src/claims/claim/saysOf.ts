import { isLevel, placesOf, type Quantity } from "../../vocabulary/quantity.js";
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
    case "matched":
      return ["difference"];
    case "chance":
      return [quantity.chance === "share-gap" ? "difference" : "level"];
    case "exposure":
      return [quantity.part === "likeness" ? "level" : "difference"];
    case "trend":
      return [quantity.part === "bend" ? "difference" : "change"];
    case "effect":
      return ["effect"];
    case "standardised":
      return kindsOf(quantity.of);
    case "movers":
      return [quantity.part === "stayed" ? "change" : "part"];
    default:
      return [isLevel(quantity) ? "level" : "change"];
  }
}

/** Words that a quantity brings along under each of its rules; movement.ts holds rise and fall against the data. */
export function alsoAllowed(quantity: Quantity): readonly Concept[] {
  return [
    ...allowedIn(quantity),
    ...(isOfSome(quantity) ? (["stayed", "came", "left", "siblings"] as const) : []),
  ];
}

/** Categories of people may be those who stayed, came or left. */
const isOfSome = (quantity: Quantity) =>
  quantity.kind === "component" || placesOf(quantity).some(({ category }) => category !== null);

function allowedIn(quantity: Quantity): readonly Concept[] {
  switch (quantity.kind) {
    case "change-difference":
    case "contribution":
    case "component":
      return ["rise", "fall"];
    case "movers":
      return quantity.part === "stayed" ? [] : ["rise", "fall"];
    case "contribution-share":
      return ["rise", "fall", "driver", "part"];
    case "clustering":
    case "double-difference":
      return ["between"];
    default:
      return [];
  }
}

/** Words that a quantity needs under each of its rules, of each group at least one. */
export function alsoNeeded(quantity: Quantity): readonly (readonly Concept[])[] {
  if (quantity.kind === "movers") return [[quantity.part]];
  if (quantity.kind === "matched") return [["matched"]];
  if (quantity.kind === "exposure") {
    return [
      ...(quantity.part === "all" ? [] : [["siblings"] as const]),
      ...(quantity.part === "likeness" ? [] : [["longer"] as const]),
    ];
  }
  return quantity.kind === "standardised" ? [["standardised"]] : [];
}
