import { type Draft, tell } from "../draft.js";
import { oneLine } from "../markdown/reading.js";
import { hasWord, quotedEntries } from "../words/findWords.js";
import { type ClaimAtHand, pasteThis } from "./judge.js";

/**
 * A claim of a measure of chances must say which: “the share fell” is no claim of an odds ratio. The word may stand
 * in :words, which a reader reads too, but not in a name of the study alone. A gap in one wave is said as a difference
 * of two shares, and needs no other word.
 */
export function checkChanceSaid(claim: ClaimAtHand, draft: Draft): void {
  const { assertion, reading } = claim;
  const { quantity } = assertion;
  if (quantity.kind !== "chance" && quantity.kind !== "chance-change") return;
  if (quantity.kind === "chance" && quantity.chance === "share-gap") return;
  const words = draft.finder.lexicon.chances[quantity.chance];
  const said = reading.pieces.map(({ mention, text }) => (mention === null ? text : "\uFFFC ")).join("");
  if (hasWord(said, words)) return;
  tell(draft, claim.at, {
    code: "claim-words",
    what: `“${oneLine(reading.text)}” is claimed of as=${quantity.chance}, but has no word for that measure.`,
    todo: `Say it with ${quotedEntries(words)}. ${pasteThis(claim, draft)}`.trim(),
  });
}
