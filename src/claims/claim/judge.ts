import type { Figure } from "../../vocabulary/released.js";
import { type Assertion, type Draft, type Spot, tell } from "../draft.js";
import { idLabels } from "../labels.js";
import { wordingOf } from "../languages.js";
import { oneLine, type Reading } from "../markdown/reading.js";
import { writeClaim } from "./correction.js";
import { describe, evidenceIn, type Telling } from "./describe.js";
import type { Says } from "./says.js";
import { isTrue, trueAssertion } from "./truth.js";

/** A claim being checked. */
export interface ClaimAtHand {
  readonly assertion: Assertion;
  readonly reading: Reading;
  readonly at: Spot;
  readonly figure: Figure | null;
  /** The id that the author gave it. */
  readonly id: string | undefined;
}

/** Tells where the data do not bear the claim out, what they say, and what would be true. */
export function judge(claim: ClaimAtHand, figure: Figure, draft: Draft): void {
  if (isTrue(claim.assertion, figure)) return;
  tell(draft, claim.at, {
    code: "claim-false",
    what: `“${oneLine(claim.reading.text)}” claims ${describe(claim.assertion, forAuthor(draft))}. ${dataSay(claim.assertion, figure, draft)}`,
    todo: pasteThis(claim, draft),
  });
}

/** What the data say to the claim's quantity, in English, with all that is needed to judge it. */
export function dataSay(assertion: Assertion, figure: Figure, draft: Draft): string {
  const evidence = evidenceIn(figure, forAuthor(draft));
  if (assertion.quantity.kind === "level")
    return `The data say ${evidence}; a claim must hold for the whole interval.`;
  return `The data say ${finds(trueAssertion(assertion, figure).says)}: ${evidence}.`;
}

/** A claim about the same quantity that the data bear out; nothing where there is no figure. */
export function pasteThis({ assertion, figure, id }: ClaimAtHand, draft: Draft): string {
  if (figure === null) return "";
  return `True, and ready to paste: ${writeClaim(trueAssertion(assertion, figure), id, draft)}`;
}

/** Messages are in English and use the author's own names. */
function forAuthor({ study, language }: Draft): Telling {
  return { study, language: "en", labels: idLabels, unitLanguage: language };
}

/** What a claim finds, in the language of messages: "a significant rise". */
export function finds(says: Says): string {
  return wordingOf("en").finds(says, []);
}
