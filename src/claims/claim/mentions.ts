import { type LevelOf, type Place, quantityKey } from "../../vocabulary/quantity.js";
import { type Assertion, type Draft, tell } from "../draft.js";
import { type Mention, oneLine } from "../markdown/reading.js";
import type { ClaimAtHand } from "./judge.js";
import { type Named, namedIn } from "./typedNames.js";

/** The two places that a claim compares, or the one place of a level twice. */
export function placesOf({ quantity }: Assertion): readonly [first: Place, second: Place] {
  switch (quantity.kind) {
    case "level":
      return [quantity.at, quantity.at];
    case "change":
      return [quantity.from, quantity.to];
    case "difference":
      return [quantity.against, quantity.of];
  }
}

/**
 * Every number and name in a claim's sentence must belong to what it asserts: its own figure, the levels of
 * its one or two places, their waves, groups and categories, bound or typed; and each of its limits must be in the sentence.
 */
export function checkMentions(claim: ClaimAtHand, draft: Draft): void {
  const { assertion, reading } = claim;
  const quoted = `“${oneLine(reading.text)}”`;
  for (const named of namedIn(reading, draft)) {
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

function belongs(mention: Mention, assertion: Assertion): boolean {
  const places = placesOf(assertion);
  const { measure } = assertion.quantity;
  switch (mention.kind) {
    case "number":
      return [assertion.quantity, ...places.map((at): LevelOf => ({ kind: "level", measure, at }))]
        .map(quantityKey)
        .includes(quantityKey(mention.quantity));
    case "wave":
      return places.some(({ wave }) => wave === mention.wave);
    case "group":
      return places.some(({ group }) => group === mention.group);
    case "category":
      return places.some(({ category }) => isSame(category, mention.category));
    case "measure":
      return mention.measure === measure;
    case "limit":
      return assertion.limits.includes(mention.limit);
  }
}

export function isSame(one: Place["category"], other: Place["category"]): boolean {
  return one?.breakdown === other?.breakdown && one?.category === other?.category;
}

function mentioned({ text, mentions: [mention] }: Named): string {
  return mention.kind === "number" ? `“${text}” (${quantityKey(mention.quantity)})` : `“${text}”`;
}
