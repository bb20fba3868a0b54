import { type CategoryRef, placesOf, type Quantity, quantityKey } from "../../vocabulary/quantity.js";
import { type Assertion, type Draft, tell } from "../draft.js";
import { type Mention, oneLine } from "../markdown/reading.js";
import { besideOf, measuresOf } from "./beside.js";
import type { ClaimAtHand } from "./judge.js";
import { type Named, namedIn } from "./typedNames.js";

/**
 * Every number and name in a claim's sentence must belong to what it asserts: its own figure and those that it is
 * made of, their waves, groups and categories, bound or typed; and each of its limits must be in the sentence.
 */
export function checkMentions(claim: ClaimAtHand, draft: Draft): void {
  const { assertion, reading } = claim;
  const quoted = `“${oneLine(reading.text)}”`;
  for (const named of namedIn(reading, draft, dimensionsBeside(assertion.quantity, draft))) {
    if (named.mentions.some((mention) => belongs(mention, assertion))) continue;
    tell(draft, named.at, {
      code: "claim-mention",
      what: `${quoted} mentions ${mentioned(named)}, which is not what the claim is about (${quantityKey(assertion.quantity)}).`,
      todo: "Give it a sentence of its own, or change what the claim is about.",
    });
  }
  const said = reading.pieces.flatMap(({ mention }) => (mention?.kind === "limit" ? [mention.limit] : []));
  for (const limit of assertion.limits.filter((candidate) => !said.includes(candidate))) {
    tell(draft, claim.at, {
      code: "claim-limit-unsaid",
      what: `${quoted} is claimed to say “${assertion.says} ${assertion.limits.join(" and ")}” but does not say ${limit}.`,
      todo: `Put :limit[${limit}] in the sentence, where the number is to stand.`,
    });
  }
}

/** The dimensions of the index that a claim takes apart: each of them is a name where it is typed, too. */
function dimensionsBeside(quantity: Quantity, { study }: Draft): readonly string[] {
  if (!("dimension" in quantity)) return [];
  const index = study.measures.find(({ id }) => id === quantity.measure);
  return index?.kind === "index" ? index.dimensions : [];
}

function belongs(mention: Mention, { quantity, limits }: Assertion): boolean {
  const places = placesOf(quantity);
  switch (mention.kind) {
    case "number":
      return [quantity, ...besideOf(quantity)].map(quantityKey).includes(quantityKey(mention.quantity));
    case "wave":
      return places.some(({ wave }) => wave === mention.wave);
    case "group":
      return places.some(({ group }) => group === mention.group);
    case "category":
      return (
        places.some(({ category }) => isSame(category, mention.category)) ||
        divides(quantity, mention.category)
      );
    case "measure":
      return measuresOf(quantity).includes(mention.measure);
    case "limit":
      return limits.includes(mention.limit);
  }
}

/** Whether a category is one by which a change is divided: a part's own, or any where a component is of all together. */
function divides(quantity: Quantity, { breakdown, category }: CategoryRef): boolean {
  if (quantity.kind === "movers") return isSame(quantity.way, { breakdown, category });
  if (quantity.kind !== "component" || quantity.breakdown !== breakdown) return false;
  return quantity.category === null || quantity.category === category;
}

export function isSame(one: CategoryRef | null, other: CategoryRef | null): boolean {
  return one?.breakdown === other?.breakdown && one?.category === other?.category;
}

function mentioned({ text, mentions: [mention] }: Named): string {
  return mention.kind === "number" ? `“${text}” (${quantityKey(mention.quantity)})` : `“${text}”`;
}
