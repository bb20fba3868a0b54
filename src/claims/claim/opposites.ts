import { type Draft, tell } from "../draft.js";
import { inLanguage } from "../inLanguage.js";
import { oneLine, spotAt } from "../markdown/reading.js";
import { findWords } from "../words/findWords.js";
import { measuresOf } from "./beside.js";
import type { ClaimAtHand } from "./judge.js";

/**
 * A claim about who is glad says nothing of who is unglad: words that turn a measure's own words round
 * ("unhappy", "utryg") are refused, unless the measure of the claim is itself called so.
 */
export function checkOpposites({ assertion, reading }: ClaimAtHand, draft: Draft): void {
  const { study, language, finder } = draft;
  const about = measuresOf(assertion.quantity);
  const own = study.measures
    .filter(({ id }) => about.includes(id))
    .map(({ label }) => inLanguage(label, language).toLowerCase());
  const labels = study.measures.flatMap(
    ({ label }) => inLanguage(label, language).match(/\p{L}{4,}/gu) ?? [],
  );
  const stems = [...new Set(labels.map((word) => stemOf(word.toLowerCase())))].filter(
    (stem) => stem.length >= 3,
  );
  const known = finder.lexicon.opposites.join("|").replaceAll("*", "\\p{L}*");
  const turned = stems.length === 0 ? "" : `|${prefix}-?(?:${stems.join("|")})\\p{L}*`;
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${known}${turned})(?![\\p{L}\\p{N}])`, "giu");
  const hits = findWords(reading.forWords, finder);
  for (const match of reading.forWords.matchAll(pattern)) {
    const [word] = match;
    const [start, end] = [match.index, match.index + word.length];
    if (own.some((label) => label.includes(stemOf(word.toLowerCase())))) continue;
    if (hits.some((hit) => hit.start < end && hit.end > start)) continue;
    tell(draft, spotAt(reading, start, end, draft.lines), {
      code: "claim-words",
      what: `“${oneLine(reading.text)}” says “${word}”, which turns a measure round, and the claim is about “${about.join("” and “")}”.`,
      todo: `Say it of what was measured. Where “${word}” asserts nothing, write :words[${word}].`,
    });
  }
}

const prefix = "(?:un|dis|mis|non|in|im|u)";

/** A word without the ending that its kin do not share: happy, happiness → happ; tryghed, tryg → tryg. */
function stemOf(word: string): string {
  return word.replace(/(?<=\p{L}{3})(?:iness|ness|y|heden|hed|eligt|elige|elig|ed|en|et|es|e|t|s)$/u, "");
}
