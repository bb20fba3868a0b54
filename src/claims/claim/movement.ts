import { type ChangeDifferenceOf, type ChangeOf, quantityKey } from "../../vocabulary/quantity.js";
import { type Draft, tell } from "../draft.js";
import { oneLine, spotAt } from "../markdown/reading.js";
import { figureIfAny } from "../terms/figures.js";
import type { Hit } from "../words/findWords.js";
import type { Concept } from "../words/lexicon.js";
import { shownDirection } from "./bearing.js";
import { wholeOf } from "./beside.js";
import { evidenceIn } from "./describe.js";
import { type ClaimAtHand, forAuthor, pasteThis } from "./judge.js";
import { notShown, waySaid } from "./ways.js";

/**
 * Words of rise and fall in a claim about two changes, or about a part of one, speak of those changes: "rose more
 * than in the population" also says that it rose, "the improvement is driven by trust" that there was one. Each must
 * have been shown. And "fell more" is a lower change, "fell less" a higher one.
 */
export function checkMovement(claim: ClaimAtHand, hits: readonly Hit[], draft: Draft): void {
  const { quantity } = claim.assertion;
  if (quantity.kind === "change-difference") checkTwo(claim, quantity, hits, draft);
  const whole = wholeOf(quantity);
  if (whole !== null) checkWhole(claim, whole, hits, draft);
}

/** What a part is said to be a part of, and what is said to be driven, must have been shown. */
function checkWhole(claim: ClaimAtHand, whole: ChangeOf, hits: readonly Hit[], draft: Draft): void {
  const way = shownDirection(figureIfAny(whole, draft));
  const fits: readonly Concept[] = way === null ? [] : ["driver", way === "up" ? "rise" : "fall"];
  const hit = among(hits, ["rise", "fall", "driver"]).find(({ concept }) => !fits.includes(concept));
  if (hit) tellMovement(claim, [hit], `the whole change does not show it: ${evidence(whole, draft)}`, draft);
}

function checkTwo(
  claim: ClaimAtHand,
  quantity: ChangeDifferenceOf,
  hits: readonly Hit[],
  draft: Draft,
): void {
  const { says } = claim.assertion;
  const [[rise], [fall]] = [among(hits, ["rise"]), among(hits, ["fall"])];
  const [[more], [less]] = [among(hits, ["higher", "more-than"]), among(hits, ["lower", "less-than"])];
  for (const [one, other] of [
    [rise, fall],
    [more, less],
  ]) {
    if (!one || !other) continue;
    tellMovement(claim, [one, other], "a claim can say one of them", draft);
    return;
  }
  const moved = rise ?? fall;
  const way = rise ? "up" : "down";
  const extent = more ?? less;
  const said = waySaid(says);
  const reads = (more !== undefined) === (moved === undefined || way === "up") ? "up" : "down";
  if (said !== null && extent && reads !== said) {
    const reading = `reads as a change that is ${reads === "up" ? "higher" : "lower"}`;
    tellMovement(claim, moved ? [moved, extent] : [extent], reading, draft);
    return;
  }
  const [missing] = moved ? notShown(way, says, quantity, draft) : [];
  if (moved && missing) tellMovement(claim, [moved], `${evidence(missing, draft)} does not show it`, draft);
}

const among = (hits: readonly Hit[], concepts: readonly Concept[]) =>
  hits.filter(({ concept }) => concepts.includes(concept));

function evidence(change: ChangeOf, draft: Draft): string {
  const figure = figureIfAny(change, draft);
  return `“${quantityKey(change)}”, ${figure ? evidenceIn(figure, forAuthor(draft)) : "of which no figure was released,"}`;
}

function tellMovement(claim: ClaimAtHand, hits: readonly Hit[], why: string, draft: Draft): void {
  const { reading } = claim;
  const [first] = hits;
  const words = hits.map(({ text }) => `“${text}”`).join(" and ");
  tell(draft, first ? spotAt(reading, first.start, first.end, draft.lines) : claim.at, {
    code: "claim-words",
    what: `“${oneLine(reading.text)}” says ${words}, and ${why}.`,
    todo: pasteThis(claim, draft),
  });
}
