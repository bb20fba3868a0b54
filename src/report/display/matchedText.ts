import type { MatchedNote } from "../../vocabulary/estimate.js";
import type { PublicCount } from "../../vocabulary/intake.js";
import type { Figure } from "../../vocabulary/released.js";
import type { Study } from "../../vocabulary/study.js";
import type { Language } from "../../vocabulary/text.js";
import { fill, wordsIn } from "../words.js";
import { numberText } from "./figureText.js";
import { largestAlike, traitName } from "./traitName.js";

/** Who was matched, who was not, and what they are still not alike in, as sentences. */
export function matchedText(note: MatchedNote, figure: Figure, study: Study, language: Language): string {
  const words = wordsIn(language);
  const count = (people: PublicCount) =>
    people === null ? words.tooFewToTell : numberText(people, 0, language);
  const apart = note.rows.filter(({ after }) => after === null || Math.abs(after) > largestAlike);
  const traits = apart.map(({ trait }) => traitName(trait, figure, study, language)).join(", ");
  const { matched, others, unmatched, unknown, untold } = note;
  return [
    matched === null || others === null
      ? ""
      : fill(words.noteMatched, { matched: count(matched), others: count(others) }),
    unmatched === 0 ? "" : fill(words.noteUnmatched, { people: count(unmatched) }),
    unknown === 0 ? "" : fill(words.noteMatchUnknown, { people: count(unknown) }),
    apart.length === 0
      ? ""
      : fill(words.noteMatchApart, { traits, limit: numberText(largestAlike, 1, language) }),
    untold === 0 ? "" : fill(words.noteMatchUntold, { traits: count(untold) }),
  ]
    .filter((sentence) => sentence !== "")
    .join(" ");
}
