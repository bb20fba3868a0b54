import { equivalenceMargin } from "../../vocabulary/equivalenceMargin.js";
import type { Figure } from "../../vocabulary/released.js";
import { type Assertion, type Draft, type Spot, tell } from "../draft.js";
import { idLabels } from "../labels.js";
import { wordingOf } from "../languages.js";
import { oneLine, type Reading } from "../markdown/reading.js";
import type { Bearing } from "./bearing.js";
import { writeClaim } from "./correction.js";
import { describe, evidenceIn, type Telling } from "./describe.js";
import { rules, type Says, sameness } from "./says.js";
import { isTrue, trueAssertion } from "./truth.js";

/** A claim being checked. */
export interface ClaimAtHand {
  readonly assertion: Assertion;
  readonly reading: Reading;
  readonly at: Spot;
  /** What the data say to it; `null` where its figure was not released. */
  readonly found: Bearing | null;
  /** The id that the author gave it. */
  readonly id: string | undefined;
}

/** Tells where the data do not bear the claim out, what they say, and what would be true. */
export function judge(claim: ClaimAtHand, found: Bearing, draft: Draft): void {
  const { assertion, reading, at } = claim;
  if (isTrue(assertion, found)) return;
  const quoted = `“${oneLine(reading.text)}”`;
  if (sameness.has(assertion.says) && !isMarginStated(found.figure, draft)) {
    tell(draft, at, {
      code: "margin-unstated",
      what: `${quoted} claims ${describe(assertion, forAuthor(draft))}, and the study states no margin for ${margins[found.figure.unit]}: nothing can be shown to be the same. ${dataSay(claim, draft)}`,
      todo: `State in study.yaml the largest difference that counts as none, analysis: {equivalence: {${found.figure.unit}: …}}. ${pasteThis(claim, draft)}`,
    });
    return;
  }
  tell(draft, at, {
    code: "claim-false",
    what: `${quoted} claims ${describe(assertion, forAuthor(draft))}. ${dataSay(claim, draft)}`,
    todo: pasteThis(claim, draft),
  });
}

function isMarginStated({ unit, quantity }: Figure, { study }: Draft): boolean {
  return equivalenceMargin(study.analysis, quantity.measure, unit) !== undefined;
}

const margins = {
  share: "shares",
  index: "dimensions and indices",
  mean: "means",
  part: "parts of a whole",
  ratio: "ratios",
};

/** What the data say to the claim's quantity, in English, with all that is needed to judge it; "" without a figure. */
export function dataSay({ assertion, found }: ClaimAtHand, draft: Draft): string {
  if (found === null) return "";
  const evidence = evidenceIn(found.figure, forAuthor(draft));
  if (rules[assertion.says].kinds.includes("level"))
    return `The data say ${evidence}; a claim must hold for the whole interval.`;
  const { whole } = found;
  const beside = whole ? `, where the whole change is ${evidenceIn(whole, forAuthor(draft))}` : "";
  return `The data say ${finds(trueAssertion(assertion, found).says)}: ${evidence}${beside}.`;
}

/** A claim about the same quantity that the data bear out; nothing where there is no figure. */
export function pasteThis({ assertion, found, id }: ClaimAtHand, draft: Draft): string {
  if (found === null) return "";
  return `True, and ready to paste: ${writeClaim(trueAssertion(assertion, found), id, draft)}`;
}

/** Messages are in English and use the author's own names. */
export function forAuthor({ study, language }: Draft): Telling {
  return { study, language: "en", labels: idLabels, unitLanguage: language };
}

/** What a claim finds, in the language of messages: "a significant rise". */
export function finds(says: Says): string {
  return wordingOf("en").finds(says, []);
}
