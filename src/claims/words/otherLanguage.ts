import { type Draft, type Spot, tell } from "../draft.js";
import { languages } from "../languages.js";
import { findWords, wordFinder } from "./findWords.js";
import { asserting } from "./lexicon.js";

/**
 * A report in another language than its file name says would be read by the wrong words, and pass unchecked.
 *
 * It is told where words that assert in another language stand in the text, and the small words of that
 * language outnumber those of the report's own.
 */
export function tellOtherLanguage(body: string, begins: Spot, draft: Draft): void {
  const text = body.replace(/\{[^{}]*\}|`[^`]*`|https?:\S+/g, (hidden) => hidden.replace(/[^\n]/g, " "));
  const own = smallWords(text, draft.finder.lexicon.small);
  for (const [language, { lexicon }] of languages) {
    if (language === draft.language || smallWords(text, lexicon.small) <= own) continue;
    const hit = findWords(text, wordFinder(lexicon, [])).find(({ concept }) => asserting.has(concept));
    if (!hit) continue;
    const line = begins.line + text.slice(0, hit.start).split("\n").length - 1;
    tell(
      draft,
      { line, column: 1 },
      {
        code: "language-unknown",
        what: `The file is named as a report in “${draft.language}”, but its text reads as “${language}” (“${hit.text}”), so its asserting words would not be seen.`,
        todo: `Name it ${draft.slug}.${language}.md, or write it in “${draft.language}”.`,
      },
    );
  }
}

function smallWords(text: string, small: readonly string[]): number {
  return (
    text
      .toLowerCase()
      .match(/\p{L}+/gu)
      ?.filter((word) => small.includes(word)).length ?? 0
  );
}
